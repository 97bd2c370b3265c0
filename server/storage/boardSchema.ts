/** The tables of boards, players and ratings, as queries see them. What is said of `schema.ts` holds here too. */
import type { StoredGame, StoredPlayer, StoredRating, StoredSubmission } from '../boards/stores.ts';
import type { StoredSurvival } from '../boards/survivalStore.ts';

export interface BoardSchema {
  readonly boardRows: BoardRowRow;
  readonly boardTotals: BoardTotalRow;
  readonly boardBuckets: BoardBucketRow;
  readonly players: StoredPlayer;
  readonly survivals: StoredSurvival;
  readonly survivalCounts: SurvivalCountRow;
  readonly submissions: StoredSubmission;
  readonly submissionFiles: { readonly id: string; readonly file: Uint8Array };
  readonly ratings: StoredRating;
  readonly ratedGames: RatedGameRow;
  readonly ratedPairs: RatedPairRow;
  readonly ratingHistory: RatingHistoryRow;
  readonly auditEntries: AuditRow;
}

export interface BoardRowRow {
  readonly board: string;
  readonly division: string;
  readonly id: string;
  readonly owner: string | null;
  readonly name: string;
  readonly nameLower: string; // what is searched
  readonly byName: string | null;
  readonly place: string;
  readonly at: number;
  readonly hidden: number; // 0 or 1
  readonly figures: string; // JSON
  readonly proof: string; // JSON
}

/** Shown rows of a division. Every writer changes it first, so that those of one division wait for each other. */
export interface BoardTotalRow {
  readonly board: string;
  readonly division: string;
  readonly total: number;
}

/** How many shown rows have a place from `lower` on, up to the next bucket's. */
export interface BoardBucketRow {
  readonly board: string;
  readonly division: string;
  readonly lower: string; // '' for the first
  readonly count: number;
}

/** Survival runs of a player in a speed class that are over. */
export interface SurvivalCountRow {
  readonly player: string;
  readonly speed: string;
  readonly finished: number;
  readonly abandoned: number;
  readonly best: number; // ticks, of the finished ones
}

export interface RatedGameRow extends Omit<StoredGame, 'ratings'> {
  readonly firstBefore: number;
  readonly firstAfter: number;
  readonly secondBefore: number;
  readonly secondAfter: number;
}

/** What `id` did against `opponent`; every game counts in two of them. */
export interface RatedPairRow {
  readonly division: string;
  readonly id: string;
  readonly opponent: string;
  readonly opponentName: string; // in their last game
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
}

export interface RatingHistoryRow {
  readonly division: string;
  readonly id: string;
  readonly games: number; // after so many
  readonly at: number;
  readonly rating: number;
  readonly deviation: number;
}

export interface AuditRow {
  readonly number: number; // counts up
  readonly at: number;
  readonly by: string;
  readonly action: string;
  readonly target: string;
  readonly reason: string;
}
