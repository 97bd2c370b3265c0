/** Everything about matches that goes over the wire. Types only: parseMatch.ts rebuilds what arrives. */
import type { Fall, MatchSetup } from '../arena/match.ts';
import type { SpeedClass } from '../arena/speed.ts';
import type { Keyframe } from '../netcode/confirmed.ts';
import type { Absence, MatchEnd } from '../netcode/referee.ts';
import type { WindLevel } from '../sim/wind.ts';
import type { Mode } from './modes.ts';

/** A wish to play. What a mode does not need is ignored. */
export interface MatchRequest {
  readonly mode: Mode;
  readonly speed: SpeedClass;
  readonly wind: WindLevel;
  readonly company: 'agents' | 'anyone' | 'friends'; // at once against agents; whoever comes; whoever has the link
  readonly agent: string | null; // id of a house agent or of a moment of the live run; null: the server chooses
  readonly reaction: number; // ticks by which agents see the world late, 0..25
  readonly seats: number; // of a royale, 3..8
}

export type SeatInfo =
  | { readonly kind: 'human'; readonly name: string }
  | {
      readonly kind: 'agent';
      readonly agent: string;
      readonly recipe: string;
      readonly episode: number;
      readonly mean: number; // ticks over greedy episodes
      readonly reaction: number; // ticks of handicap
      readonly name?: string; // of an agent of the board, whose recipe and episode nobody knows
    };

/** People who wait for a match to begin. */
export interface LobbyInfo {
  readonly code: string; // what a link to it carries
  readonly mode: Mode;
  readonly speed: SpeedClass;
  readonly wind: WindLevel;
  readonly seats: number;
  readonly names: readonly string[]; // who is there, the host first
  readonly host: boolean; // you may start it
  readonly open: boolean; // anybody may come in; else whoever has the link
  readonly startsInMs: number | null; // by itself; null: not before it is full or the host says so
}

export interface MatchJoined {
  readonly match: string;
  readonly mode: Mode;
  readonly seat: number | null; // yours; null: you watch
  readonly setup: MatchSetup;
  readonly seats: readonly SeatInfo[];
  readonly keyframe: Keyframe;
  readonly waits: boolean; // for a silent player; else the last action holds
  readonly states: boolean; // every frame carries full states, because your engine computes other bits than ours
  readonly spectators: number;
}

export type Entered =
  | { readonly kind: 'waiting'; readonly lobby: LobbyInfo }
  | { readonly kind: 'playing'; readonly joined: MatchJoined };

export interface MatchResult {
  readonly match: string;
  readonly tick: number;
  readonly winner: number | 'draw';
  readonly falls: readonly (Fall | null)[]; // by seat
  readonly absent: readonly (Absence | null)[]; // by seat: why nobody was at the stick
  readonly lateInputs: number; // yours
  readonly end: MatchEnd;
  readonly replay: string | null; // what a replay link carries; null where the world is not replayed from its inputs
}

/** A match against agents waits while its player is gone (NET7). */
export interface MatchFrozen {
  readonly match: string;
  readonly frozen: boolean;
  readonly tick: number;
}

/** Who else is there: how many watch, and whether the others want to play again. */
export interface MatchPeople {
  readonly match: string;
  readonly spectators: number;
  readonly rematch: readonly string[]; // names of those who asked for one
  readonly left: boolean; // somebody whom a rematch would need is gone
}

export interface LiveMatch {
  readonly match: string;
  readonly mode: Mode;
  readonly setup: MatchSetup;
  readonly seats: readonly SeatInfo[];
  readonly tick: number;
  readonly standing: number; // seats that have not fallen
  readonly spectators: number;
}

/** What can be watched or joined now. */
export interface MatchList {
  readonly live: readonly LiveMatch[]; // best first: the one that TV would show
  readonly open: readonly LobbyInfo[];
}
