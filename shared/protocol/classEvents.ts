/** Everything about classes that goes over the wire. Types only: parseClass.ts rebuilds what arrives, classFrame.ts packs what a big screen is sent. */
import type { SpeedClass } from '../arena/speed.ts';
import type { ClassPhase, ClassSettings, Member } from '../class/classRules.ts';
import type { ClassRound } from '../class/classScores.ts';
import type { WindLevel } from '../sim/wind.ts';
import type { SeatInfo } from './matchEvents.ts';

export type ClassMember = Pick<Member, 'id' | 'name' | 'here'>;

/** The same for everybody in the class. */
export interface ClassState {
  readonly code: string;
  readonly phase: ClassPhase;
  readonly settings: ClassSettings; // of the next round
  readonly hostHere: boolean;
  readonly members: readonly ClassMember[];
  readonly round: number; // that runs, or ran last; 0 before the first
  readonly standing: number; // people in it
}

/** A round as it began: which lane is whose. */
export interface ClassBegun {
  readonly round: number;
  readonly speed: SpeedClass;
  readonly wind: WindLevel;
  readonly lanes: readonly { readonly member: number | null; readonly seat: SeatInfo }[]; // null: the agent
}

export interface ClassEntered {
  readonly me: number | null; // member; null: the host
  readonly state: ClassState;
  readonly begun: ClassBegun | null; // of the round that runs, or ran last
  readonly rounds: readonly ClassRound[]; // over, oldest first; to a member only the newest
}

/** closed: by its host, or nobody came back. kicked: by its host. moved: another page of yours has the place now. */
export const CLASS_ENDS = ['closed', 'kicked', 'moved', 'server-closing'] as const;
export type ClassEnd = (typeof CLASS_ENDS)[number];
