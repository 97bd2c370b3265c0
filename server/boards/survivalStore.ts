/** What the Players board needs of a database. Every method that resolves has been committed. */
import type { StoredRow } from './stores.ts';

/** A survival run, from its one-time id on. */
export interface StoredSurvival {
  readonly run: string; // id of the match
  readonly player: string;
  readonly speed: string;
  readonly seed: number;
  readonly status: 'begun' | 'finished' | 'abandoned' | 'void'; // void: ended by the server, counts for nothing
  readonly startedAt: number; // ms since 1970
  readonly endedAt: number | null;
  readonly ticks: number | null;
  readonly link: string | null;
  readonly node: string | null; // process that has it; null: the only one
}

/** Of a player in a speed class, with the run that ends. */
export interface SurvivalCounts {
  readonly finished: number;
  readonly abandoned: number;
}

/** Among several processes: the runs of this one, and those that no process can have any more. */
export interface Left {
  readonly node: string;
  readonly before: number; // ms since 1970: they began before
}

export interface SurvivalStore {
  begin(run: StoredSurvival): Promise<void>;
  /**
   * Ends it once, and puts the row, if there is one, with it.
   * @param counts for which the row was made; if they are others then, it is `stale`, and nothing is stored
   * @returns false if it had not begun or was over
   */
  end(
    run: string,
    end: Pick<StoredSurvival, 'status' | 'endedAt' | 'ticks' | 'link'>,
    row: StoredRow | null,
    counts?: SurvivalCounts,
  ): Promise<boolean | 'stale'>;
  find(run: string): Promise<StoredSurvival | null>;
  /** Finished and abandoned runs of a player in a speed class. */
  counts(player: string, speed: string): Promise<SurvivalCounts>;
  /** Those that a crash left begun become void, but for those that are gone on with. @returns how many */
  voidBegun(live: readonly string[], of?: Left): Promise<number>;
  /** Best ticks of players with at least `runs` finished ones, for the human-normalised score. */
  bests(speed: string, runs: number): Promise<readonly number[]>;
}
