/** Puts a worker together: what trains and computes for the servers of a cluster. It listens on no port. */
import { randomInt } from 'node:crypto';
import type { Logger } from 'pino';
import type { ModelFile } from './arena/agents.ts';
import type { StartTaskThread } from './boards/taskQueue.ts';
import { steadyClock } from './clock.ts';
import { createAsk } from './cluster/ask.ts';
import { socketEmitter } from './cluster/broadcast.ts';
import { openRedis } from './cluster/redis.ts';
import type { Config } from './config.ts';
import { createWorkerRuns } from './jobs/workerRuns.ts';
import { runsSink } from './net/runGateway.ts';
import type { Place, Storage } from './storage/storage.ts';
import type { Shown } from './training/playlist.ts';
import type { StartTraining } from './training/runJob.ts';
import { CHECKPOINT_RUNS } from './training/runStore.ts';
import { wireBoardWork } from './wireBoardWork.ts';
import { newRunId } from './wireRuns.ts';
import { protocolOf } from './wireSubmissions.ts';

const SAVE_WITHIN_MS = 8_000;
const SEED_LIMIT = 0x1_0000_0000;

/** What differs between the real thing and a test. */
export interface WorkerParts {
  readonly startTraining: StartTraining;
  readonly playlist: readonly Shown[];
  readonly openStorage: (place: Place) => Promise<Storage>;
  readonly models: readonly ModelFile[]; // house agents
  readonly startTasks: StartTaskThread; // of the boards
  readonly log: Logger;
  readonly holdMs?: number; // of leases and locks
}

export interface RunningWorker {
  readonly node: string;
  /** Saves, hands back what it had, closes. */
  stop(): Promise<void>;
}

/** @throws Error of one line if Redis or the database cannot be reached */
export async function startWorker(
  config: Config & { readonly redisUrl: string },
  { startTraining, playlist, openStorage, models, startTasks, log, holdMs }: WorkerParts,
): Promise<RunningWorker> {
  const { now, after } = steadyClock;
  const failed = (error: unknown): void => log.error({ error }, 'a job failed');
  const redis = await openRedis(config.redisUrl, (ready) =>
    log.warn({ ready }, ready ? 'Redis is back' : 'Redis is lost'),
  );
  const { dataDir, databaseUrl } = config;
  const storage = await openStorage({ dataDir, databaseUrl, sharing: 'shared' }).catch((error: unknown) => {
    redis.close();
    throw error;
  });
  const ask = await createAsk(redis, config.node, failed);
  const emitter = socketEmitter(redis);
  const runs = createWorkerRuns({
    ...{ redis, ask, playlist, now, after, store: storage.runs, start: startTraining, clock: Date.now },
    sink: runsSink(() => emitter),
    threads: config.trainingThreads,
    stepMs: config.stepMs,
    saveMs: config.saveMs,
    checkpointRuns: CHECKPOINT_RUNS,
    failed: (run, problem) => log.error({ run, problem }, 'a run failed'),
    troubled: (error) => log.warn({ error }, 'runs cannot be handed on now'),
    newSeed: () => randomInt(SEED_LIMIT),
    newId: newRunId,
    ...(holdMs === undefined ? {} : { holdMs }),
  });

  const boards = wireBoardWork({
    ...{ redis, ask, stores: storage, house: models, startTasks, clock: Date.now, failed },
    background: config.houseRows,
    protocol: protocolOf(config),
    ...(holdMs === undefined ? {} : { holdMs }),
  });

  let stopping: Promise<void> | null = null;
  async function shutDown(): Promise<void> {
    await Promise.race([
      Promise.all([runs.stop(), boards.stop()]),
      new Promise<void>((resolve) => void after(SAVE_WITHIN_MS, resolve)),
    ]);
    await storage.close();
    ask.close();
    redis.close();
  }
  return { node: config.node, stop: () => (stopping ??= shutDown()) };
}
