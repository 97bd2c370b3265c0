/** Workers and a server's view of runs, in this process, on a real Redis and PostgreSQL. */
import pino from 'pino';
import { tasksHere } from '../../../server/boardThread.ts';
import { createAsk } from '../../../server/cluster/ask.ts';
import { openRedis } from '../../../server/cluster/redis.ts';
import { createRemoteRuns } from '../../../server/jobs/remoteRuns.ts';
import { type RunningWorker, startWorker, type WorkerParts } from '../../../server/startWorker.ts';
import { openStorage, type Storage } from '../../../server/storage/storage.ts';
import type { Submission } from '../../../server/training/labRun.ts';
import type { StartTraining } from '../../../server/training/runJob.ts';
import type { Runs } from '../../../server/training/runs.ts';
import { startTrainingThread } from '../../../server/trainingThread.ts';
import { newRunId } from '../../../server/wireRuns.ts';
import { HOUSE } from '../../../shared/learner/recipes/index.ts';
import type { RunDetail } from '../../../shared/protocol/runEvents.ts';
import type { RedisServer } from '../../support/redis.ts';
import { TRAINING_WORKER } from '../built.ts';
import { testConfig } from '../support.ts';

export const HOLD_MS = 1_000;

interface Places {
  readonly redis: RedisServer;
  readonly databaseUrl: string;
}

export function startTestWorker(
  { redis, databaseUrl }: Places,
  node: string,
  parts: Partial<WorkerParts> = {},
): Promise<RunningWorker> {
  const environment = {
    REDIS_URL: redis.url,
    DATABASE_URL: databaseUrl,
    SESSION_SECRET: 'a secret of the test, long enough',
    NODE_NAME: node,
  };
  const config = testConfig({ ...environment, RUN_SAVE_MS: '150', TRAINING_THREADS: '2' });
  return startWorker(
    { ...config, redisUrl: redis.url },
    {
      startTraining: (plan, onNews, onEnd) => startTrainingThread(TRAINING_WORKER, plan, onNews, onEnd),
      playlist: [],
      openStorage,
      models: [],
      startTasks: tasksHere,
      log: pino({ level: 'silent' }),
      holdMs: HOLD_MS,
      ...parts,
    },
  );
}

/** Threads that count how many of them train one run at a time. */
export function countedThreads() {
  const now = new Map<string, number>();
  let most = 0;
  const start: StartTraining = (plan, onNews, onEnd) => {
    let over = false;
    const count = (by: number): void => void now.set(plan.run, (now.get(plan.run) ?? 0) + by);
    function end(): void {
      if (!over) count(-1);
      over = true;
    }
    count(1);
    most = Math.max(most, now.get(plan.run)!);
    const thread = startTrainingThread(TRAINING_WORKER, plan, onNews, (problem) => {
      end();
      onEnd(problem);
    });
    return {
      tell: thread.tell,
      terminate() {
        end();
        thread.terminate();
      },
    };
  };
  return { start, mostOfOneRun: () => most };
}

export interface ServerSide {
  readonly runs: Runs;
  readonly storage: Storage;
  readonly told: RunDetail[]; // of those that this server told of by itself
  readonly shown: string[];
  readonly failures: unknown[];
  close(): Promise<void>;
}

/** What a server process knows of runs. */
export async function serverSide({ redis, databaseUrl }: Places, node: string): Promise<ServerSide> {
  const failures: unknown[] = [];
  const failed = (error: unknown): void => void failures.push(error);
  const link = await openRedis(redis.url, () => {});
  const ask = await createAsk(link, node, failed);
  const storage = await openStorage({ dataDir: '', databaseUrl });
  const told: RunDetail[] = [];
  const shown: string[] = [];
  const runs = createRemoteRuns({
    redis: link,
    ask,
    store: storage.runs,
    sink: { status: (detail) => void told.push(detail) },
    now: () => performance.now(),
    clock: Date.now,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    stepMs: null,
    newId: newRunId,
    shown: (run) => void shown.push(run),
    failed,
  });
  await runs.start();
  return {
    ...{ runs, storage, told, shown, failures },
    async close() {
      await runs.shutDown();
      ask.close();
      link.close();
      await storage.close();
    },
  };
}

/** A run of the house recipe. */
export function wish(owner: string, steps: number, pace: Submission['pace'] = 'max', seed = 5): Submission {
  return { owner, by: owner, settings: { ...HOUSE, budget: { steps } }, seed, pace };
}
