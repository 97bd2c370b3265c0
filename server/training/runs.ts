/** All that can be asked of runs, live and stored alike: the one door for the edges. */

import type { RunRefusal, RunStatus, RunSummary } from '../../shared/protocol/runEvents.ts';
import { createLabQueue } from './labQueue.ts';
import type { Submission } from './labRun.ts';
import { createLiveJobs, type LiveJobsNeeds } from './liveJobs.ts';
import { heard, type Joined, liveSide } from './liveSide.ts';
import type { Shown } from './playlist.ts';
import { createRunReader, type Present, type RunReader } from './runReader.ts';
import { detailOf, summaryOf } from './runSummary.ts';
import { createShowcase } from './showcase.ts';

export interface RunsNeeds extends LiveJobsNeeds {
  readonly playlist: readonly Shown[];
  readonly threads: number; // for visitors' runs
  readonly stepMs: number | null; // of all runs at watch pace; null: by their recipes
  readonly newSeed: () => number;
  readonly newId: () => string;
}

export interface Runs extends RunReader {
  /** Takes up what an earlier life of the server left unfinished, and shows something. @throws Error if the database refuses */
  start(): Promise<void>;
  showcase(): string | null;
  /** @param after newest event that is known */
  watch(id: string, after: number): Promise<Joined | null>;
  look(id: string, on: boolean): void;
  list(filter: {
    readonly status?: readonly RunStatus[];
    readonly before?: number;
    readonly limit: number;
  }): Promise<readonly RunSummary[]>;
  submit(submission: Submission): Promise<RunSummary | RunRefusal>;
  stop(owner: string, id: string): Promise<RunRefusal | null>;
  readonly figures: () => { readonly trainingRuns: number; readonly trainingQueue: number };
  shutDown(): Promise<void>;
}

export function createRuns(needs: RunsNeeds): Runs {
  const { store, sink } = needs;
  const jobs = createLiveJobs(needs);
  const showcase = createShowcase({ ...needs, jobs, began: sink.showcase });
  const queue = createLabQueue({
    ...needs,
    jobs,
    moved: (stored, place) => sink.status(detailOf(stored, { place, problem: null, figures: stored.progress })),
  });

  const onJobs = liveSide(jobs);
  function present(id: string): Present | null {
    const waiting = queue.waiting(id);
    return (
      onJobs.present(id) ??
      (waiting && { stored: waiting, now: { place: queue.place(id), problem: null, figures: waiting.progress } })
    );
  }
  const reader = createRunReader(store, { ...onJobs, present });

  return {
    async start() {
      const unfinished = await store.unfinished();
      await showcase.start(unfinished.filter(({ origin }) => origin === 'showcase'));
      queue.takeUp(unfinished.filter(({ origin }) => origin === 'lab'));
    },
    showcase: showcase.run,
    async watch(id, after) {
      const run = await reader.detail(id);
      return run && heard(jobs, run, after); // asked after the last wait: what is told from here on follows the answer
    },
    look: (id, on) => jobs.find(id)?.job.look(on),
    list: async (filter) =>
      (await store.list(filter)).map((stored) => {
        const known = present(stored.id);
        return summaryOf(known?.stored ?? stored, known?.now ?? null);
      }),
    ...reader,
    async submit(submission) {
      const stored = await queue.submit(submission);
      if ('code' in stored) return stored;
      const known = present(stored.id);
      return summaryOf(known?.stored ?? stored, known?.now ?? null);
    },
    stop: queue.stop,
    figures: () => ({ trainingRuns: jobs.count(), trainingQueue: queue.length() }),
    async shutDown() {
      showcase.stop();
      queue.close();
      await jobs.shutDown();
    },
  };
}
