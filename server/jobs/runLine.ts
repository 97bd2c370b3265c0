/**
 * The line of visitors' runs before the workers: of each session the oldest run that is not over, as a job of BullMQ under the run's id.
 * The next one joins the line's end when that one is over, so sessions take turns and none trains two at once (RUN7). The database says what
 * there is to train; whatever Redis has lost is put in line again.
 */
import { Queue } from 'bullmq';
import { JOBS_PREFIX, type RedisLink, whileReady } from '../cluster/redis.ts';
import { order, type Turns } from '../training/fairQueue.ts';
import type { RunStore, StoredRun } from '../training/runStore.ts';

export const RUNS = 'runs'; // name of BullMQ's queue

export interface Line {
  readonly waiting: readonly StoredRun[]; // oldest first
  readonly places: ReadonlyMap<string, number>; // by run, from 1
  readonly training: number; // the showcase too
}

export interface RunLine {
  /** Puts in line what is not there and should be. */
  fill(): Promise<void>;
  /** As it was within the last moments. */
  look(): Promise<Line>;
  withdraw(run: string): Promise<void>;
  close(): Promise<void>;
}

export const EMPTY: Line = { waiting: [], places: new Map(), training: 0 };

const KNOWN_MS = 300;
const OPTIONS = { removeOnComplete: true, removeOnFail: true } as const;

const ownerOf = ({ id, owner }: StoredRun): string => owner ?? id;

/** Of each session the one that trains, else the oldest. @param unfinished oldest first */
export function nextOfEach(unfinished: readonly StoredRun[]): readonly StoredRun[] {
  const next = new Map<string, StoredRun>();
  for (const run of unfinished) {
    const known = next.get(ownerOf(run));
    if (!known || (known.status === 'queued' && run.status === 'running')) next.set(ownerOf(run), run);
  }
  return [...next.values()];
}

/** @param inLine runs that are jobs and wait, first come first @param unfinished oldest first */
export function lineOf(unfinished: readonly StoredRun[], inLine: readonly string[]): Line {
  const waiting = unfinished.filter(({ status }) => status === 'queued');
  const running = unfinished.filter(({ status }) => status === 'running');
  const owners = new Map(unfinished.map((run) => [run.id, ownerOf(run)]));
  const served = new Map(waiting.map((run) => [ownerOf(run), inLine.length + 1])); // about to join the line
  for (const [at, run] of running.entries()) served.set(ownerOf(run), inLine.length + 2 + at);
  for (const [at, id] of inLine.entries()) if (owners.has(id)) served.set(owners.get(id)!, at + 1);
  const turns: Turns = { waiting: waiting.map((run) => ({ id: run.id, owner: ownerOf(run) })), served };
  return { waiting, places: new Map(order(turns).map((id, at) => [id, at + 1])), training: running.length };
}

/** @param now ms, steady @param failed told of what BullMQ's connection says */
export function createRunLine(
  redis: RedisLink,
  store: Pick<RunStore, 'unfinished'>,
  now: () => number,
  failed: (error: unknown) => void,
): RunLine {
  const queue = new Queue(RUNS, { connection: redis.commands, prefix: JOBS_PREFIX });
  queue.on('error', whileReady(redis, failed));
  let known: { readonly atMs: number; readonly line: Promise<Line> } | null = null;

  async function read(): Promise<Line> {
    const [runs, inLine] = await Promise.all([store.unfinished(), queue.getRanges(['waiting'], 0, -1, true)]);
    return lineOf(runs, inLine);
  }
  return {
    async fill() {
      const next = nextOfEach((await store.unfinished()).filter(({ origin }) => origin === 'lab'));
      if (next.length > 0)
        await queue.addBulk(next.map(({ id }) => ({ name: 'train', data: null, opts: { ...OPTIONS, jobId: id } }))); // one that is there stays as it is
      known = null;
    },
    look() {
      if (!known || now() - known.atMs > KNOWN_MS) known = { atMs: now(), line: read() };
      return known.line;
    },
    async withdraw(run) {
      await queue.remove(run); // one that a worker has stays
      known = null;
    },
    close: () => queue.close(),
  };
}
