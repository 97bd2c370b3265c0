/** The runs that train now: begun or taken up again, watched, over. Their rows say so in the database. */
import type { CheckpointInfo, RunDetail } from '../../shared/protocol/runEvents.ts';
import { createFigureKeeper } from '../../shared/training/runFigures.ts';
import { type JobEnd, type JobSink, type RunJob, type StartTraining, startRunJob } from './runJob.ts';
import type { RunStore, StoredRun } from './runStore.ts';
import { detailOf } from './runSummary.ts';
import { figuresOf } from './storedFigures.ts';

/** To all who watch, by run. */
export interface RunsSink {
  of(run: string): JobSink;
  status(detail: RunDetail): void;
  /** The next showcase began. */
  showcase(run: string): void;
}

export interface LiveJobsNeeds {
  readonly store: RunStore;
  readonly start: StartTraining;
  readonly sink: RunsSink;
  readonly now: () => number; // ms, steady
  readonly clock: () => number; // ms since 1970
  readonly after: (ms: number, run: () => void) => () => void;
  readonly saveMs: number;
  readonly checkpointRuns: number; // runs that keep their checkpoints
  /** Of any run, as soon as it is there. */
  readonly checkpoint: (stored: StoredRun, info: CheckpointInfo, bytes: Uint8Array) => void;
  readonly failed: (run: string, problem: string) => void;
}

export interface LiveJob {
  readonly stored: StoredRun;
  readonly job: RunJob;
}

export interface LiveJobs {
  /** @param over its row already says so; not told after a shutdown @throws Error if the database refuses */
  begin(stored: StoredRun, resumed: boolean, over: (end: JobEnd) => void): Promise<void>;
  find(id: string): LiveJob | null;
  stop(id: string, problem: string | null): void;
  /** It saves and trains here no longer; another process may go on with it. Within seconds it is gone, saved or not. */
  release(id: string): Promise<void>;
  /** Every run saves and is put away, to go on after the next start. */
  shutDown(): Promise<void>;
  readonly count: () => number;
}

const FLUSH_MS = 300;
const STORE_EVERY = 3; // flushes
const ROW_RETRY_MS = 5_000;
const RELEASED_WITHIN_MS = 6_000;

export function createLiveJobs(needs: LiveJobsNeeds): LiveJobs {
  const { store, sink } = needs;
  const live = new Map<string, LiveJob>();
  const gone = new Map<string, () => void>(); // who waits for the release of a run
  let flushes = 0;
  let closing = false;
  let allOver: () => void = () => {};
  let cancelBeat = needs.after(FLUSH_MS, beat);

  function beat(): void {
    flushes++;
    for (const { job } of live.values()) {
      job.flush();
      if (flushes % STORE_EVERY === 0) job.store();
    }
    cancelBeat = needs.after(FLUSH_MS, beat);
  }
  function told(id: string): void {
    const one = live.get(id);
    if (one) sink.status(detailOf(one.stored, { place: null, problem: one.job.problem(), figures: one.job.figures() }));
  }
  /** A row that cannot be written now is written later: until then the run counts as running. */
  async function put(stored: StoredRun, end: JobEnd, endedAt: number): Promise<void> {
    for (;;) {
      try {
        await store.setStatus(stored.id, end.status, endedAt, end.problem);
        await store.retain(needs.checkpointRuns);
        return;
      } catch (error) {
        needs.failed(stored.id, `its end could not be stored: ${String(error)}`);
        if (closing) return;
        await new Promise<void>((resolve) => void needs.after(ROW_RETRY_MS, resolve));
      }
    }
  }
  async function finished(stored: StoredRun, end: JobEnd, over: (end: JobEnd) => void): Promise<void> {
    const endedAt = needs.clock();
    const figures = live.get(stored.id)!.job.figures();
    if (end.status !== 'running') await put(stored, end, endedAt);
    live.delete(stored.id);
    gone.get(stored.id)?.();
    if (end.status !== 'running') {
      if (end.status === 'failed') needs.failed(stored.id, end.problem ?? '');
      const { status, problem } = end;
      sink.status(detailOf({ ...stored, status, problem, endedAt, progress: figures }, null));
      over(end);
    }
    if (live.size === 0) allOver();
  }

  return {
    async begin(stored, resumed, over) {
      const { id } = stored;
      const save = resumed ? await store.save(id) : null;
      if (resumed) await store.rewind(id, save?.newest ?? 0, save?.step ?? 0);
      const figures = resumed ? await figuresOf(store, id) : createFigureKeeper();
      const checkpoints = resumed ? await store.checkpoints(id) : [];
      if (stored.status !== 'running') await store.setStatus(id, 'running', null, null);
      if (closing) return;
      const running: StoredRun = { ...stored, status: 'running', problem: null };
      const job = startRunJob(
        { stored: running, save, figures, checkpoints },
        {
          ...needs,
          sink: sink.of(id),
          changed: () => told(id),
          checkpoint: (info, bytes) => needs.checkpoint(running, info, bytes),
          over: (end) => void finished(running, end, over),
        },
      );
      live.set(id, { stored: running, job });
      for (const info of checkpoints) {
        const bytes = await store.checkpoint(info.id);
        if (bytes) needs.checkpoint(running, info, bytes);
      }
      told(id);
    },
    find: (id) => live.get(id) ?? null,
    stop: (id, problem) => live.get(id)?.job.stop('stopped', problem),
    async release(id) {
      const job = live.get(id)?.job;
      if (!job) return;
      await new Promise<void>((resolve) => {
        const cancel = needs.after(RELEASED_WITHIN_MS, () => {
          job.abandon();
          live.delete(id);
          resolve();
        });
        gone.set(id, () => {
          cancel();
          resolve();
        });
        job.stop('running', null);
      });
      gone.delete(id);
    },
    async shutDown() {
      closing = true;
      cancelBeat();
      if (live.size === 0) return;
      const done = new Promise<void>((resolve) => {
        allOver = resolve;
      });
      for (const { job } of live.values()) job.stop('running', null);
      await done;
    },
    count: () => live.size,
  };
}
