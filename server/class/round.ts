/** One round of a class: a survival match for each lane, all of one start and one tick, seen together. */
import { type ClassRow, placeRows } from '../../shared/class/classScores.ts';
import type { ClassBegun } from '../../shared/protocol/classEvents.ts';
import { type ClassLaneNow, packClassFrame } from '../../shared/protocol/classFrame.ts';
import type { ErrorCode } from '../../shared/protocol/events.ts';
import type { Arena } from '../arena/arena.ts';
import type { Room } from '../arena/room.ts';
import type { Together } from '../arena/together.ts';

export interface RoundLane extends Together {
  readonly member: number | null; // null: the agent
}

export interface Round {
  readonly begun: ClassBegun;
  readonly seed: number;
  frame(): string;
  /** People who have neither fallen nor gone. */
  readonly standing: () => number;
  /** Ends what is left: the agent's lane, or all of them. */
  end(): void;
  /** Best first. @param counts whether a member has a result */
  rows(counts: (member: number) => boolean): readonly ClassRow[];
}

function laneNow({ host }: Room): ClassLaneNow {
  const { carts, falls, held } = host.keyframe(null);
  const { x, theta } = carts[0]!;
  const gone = host.over() ? ({ tick: host.tickNow(), cause: 'gone', side: 'left' } as const) : null;
  const down = falls[0] ?? gone;
  return down ? { x, theta: 0, push: 0, down } : { x, theta, push: held[0] ?? 0, down: null };
}

/** @param how round and conditions; its lanes are those of `lanes` */
export function beginRound(
  arena: Pick<Arena, 'together'>,
  how: Omit<ClassBegun, 'lanes'>,
  lanes: readonly RoundLane[],
): Round | ErrorCode {
  const { round, speed, wind } = how;
  const alone = { mode: 'survival', speed, wind, company: 'agents', agent: null, reaction: 0, seats: 1 } as const;
  const rooms = arena.together(alone, lanes);
  if (typeof rooms === 'string') return rooms;
  const people = rooms.filter((_, lane) => lanes[lane]!.member !== null);

  return {
    begun: { ...how, lanes: lanes.map(({ member, plan }) => ({ member, seat: plan.info })) },
    seed: rooms[0]!.plan.setup.seed,
    frame() {
      const tick = Math.max(...rooms.map(({ host }) => host.keyframe(null).tick)); // those that are over stand still
      return packClassFrame({ round, tick, lanes: rooms.map(laneNow) });
    },
    standing: () => people.filter(({ host }) => !host.over()).length,
    end() {
      for (const { host } of rooms) if (!host.over()) host.end('left');
    },
    rows(counts) {
      const rows = rooms.map(({ host }, lane) => {
        const { member, plan } = lanes[lane]!;
        const [fall = null] = host.keyframe(null).falls;
        const name = plan.info.kind === 'human' ? plan.info.name : plan.info.agent;
        return {
          member,
          name,
          ticks: fall?.tick ?? host.tickNow(),
          fall: fall && { cause: fall.cause, side: fall.side },
        };
      });
      return placeRows(rows.filter(({ member }) => member === null || counts(member)));
    },
  };
}
