/** Submissions put together, and what is computed for boards: by this process where it is alone, else by workers. */
import { randomBytes } from 'node:crypto';
import { AGENT_PROTOCOL, SMALL_PROTOCOL } from '../shared/boards/agentProtocol.ts';
import type { Task, TaskResult } from '../shared/boards/task.ts';
import type { ModelFile } from './arena/agents.ts';
import { createAgentKind } from './boards/agents.ts';
import type { BoardAgents } from './boards/boardAgents.ts';
import type { BoardKind } from './boards/boardKind.ts';
import { createHumanScores, type HumanScores } from './boards/humanScores.ts';
import { LEARNER_KIND } from './boards/learners.ts';
import type { RatingBook } from './boards/ratingBook.ts';
import type { BoardStores } from './boards/stores.ts';
import type { Submissions } from './boards/submissionDesk.ts';
import { TASK_LIMIT_MS } from './boards/submissionLimits.ts';
import { createSubmissions } from './boards/submissions.ts';
import { createTaskQueue, type StartTaskThread, type TaskQueue } from './boards/taskQueue.ts';
import { steadyClock } from './clock.ts';
import type { RedisLink } from './cluster/redis.ts';
import type { Config } from './config.ts';
import type { Tellings } from './jobs/boardTellings.ts';
import { createRemoteSubmissions } from './jobs/remoteSubmissions.ts';
import type { BoardNews } from './net/boardGateway.ts';
import { newBoardId, wireBoardDuties } from './wireBoardDuties.ts';

export interface SubmissionsWiring {
  readonly stores: BoardStores;
  readonly agents: BoardAgents<unknown>;
  readonly book: RatingBook;
  readonly house: readonly ModelFile[]; // agents of the arena itself
  readonly background: boolean; // whether house agents and recipes take their way, and agents play each other
  readonly protocol: number; // of the board of agents
  readonly news: BoardNews;
  readonly startTasks: StartTaskThread;
  readonly clock: () => number; // ms since 1970
  readonly failed: (error: unknown) => void;
}

export interface WiredSubmissions {
  readonly submissions: Submissions;
  readonly human: HumanScores;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const { now, after } = steadyClock;

export const boardKinds = (protocol: number): readonly BoardKind[] => [createAgentKind(protocol), LEARNER_KIND];

export const protocolOf = ({ boardBudget }: Pick<Config, 'boardBudget'>): number =>
  boardBudget === 'full' ? AGENT_PROTOCOL : SMALL_PROTOCOL;

export const newEntropy = (): string => randomBytes(32).toString('hex');

export const newTaskQueue = (start: StartTaskThread): TaskQueue =>
  createTaskQueue({ start, limitMs: TASK_LIMIT_MS, now, after });

/** Tasks that nobody waits for. */
export const whenIdle =
  (queue: TaskQueue) =>
  async (task: Task): Promise<TaskResult | null> => {
    const outcome = await queue.run(task, 'idle');
    return outcome.ok ? outcome.result : null;
  };

/** Computed by a thread of this process. */
export function submissionsHere(wiring: SubmissionsWiring): WiredSubmissions {
  const { stores, background, news, clock, failed } = wiring;
  const queue = newTaskQueue(wiring.startTasks);
  const submissions = createSubmissions({
    ...{ store: stores.submissions, boards: stores.boards, queue, kinds: boardKinds(wiring.protocol) },
    ...{ newEntropy, newId: newBoardId, clock, after, changed: news.changed, told: news.submission, failed },
  });
  const duties = wireBoardDuties({ ...wiring, submissions, run: whenIdle(queue) });
  return {
    submissions,
    human: duties.human,
    async start() {
      await submissions.start();
      if (background) duties.start();
    },
    async stop() {
      const resting = duties.stop();
      queue.close(); // they may wait behind something long
      await resting;
      await submissions.stop();
    },
  };
}

/** Computed by workers, which tell how far they are. */
export function submissionsElsewhere(
  { stores, protocol, news, clock, failed }: SubmissionsWiring,
  redis: RedisLink,
  tellings: Tellings,
): WiredSubmissions {
  const submissions = createRemoteSubmissions({
    ...{ redis, tellings, store: stores.submissions, boards: stores.boards, kinds: boardKinds(protocol) },
    ...{ newId: newBoardId, clock, after, told: news.submission, failed },
  });
  const human = createHumanScores({
    ...{ survival: stores.survival, boards: stores.boards, file: async () => null, run: null, now, after, failed },
  });
  const unhear = tellings.hear('board:human', human.learn);
  return {
    submissions,
    human,
    async start() {
      await submissions.start();
      human.start();
    },
    async stop() {
      unhear();
      await human.stop();
      await submissions.stop();
    },
  };
}
