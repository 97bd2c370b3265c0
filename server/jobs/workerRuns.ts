/** The runs of a worker process: visitors' runs as jobs of the line, the showcase while the duty is its own, and answers to servers. */
import { type Job, WaitingError, Worker } from 'bullmq';
import type { Ask } from '../cluster/ask.ts';
import { JOBS_PREFIX, type RedisLink, whileReady } from '../cluster/redis.ts';
import { MOST_MINUTES, TOO_LONG } from '../training/labRun.ts';
import { createLiveJobs, type LiveJobsNeeds } from '../training/liveJobs.ts';
import type { Shown } from '../training/playlist.ts';
import { detailOf } from '../training/runSummary.ts';
import { answerAboutRuns } from './runAnswers.ts';
import { createRunHolds } from './runHolds.ts';
import { createRunLine, RUNS } from './runLine.ts';
import type { RunTellings } from './runQuestions.ts';
import { createShowcaseDuty } from './showcaseDuty.ts';

export interface WorkerRunsNeeds extends Omit<LiveJobsNeeds, 'checkpoint'> {
  readonly redis: RedisLink;
  readonly ask: Ask;
  readonly playlist: readonly Shown[]; // empty: it takes no part in the showcase
  readonly threads: number; // for visitors' runs
  readonly stepMs: number | null; // of the showcase; null: by its recipes
  readonly newSeed: () => number;
  readonly newId: () => string;
  /** That long after a worker died others have its runs; about twice that until they train again. */
  readonly holdMs?: number;
  /** Redis or the database is away: it heals by itself. */
  readonly troubled: (error: unknown) => void;
}

export interface WorkerRuns {
  /** Every run saves and goes back to where another worker takes it. */
  stop(): Promise<void>;
  readonly count: () => number;
}

const HOLD_MS = 6_000;
const FILL_MS = 5_000;
const PAUSE_MS = 1_000; // after a job that could not begin
const MOST_DEATHS = 10; // of processes that train a run: then it is what kills them
const KILLS = `it was given up: ${MOST_DEATHS} processes died while they trained it`;

type Left = 'over' | 'away'; // away: not over, but no longer here

export function createWorkerRuns(needs: WorkerRunsNeeds): WorkerRuns {
  const { redis, ask, store, sink, now, after, threads, troubled, holdMs = HOLD_MS } = needs;
  const jobs = createLiveJobs({
    ...needs,
    checkpoint({ id, origin }) {
      if (origin === 'showcase') ask.tell('run:moment', { run: id } satisfies RunTellings['run:moment']);
    },
  });
  const holds = createRunHolds({ redis, now, after, holdMs, node: ask.node });
  const line = createRunLine(redis, store, now, troubled);
  const told = new Map<string, number>(); // places, by run
  const beginning = new Set<string>();
  const unwanted = new Set<string>(); // of those
  let closing = false;
  let close: () => void = () => {};
  const closed = new Promise<Left>((resolve) => {
    close = () => resolve('away');
  });

  async function train(run: string): Promise<Left> {
    let taken = false;
    let leave: (left: Left) => void = () => {};
    const left = new Promise<Left>((resolve) => {
      leave = resolve;
    });
    const lost = (): void => {
      taken = true;
      void jobs.release(run).then(() => leave('away'));
    };
    const hold = await holds.hold(run, lost);
    if (!hold) return 'over'; // whoever has it goes on with it
    let cancel: () => void = () => {};
    try {
      const stored = await store.find(run);
      if (stored?.status !== 'queued' && stored?.status !== 'running') return 'over';
      await jobs.begin(stored, stored.status === 'running', () => leave('over'));
      cancel = after(MOST_MINUTES * 60_000, () => jobs.stop(run, TOO_LONG));
      if (unwanted.has(run)) jobs.stop(run, null);
      if (taken) lost();
      moved();
      return await Promise.race([left, closed]);
    } finally {
      cancel();
      await hold.giveBack();
    }
  }
  async function work({ id }: Job): Promise<Left> {
    const run = id!;
    beginning.add(run);
    try {
      return await train(run);
    } catch (error) {
      needs.failed(run, `it could not begin: ${String(error)}`); // its row still says that it is unfinished: it comes into line again
      await new Promise<void>((resolve) => void after(PAUSE_MS, resolve));
      return 'over';
    } finally {
      beginning.delete(run);
      unwanted.delete(run);
    }
  }
  async function process(job: Job, token?: string): Promise<null> {
    const left = await work(job);
    if (left === 'over' || !closing) return null;
    await job.moveToWait(token); // as the next of all
    throw new WaitingError();
  }
  function stop(run: string): boolean {
    if (jobs.find(run)) jobs.stop(run, null);
    else if (beginning.has(run)) unwanted.add(run);
    else return false;
    return true;
  }

  /** Those who wait hear of their places. */
  async function tellPlaces(): Promise<void> {
    const { waiting, places } = await line.look();
    for (const stored of waiting) {
      const place = places.get(stored.id) ?? null;
      if (place === null || told.get(stored.id) === place) continue;
      told.set(stored.id, place);
      sink.status(detailOf(stored, { place, problem: null, figures: stored.progress }));
    }
    for (const id of told.keys()) if (!places.has(id)) told.delete(id);
  }
  function moved(): void {
    if (!closing) line.fill().then(tellPlaces).catch(troubled);
  }
  function beat(): void {
    moved();
    cancelBeat = after(FILL_MS, beat);
  }
  let cancelBeat: () => void = () => {};

  const connection = redis.hears.duplicate();
  connection.on('error', () => {}); // told of by the worker
  const trainer =
    threads === 0
      ? null
      : new Worker(RUNS, process, {
          ...{ connection, prefix: JOBS_PREFIX, concurrency: threads, name: ask.node },
          ...{ lockDuration: holdMs, stalledInterval: holdMs / 2, maxStalledCount: MOST_DEATHS },
        });
  trainer?.on('error', whileReady(redis, troubled));
  trainer?.on('completed', moved);
  trainer?.on('failed', (job) => {
    if (job?.id) void store.setStatus(job.id, 'failed', needs.clock(), KILLS).catch(troubled).then(moved);
  });
  const stopAnswers = answerAboutRuns({ ask, jobs, stop, now, after });
  const unhear = ask.hear('run:stopped', ({ run }: RunTellings['run:stopped']) => void stop(run));
  const duty =
    needs.playlist.length === 0
      ? null
      : createShowcaseDuty({ ...needs, jobs, holds, holdMs, began: sink.showcase, failed: needs.failed });
  beat();

  return {
    async stop() {
      closing = true;
      cancelBeat();
      duty?.rest();
      const put = trainer?.close();
      await jobs.shutDown();
      close();
      await Promise.all([put, duty?.stop()]);
      unhear();
      stopAnswers();
      await line.close();
      connection.disconnect();
    },
    count: jobs.count,
  };
}
