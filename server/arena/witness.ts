/** Who else wants to know of matches: boards and ratings. Told between ticks; must not throw and must not take long. */
import type { MatchSetup } from '../../shared/arena/match.ts';
import type { Replay } from '../../shared/arena/replay.ts';
import type { HostResult } from '../../shared/netcode/referee.ts';
import type { MatchRequest, SeatInfo } from '../../shared/protocol/matchEvents.ts';
import type { Mode } from '../../shared/protocol/modes.ts';
import type { Player } from './listener.ts';

export interface WitnessedMatch {
  readonly match: string; // id, used once
  readonly mode: Mode;
  readonly setup: MatchSetup;
  readonly company: MatchRequest['company'];
  readonly seats: readonly { readonly info: SeatInfo; readonly player: Player | null }[];
  readonly waits: boolean; // for a silent player
  readonly startedAt: number; // ms since 1970
  readonly interrupted: readonly number[]; // ticks at which a server was stopped; the newest is where it goes on now
}

export interface WitnessedEnd extends HostResult {
  readonly freezes: number; // how often it waited for a player
  readonly frozen: boolean; // it ended while it waited
  readonly exact: readonly boolean[]; // by seat: the page that played last computes our bits; true for agents
  readonly replay: Replay | null; // null where the world is not replayed from its inputs
}

export interface Witness {
  began(match: WitnessedMatch): void;
  /** A page of this player's, which may know nothing of the match, is back in it. @param freezes how often it has waited by now */
  resumed?(match: WitnessedMatch, player: Player['id'], freezes: number): void;
  ended(match: WitnessedMatch, end: WitnessedEnd): void;
}
