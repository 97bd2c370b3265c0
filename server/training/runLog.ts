/**
 * What a run has told on its way to the disk: kept here until it is stored, in order and whole (RUN8). A disk that refuses is told
 * of in words and asked again; nothing is lost meanwhile.
 */
import type { CheckpointInfo, RunEvent } from '../../shared/protocol/runEvents.ts';
import type { RunFigures } from '../../shared/training/runFigures.ts';
import type { RunBatch, RunSave, RunStore } from './runStore.ts';

export type Checkpoint = RunBatch['checkpoints'][number];

export interface RunLog {
  event(event: RunEvent): void;
  checkpoint(checkpoint: Checkpoint): void;
  /** It is kept no longer. */
  drop(checkpoint: string): void;
  save(save: RunSave): void;
  /** Stores what has come, unless that is under way. */
  flush(): void;
  /** When all that has come is stored. */
  stored(): Promise<void>;
  /** What may not be stored yet, in order. */
  pendingEvents(): readonly RunEvent[];
  pendingCheckpoints(): readonly CheckpointInfo[];
  pendingFile(checkpoint: string): Uint8Array | null;
  /** Events that wait for the disk. */
  backlog(): number;
  /** What is not stored yet never will be: another process has the run. */
  giveUp(): void;
}

export interface RunLogNeeds {
  readonly store: Pick<RunStore, 'append'>;
  readonly run: string;
  readonly figures: () => RunFigures;
  /** Calls back once. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** The disk refuses, in words; null: it takes again. */
  readonly trouble: (problem: string | null) => void;
}

const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 30_000;

interface Pending {
  events: RunEvent[];
  checkpoints: Checkpoint[];
  dropped: string[];
  save: RunSave | null;
}

const nothing = (): Pending => ({ events: [], checkpoints: [], dropped: [], save: null });
const isEmpty = ({ events, checkpoints, dropped, save }: Pending): boolean =>
  events.length === 0 && checkpoints.length === 0 && dropped.length === 0 && save === null;

/** Why a disk refuses, for people. */
export function diskProblem(error: unknown): string {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  const full = /ENOSPC|SQLITE_FULL|disk is full/.test(`${String(code)} ${String(message)}`);
  return full
    ? 'the server’s disk is full: training waits until there is room'
    : `the server cannot store this run now: training waits (${String(message ?? error).split('\n', 1)[0]})`;
}

export function createRunLog({ store, run, figures, after, trouble }: RunLogNeeds): RunLog {
  let waiting = nothing();
  let writing: Pending | null = null; // also after a failure, until it is stored
  let failures = 0; // in a row
  let listeners: (() => void)[] = [];
  let given = false;
  let cancelRetry: () => void = () => {};

  function flush(): void {
    if (writing || given || isEmpty(waiting)) return;
    writing = waiting;
    waiting = nothing();
    write({ ...writing, figures: figures() });
  }
  function write(batch: RunBatch): void {
    store.append(run, batch).then(
      () => {
        writing = null;
        if (failures > 0) trouble(null);
        failures = 0;
        if (isEmpty(waiting)) for (const listener of listeners.splice(0)) listener();
        else if (listeners.length > 0) flush();
      },
      (error: unknown) => {
        if (given) return;
        trouble(diskProblem(error));
        cancelRetry = after(Math.min(FIRST_RETRY_MS * 2 ** failures, MAX_RETRY_MS), () => write(batch));
        failures++;
      },
    );
  }
  const parts = (): readonly Pending[] => (writing ? [writing, waiting] : [waiting]);

  return {
    event: (event) => void waiting.events.push(event),
    checkpoint: (checkpoint) => void waiting.checkpoints.push(checkpoint),
    drop(id) {
      const at = waiting.checkpoints.findIndex(({ info }) => info.id === id);
      if (at >= 0) waiting.checkpoints.splice(at, 1);
      else waiting.dropped.push(id);
    },
    save(save) {
      waiting.save = save;
    },
    flush,
    stored() {
      if (!writing && isEmpty(waiting)) return Promise.resolve();
      flush();
      return new Promise((resolve) => {
        listeners = [...listeners, resolve];
      });
    },
    pendingEvents: () => parts().flatMap(({ events }) => events),
    pendingCheckpoints: () => parts().flatMap(({ checkpoints }) => checkpoints.map(({ info }) => info)),
    pendingFile: (id) =>
      parts()
        .flatMap(({ checkpoints }) => checkpoints)
        .find(({ info }) => info.id === id)?.bytes ?? null,
    backlog: () => parts().reduce((sum, { events }) => sum + events.length, 0),
    giveUp() {
      given = true;
      cancelRetry();
    },
  };
}
