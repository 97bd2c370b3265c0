/** A worker's part in boards put together: submissions as jobs, and the background while this is the worker that has the duty. */
import type { ModelFile } from './arena/agents.ts';
import { createBoardAgents } from './boards/boardAgents.ts';
import type { MeasuredAgent } from './boards/humanScores.ts';
import { createRatingBook } from './boards/ratingBook.ts';
import type { BoardStores } from './boards/stores.ts';
import { createSubmissionWork } from './boards/submissionWork.ts';
import type { StartTaskThread } from './boards/taskQueue.ts';
import { steadyClock } from './clock.ts';
import type { Ask } from './cluster/ask.ts';
import { createLease } from './cluster/lease.ts';
import type { RedisLink } from './cluster/redis.ts';
import { createBoardJobs, tellNow } from './jobs/boardJobs.ts';
import { createTellings } from './jobs/boardTellings.ts';
import { createRemoteSubmissions } from './jobs/remoteSubmissions.ts';
import { newBoardId, wireBoardDuties } from './wireBoardDuties.ts';
import { boardKinds, newEntropy, newTaskQueue, whenIdle } from './wireSubmissions.ts';

export interface BoardWorkWiring {
  readonly redis: RedisLink;
  readonly ask: Ask;
  readonly stores: BoardStores;
  readonly house: readonly ModelFile[];
  readonly background: boolean; // whether it would take the duty
  readonly protocol: number; // of the board of agents
  readonly startTasks: StartTaskThread;
  readonly clock: () => number; // ms since 1970
  readonly failed: (error: unknown) => void;
  readonly holdMs?: number; // of the duty and the jobs
}

export interface WiredBoardWork {
  /** What is computed goes back to where another worker takes it. */
  stop(): Promise<void>;
}

export function wireBoardWork(wiring: BoardWorkWiring): WiredBoardWork {
  const { redis, ask, stores, house, background, clock, failed, holdMs } = wiring;
  const { now, after } = steadyClock;
  const tellings = createTellings(ask);
  const kinds = boardKinds(wiring.protocol);
  const queue = newTaskQueue(wiring.startTasks);
  const tell = tellNow(tellings, now);
  const holding = holdMs === undefined ? {} : { holdMs };
  const work = createSubmissionWork({
    ...{ store: stores.submissions, queue, kinds, newEntropy, clock, tell },
    changed: (board, division) => tellings.tell('board:changed', { board, division }),
  });
  const jobs = createBoardJobs({
    ...{ redis, node: ask.node, store: stores.submissions, work, tell, clock, after, failed, ...holding },
  });

  const book = createRatingBook({
    ...{ ratings: stores.ratings, boards: stores.boards, clock },
    changed: (division) => tellings.tell('board:changed', { board: 'ratings', division }),
  });
  let known: readonly MeasuredAgent[] = []; // by whoever had the duty
  let duty: { stop(): Promise<void> } | null = null;
  let resting: Promise<void> = Promise.resolve();
  const unhear = tellings.hear('board:human', (agents) => {
    known = agents;
  });

  function begin(): void {
    /** The house hands in as everybody does. */
    const submissions = createRemoteSubmissions({
      ...{ redis, tellings, store: stores.submissions, boards: stores.boards, kinds, newId: newBoardId, clock, after },
      ...{ told: () => {}, failed },
    });
    const agents = createBoardAgents(stores, () => null);
    const duties = wireBoardDuties({
      ...{ stores, agents, book, house, submissions, run: whenIdle(queue), failed },
      measured(all) {
        known = all;
        tellings.tell('board:human', all);
      },
    });
    duties.human.learn(known);
    duties.start();
    duty = { stop: () => duties.stop().then(submissions.stop) };
  }
  function end(): void {
    const ending = duty;
    duty = null;
    if (ending) resting = resting.then(ending.stop).catch(failed);
  }
  const lease = background
    ? createLease({ redis, name: 'boards', node: ask.node, gained: begin, lost: end, now, ...holding })
    : null;

  return {
    async stop() {
      unhear();
      await lease?.stop(); // another may have the duty before what is at work here has ended: what both would store is stored once
      const put = jobs.stop();
      queue.close();
      await Promise.all([put, resting]);
      await book.settled();
    },
  };
}
