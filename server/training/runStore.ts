/** What the run jobs need of a database. Every method that resolves has been committed: it is there after a `kill -9`. */
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import type { CheckpointInfo, Pace, RunEvent, RunPoint, RunStatus } from '../../shared/protocol/runEvents.ts';
import type { RunFigures } from '../../shared/training/runFigures.ts';

/** That many newest runs keep their checkpoints. */
export const CHECKPOINT_RUNS = 50;

export interface StoredRun {
  readonly id: string;
  readonly settings: AnyRecipe;
  readonly recipeHash: string;
  readonly seed: number;
  readonly pace: Pace;
  readonly stepMs: number;
  readonly origin: 'showcase' | 'lab';
  readonly owner: string | null; // the session's id; never told
  readonly by: string | null;
  readonly status: RunStatus;
  readonly problem: string | null;
  readonly createdAt: number; // ms since 1970
  readonly endedAt: number | null;
  readonly pinned: boolean; // retention leaves it alone
  readonly progress: RunFigures; // kept beside the log, so that no list reads logs
}

/** What came since the last one; all of it or none is stored. */
export interface RunBatch {
  readonly events: readonly RunEvent[]; // follow the stored ones without a gap
  readonly checkpoints: readonly { readonly info: CheckpointInfo; readonly bytes: Uint8Array }[];
  readonly dropped: readonly string[]; // checkpoints that are kept no longer
  readonly save: RunSave | null; // replaces the one before
  readonly figures: RunFigures;
}

export interface RunSave {
  readonly newest: number; // event number at that moment
  readonly step: number;
  readonly bytes: Uint8Array;
}

export interface RunStore {
  create(run: StoredRun): Promise<void>;
  /** @throws Error if there is no such run */
  setStatus(id: string, status: RunStatus, endedAt: number | null, problem: string | null): Promise<void>;
  find(id: string): Promise<StoredRun | null>;
  /** Newest first. @param before only those created before it, ms since 1970 */
  list(filter: {
    readonly status?: readonly RunStatus[];
    readonly before?: number;
    readonly limit: number;
  }): Promise<readonly StoredRun[]>;
  /** Queued and running ones, oldest first: what a restart takes up again. */
  unfinished(): Promise<readonly StoredRun[]>;
  append(id: string, batch: RunBatch): Promise<void>;
  /** In order. @param limit at most 5,000 */
  events(id: string, after: number, limit: number): Promise<readonly RunEvent[]>;
  /** The whole history as at most `most` points, and all events that are no episodes. */
  curve(
    id: string,
    most: number,
  ): Promise<{ readonly points: readonly RunPoint[]; readonly events: readonly RunEvent[] }>;
  /** By step. */
  checkpoints(id: string): Promise<readonly CheckpointInfo[]>;
  checkpoint(id: string): Promise<Uint8Array | null>;
  save(id: string): Promise<RunSave | null>;
  /** Forgets events and checkpoints above this event number: after a crash the run goes on from its save and tells them again. */
  rewind(id: string, newest: number, step: number): Promise<void>;
  /** Drops saves of ended runs, and all but the last event pages and figures of old ones. @returns bytes freed of checkpoints */
  retain(runsWithCheckpoints: number): Promise<number>;
  delete(id: string): Promise<void>;
}
