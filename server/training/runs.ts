/** All that can be asked of runs, live and stored alike: the one door for the edges. */

import { mergePoints, pointOf } from '../../shared/learner/runPoints.ts';
import type {
  CheckpointInfo,
  RunDetail,
  RunEvent,
  RunRefusal,
  RunStatus,
  RunSummary,
} from '../../shared/protocol/runEvents.ts';
import type { PackedNews, RunCurve } from '../../shared/protocol/runPack.ts';
import { createLabQueue, type Submission } from './labQueue.ts';
import { createLiveJobs, type LiveJobsNeeds } from './liveJobs.ts';
import type { Shown } from './playlist.ts';
import type { StoredRun } from './runStore.ts';
import { detailOf, type RunNow, summaryOf } from './runSummary.ts';
import { createShowcase } from './showcase.ts';

export interface RunsNeeds extends LiveJobsNeeds {
  readonly playlist: readonly Shown[];
  readonly threads: number; // for visitors' runs
  readonly stepMs: number | null; // of all runs at watch pace; null: by their recipes
  readonly newSeed: () => number;
  readonly newId: () => string;
}

export interface Joined {
  readonly run: RunDetail;
  readonly current: string | null; // packed steps
  readonly news: readonly PackedNews[]; // what followed the event that was asked about, if it is at hand
}

export interface Runs {
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
  detail(id: string): Promise<RunDetail | null>;
  curve(id: string): Promise<RunCurve | null>;
  events(
    id: string,
    after: number,
    limit: number,
  ): Promise<{ readonly newest: number; readonly events: readonly RunEvent[] } | null>;
  checkpoints(id: string): Promise<readonly CheckpointInfo[] | null>;
  checkpoint(id: string): Promise<Uint8Array | null>;
  submit(submission: Submission): Promise<RunSummary | RunRefusal>;
  stop(owner: string, id: string): Promise<RunRefusal | null>;
  readonly figures: () => { readonly trainingRuns: number; readonly trainingQueue: number };
  shutDown(): Promise<void>;
}

const MOST_POINTS = 4_000;

/** @param pending events, some of which the stored curve may hold too */
function joined(newest: number, { points, events }: Omit<RunCurve, 'newest'>, pending: readonly RunEvent[]): RunCurve {
  const [episode, number] = [points.at(-1)?.last ?? 0, events.at(-1)?.number ?? 0];
  const later = pending.flatMap((event) =>
    event.kind === 'episode' && event.episode > episode ? [pointOf(event)] : [],
  );
  const others = pending.filter((event) => event.kind !== 'episode' && event.number > number);
  return { newest, points: mergePoints([...points, ...later], MOST_POINTS), events: [...events, ...others] };
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

  function nowOf(id: string): RunNow | null {
    const live = jobs.find(id);
    if (live) return { place: null, problem: live.job.problem(), figures: live.job.figures() };
    const waiting = queue.waiting(id);
    return waiting && { place: queue.place(id), problem: null, figures: waiting.progress };
  }
  const found = async (id: string): Promise<StoredRun | null> =>
    jobs.find(id)?.stored ?? queue.waiting(id) ?? (await store.find(id));

  async function detail(id: string): Promise<RunDetail | null> {
    const stored = await found(id);
    return stored && detailOf(stored, nowOf(id));
  }
  return {
    async start() {
      const unfinished = await store.unfinished();
      await showcase.start(unfinished.filter(({ origin }) => origin === 'showcase'));
      queue.takeUp(unfinished.filter(({ origin }) => origin === 'lab'));
    },
    showcase: showcase.run,
    async watch(id, after) {
      const run = await detail(id);
      if (!run) return null;
      const hub = jobs.find(id)?.job.hub; // asked after the last wait: what is told from here on follows the answer
      return {
        run: hub ? { ...run, newest: hub.told() } : run,
        current: hub?.current() ?? null,
        news: hub?.since(after) ?? [],
      };
    },
    look: (id, on) => jobs.find(id)?.job.look(on),
    list: async (filter) =>
      (await store.list(filter)).map((stored) => summaryOf(jobs.find(stored.id)?.stored ?? stored, nowOf(stored.id))),
    detail,
    async curve(id) {
      const live = jobs.find(id)?.job;
      const newest = live?.figures().newest ?? (await found(id))?.progress.newest;
      if (newest === undefined) return null;
      const pending = live?.log.pendingEvents() ?? []; // before the disk is asked: what is stored meanwhile is in both
      return joined(newest, await store.curve(id, MOST_POINTS), pending);
    },
    async events(id, after, limit) {
      const live = jobs.find(id);
      const stored = live?.stored ?? (await found(id));
      if (!stored) return null;
      const pending = live?.job.log.pendingEvents() ?? []; // before the disk is asked: what is stored meanwhile is in both
      const known = await store.events(id, after, limit);
      const last = known.at(-1)?.number ?? after;
      const next = pending.filter(({ number }) => number > last);
      const events = known.length < limit && next[0]?.number === last + 1 ? [...known, ...next].slice(0, limit) : known;
      const newest = Math.max(live?.job.figures().newest ?? stored.progress.newest, events.at(-1)?.number ?? 0);
      return { newest, events };
    },
    async checkpoints(id) {
      if (!(await found(id))) return null;
      const pending = jobs.find(id)?.job.log.pendingCheckpoints() ?? [];
      const stored = await store.checkpoints(id);
      return [...stored, ...pending.filter((one) => !stored.some((other) => other.id === one.id))];
    },
    async checkpoint(id) {
      const run = id.slice(0, id.lastIndexOf('.'));
      return jobs.find(run)?.job.log.pendingFile(id) ?? (await store.checkpoint(id));
    },
    async submit(submission) {
      const stored = await queue.submit(submission);
      return 'code' in stored ? stored : summaryOf(jobs.find(stored.id)?.stored ?? stored, nowOf(stored.id));
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
