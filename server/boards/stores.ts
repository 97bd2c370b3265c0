/** What boards, identity and ratings need of a database. Every method that resolves has been committed: it is there after a `kill -9`. */
import type { BoardFigures, BoardName, Division } from '../../shared/protocol/boards.ts';
import type { RowProof } from '../../shared/protocol/rowProofs.ts';
import type { SubmissionKind, SubmissionStatus } from '../../shared/protocol/submissions.ts';
import type { SurvivalStore } from './survivalStore.ts';

/** A row as it is stored: its rank follows from its place. */
export interface StoredRow {
  readonly board: BoardName;
  readonly division: Division;
  readonly id: string;
  readonly owner: string | null; // id of a player; null: the house
  readonly name: string; // shown, and searched without regard to case
  readonly by: string | null;
  readonly place: string; // digits only, all of a board equally long; what sorts first is better. Ends so that no two are equal
  readonly at: number; // ms since 1970
  readonly figures: BoardFigures;
  readonly proof: RowProof; // of ratings: null parts are filled from the ratings' own tables
  readonly hidden: boolean; // by an administrator: in no list, and it counts for no rank
}

export interface RankedRow extends StoredRow {
  readonly rank: number; // among the shown ones, from 1
}

/** Lists leave the proof out: `proof` of a listed row is not to be read. */
export type ListedRow = Omit<RankedRow, 'proof'>;

export interface RowPage {
  readonly total: number; // shown rows of the division
  readonly rows: readonly ListedRow[]; // best first
}

/** All in at most 20 ms p99 at a million rows a board. */
export interface BoardStore {
  /** Inserts or replaces the row of this board, division and id. What `hide` has hidden stays hidden. */
  put(row: StoredRow): Promise<void>;
  find(board: BoardName, division: Division, id: string): Promise<RankedRow | null>;
  /** @param from rows after that place (best first), or before it; null: from the top */
  page(
    board: BoardName,
    division: Division,
    from: { readonly after: string } | { readonly before: string } | null,
    limit: number,
  ): Promise<RowPage>;
  /** The row in the middle of `limit` ones; null if it is not there or hidden. */
  around(board: BoardName, division: Division, id: string, limit: number): Promise<RowPage | null>;
  /** Rows whose name begins with the text, or has it if few begin so, best first; at most 50. */
  search(board: BoardName, division: Division, text: string, limit: number): Promise<RowPage>;
  divisions(): Promise<readonly { readonly board: BoardName; readonly division: Division; readonly total: number }[]>;
  /** @returns whether there was such a row */
  hide(board: BoardName, division: Division, id: string, hidden: boolean): Promise<boolean>;
  /** Rows of a player, over all boards. */
  ofOwner(owner: string): Promise<readonly StoredRow[]>;
}

export interface StoredPlayer {
  readonly id: string; // of the session
  readonly name: string | null; // null: none chosen
  readonly nameKey: string | null; // what look-alikes share; unique
  readonly recovery: string | null; // SHA-256 of the code, hex
  readonly epoch: number; // tokens of another epoch are worth nothing
  readonly banned: string | null; // why
  readonly createdAt: number;
  readonly seenAt: number;
}

export interface PlayerStore {
  find(id: string): Promise<StoredPlayer | null>;
  byRecovery(sha256: string): Promise<StoredPlayer | null>;
  byNameKey(nameKey: string): Promise<StoredPlayer | null>;
  /**
   * Inserts or replaces; the names of their rows follow in the same transaction.
   * @returns false if another player has this nameKey; nothing is changed then
   */
  put(player: StoredPlayer): Promise<boolean>;
  /** Player, rows, runs, submissions with their files, ratings; in games of others the name becomes "deleted". */
  forget(id: string): Promise<void>;
  /** All that is stored of a player, for themselves: rows of the database by table, as plain JSON. Files of submissions are left out: they have own addresses. */
  everything(id: string): Promise<Readonly<Record<string, readonly unknown[]>>>;
}

export interface StoredSubmission {
  readonly id: string;
  readonly kind: SubmissionKind;
  readonly owner: string | null; // null: the house
  readonly by: string | null;
  readonly name: string;
  readonly hash: string; // unique per kind among those that are not refused
  readonly format: string | null;
  readonly status: SubmissionStatus;
  readonly problem: string | null;
  readonly committedAt: number;
  readonly entropy: string | null;
  readonly drawnAt: number | null;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly division: Division;
  readonly results: string | null; // JSON of what is done so far, so that a restart goes on
  readonly bytes: number; // of its file
}

export interface SubmissionStore {
  /** @param file the policy as our own file, or the recipe as JSON in UTF-8. @returns the one that has this hash already, or null: stored */
  create(submission: StoredSubmission, file: Uint8Array): Promise<StoredSubmission | null>;
  find(id: string): Promise<StoredSubmission | null>;
  byHash(kind: SubmissionKind, hash: string): Promise<StoredSubmission | null>;
  file(id: string): Promise<Uint8Array | null>;
  /** Queued and running, oldest first. */
  waiting(): Promise<readonly StoredSubmission[]>;
  ofOwner(owner: string, limit: number): Promise<readonly StoredSubmission[]>;
  /** How many of an owner were committed since then, ms since 1970. */
  countSince(owner: string, since: number): Promise<number>;
  /** Status running; the entropy is set once and never changed. @returns as it is stored then */
  draw(id: string, entropy: string, drawnAt: number): Promise<StoredSubmission>;
  progress(id: string, results: string): Promise<void>;
  /** Status and rows in one transaction. */
  admit(id: string, endedAt: number, rows: readonly StoredRow[]): Promise<void>;
  /** The file goes with it. */
  refuse(id: string, endedAt: number, problem: string): Promise<void>;
}

export interface StoredRating {
  readonly division: Division;
  readonly id: string; // of the row: a player's or an agent's
  readonly who: 'player' | 'agent';
  readonly rating: number;
  readonly deviation: number;
  readonly volatility: number;
  readonly ratedAt: number; // of the last game
  readonly games: number;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
}

export interface StoredGame {
  readonly game: string;
  readonly division: Division;
  readonly at: number;
  readonly first: string; // rated id
  readonly second: string;
  readonly firstName: string;
  readonly secondName: string;
  readonly winner: 'first' | 'second' | 'draw';
  readonly end: string;
  readonly link: string | null;
  readonly ratings: readonly [number, number, number, number]; // first before and after, second before and after
}

export interface RatingStore {
  find(division: Division, id: string): Promise<StoredRating | null>;
  /**
   * A finished game with both new ratings and their rows, unless the game is stored already: then it is `known`.
   * @param from games that each of the ratings had when the new ones were worked out; if one has others now it is `stale`, and nothing is stored
   */
  record(
    game: StoredGame,
    ratings: readonly StoredRating[],
    rows: readonly StoredRow[],
    from?: readonly number[],
  ): Promise<'stored' | 'known' | 'stale'>;
  /** Newest first. */
  games(division: Division, id: string, limit: number): Promise<readonly StoredGame[]>;
  opponents(
    division: Division,
    id: string,
  ): Promise<
    readonly {
      readonly id: string;
      readonly name: string;
      readonly wins: number;
      readonly draws: number;
      readonly losses: number;
    }[]
  >;
  /** The newest of them, oldest first. */
  history(
    division: Division,
    id: string,
    limit: number,
  ): Promise<readonly { readonly at: number; readonly rating: number; readonly deviation: number }[]>;
  /** Games of rated agents among each other, each pair once, as the better rated one sees it; best first. */
  crossPlay(division: Division): Promise<
    readonly {
      readonly first: string;
      readonly second: string;
      readonly wins: number;
      readonly draws: number;
      readonly losses: number;
    }[]
  >;
}

export interface AuditEntry {
  readonly at: number;
  readonly by: string; // the system's user
  readonly action: 'hide-row' | 'show-row' | 'ban' | 'unban' | 'rename' | 'delete-run' | 'forget';
  readonly target: string;
  readonly reason: string;
}

export interface AuditStore {
  add(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<readonly AuditEntry[]>;
}

export interface BoardStores {
  readonly boards: BoardStore;
  readonly players: PlayerStore;
  readonly survival: SurvivalStore;
  readonly submissions: SubmissionStore;
  readonly ratings: RatingStore;
  readonly audit: AuditStore;
}
