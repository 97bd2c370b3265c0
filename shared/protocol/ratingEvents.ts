/** What players of a duel are told of their ratings. Types only: parseRating.ts rebuilds what arrives. */
import type { Division } from './boards.ts';

/** Why a duel is not rated. */
export const UNRATED = [
  'friends', // by private link
  'handicap', // the agent reacts late
  'wind', // another world than that of rated duels
  'moment', // that agent is not on the board
  'engine', // a page computes other bits
  'banned',
  'pair', // these two have played enough today
  'day', // this player has
  'waited', // it waited for a player
  'broken-off', // before its first tick, or by the server
  'failed', // it could not be stored
] as const;
export type Unrated = (typeof UNRATED)[number];

export interface RatingNow {
  readonly rating: number;
  readonly deviation: number;
  readonly provisional: boolean;
}

/** As a duel begins, to its players. */
export interface MatchStakes {
  readonly match: string;
  readonly unrated: Unrated | null; // null: it counts
  readonly ratings: readonly (RatingNow | null)[]; // by seat; null: has none yet
}

/** At the end of a duel, once it is stored. */
export interface MatchRated {
  readonly match: string;
  readonly unrated: Unrated | null;
  readonly change: null | (RatingNow & { readonly before: number; readonly division: Division; readonly row: string }); // yours
}
