/**
 * A worker's part in submissions: it takes them as jobs, computes each to its end, and tells all servers. Agents and recipes take turns: an agent goes
 * through at once, a recipe one seed at a time (QUEUE2). When it dies another worker takes its jobs and goes on after the parts that are stored.
 */
import { type Job, WaitingError, Worker } from 'bullmq';
import type { SubmissionKind } from '../../shared/protocol/submissions.ts';
import type { SubmissionStore } from '../boards/stores.ts';
import type { SubmissionNews, SubmissionWork } from '../boards/submissionWork.ts';
import { JOBS_PREFIX, type RedisLink, whileReady } from '../cluster/redis.ts';
import { type BoardJob, createBoardLine, KINDS, queueOf } from './boardLine.ts';
import type { Tellings } from './boardTellings.ts';
import { createTurns } from './inTurn.ts';

export interface BoardJobsNeeds {
  readonly redis: RedisLink;
  readonly node: string;
  readonly store: Pick<SubmissionStore, 'waiting' | 'refuse' | 'find'>;
  readonly work: SubmissionWork;
  readonly tell: (news: SubmissionNews) => void;
  readonly clock: () => number; // ms since 1970
  readonly after: (ms: number, run: () => void) => () => void;
  readonly failed: (error: unknown) => void;
  /** That long after a worker died others have its jobs, and half as long again. */
  readonly holdMs?: number;
}

export interface BoardJobs {
  /** What is under way goes back to where another worker takes it. Whatever it computes by has been closed before. */
  stop(): Promise<void>;
}

const HOLD_MS = 10_000;
const AGAIN_MS = 5_000; // after the database refused
const FILL_MS = 10_000;
const MOST_DEATHS = 10; // of processes that compute it: then it is what kills them
const TELL_MS = 500; // between two of a running part

/** Of running parts so much that a line of it costs next to nothing; of all else everything. */
export function tellNow(tellings: Tellings, now: () => number): (news: SubmissionNews) => void {
  const toldAt = new Map<string, number>();
  return (news) => {
    if (news.kind === 'progress') {
      if (now() - (toldAt.get(news.id) ?? Number.NEGATIVE_INFINITY) < TELL_MS) return;
      toldAt.set(news.id, now());
    } else if (news.kind === 'over') toldAt.delete(news.id);
    tellings.tell('board:submission', news);
  };
}

export function createBoardJobs(needs: BoardJobsNeeds): BoardJobs {
  const { redis, store, work, after, failed, holdMs = HOLD_MS } = needs;
  const inTurn = createTurns();
  const line = createBoardLine(redis, store, failed);
  let closing = false;
  let cancelPause = (): void => {};
  let cancelFill = (): void => {};

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const cancel = after(AGAIN_MS, resolve);
      cancelPause = () => {
        cancel();
        resolve();
      };
    });
  async function turnOf(kind: SubmissionKind, id: string): Promise<'more' | 'over' | 'closing'> {
    for (;;) {
      if (closing) return 'closing';
      const left = await work.part(id);
      if (left !== 'more' || kind === 'learner') return left;
    }
  }
  async function compute(kind: SubmissionKind, id: string): Promise<'over' | 'closing'> {
    for (;;) {
      try {
        const left = await inTurn(() => turnOf(kind, id));
        if (left !== 'more') return left;
      } catch (error) {
        failed(error);
        await pause();
      }
    }
  }
  const process =
    (kind: SubmissionKind) =>
    async (job: Job<BoardJob>, token?: string): Promise<null> => {
      if ((await compute(kind, job.data.submission)) === 'over') return null;
      await job.moveToWait(token);
      throw new WaitingError();
    };
  async function giveUp({ submission }: BoardJob): Promise<void> {
    const endedAt = needs.clock();
    await store.refuse(submission, endedAt, 'crashed');
    needs.tell({ kind: 'over', id: submission, stored: await store.find(submission) });
  }

  const connections = KINDS.map(() => redis.hears.duplicate());
  const takers = KINDS.map((kind, i) => {
    const connection = connections[i]!;
    connection.on('error', () => {}); // told of by the worker
    const taker = new Worker<BoardJob>(queueOf(kind), process(kind), {
      ...{ connection, prefix: JOBS_PREFIX, concurrency: 1, name: needs.node },
      ...{ lockDuration: holdMs, stalledInterval: holdMs / 2, maxStalledCount: MOST_DEATHS },
    });
    taker.on('error', whileReady(redis, failed));
    taker.on('failed', (job, { message }) => {
      if (job && message.includes('stalled')) void giveUp(job.data).catch(failed); // else it comes into line again
    });
    return taker;
  });
  function fill(): void {
    if (closing) return;
    if (redis.isReady()) line.fill().catch(failed);
    cancelFill = after(FILL_MS, fill);
  }
  fill();

  return {
    async stop() {
      closing = true;
      cancelFill();
      cancelPause();
      await Promise.all(takers.map((taker) => taker.close()));
      await line.close();
      for (const connection of connections) connection.disconnect();
    },
  };
}
