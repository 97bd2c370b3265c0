/** The program of a worker: environment -> config -> the worker -> signals. It trains and computes what servers of a cluster are asked for. */
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { taskThreads } from './boardThread.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { type RunningWorker, startWorker } from './startWorker.ts';
import { readModels } from './storage/modelFiles.ts';
import { openStorageThread } from './storageThread.ts';
import { PLAYLIST } from './training/playlist.ts';
import { startTrainingThread } from './trainingThread.ts';

const EXIT_WITHIN_MS = 9_500;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) return fail(config.problem);
  const { redisUrl, trainingThreads } = config.value;
  if (redisUrl === null)
    return fail('a worker needs REDIS_URL, DATABASE_URL and SESSION_SECRET: those of the servers that it works for');
  const workers = join(dirname(fileURLToPath(import.meta.url)), 'workers'); // of dist/server
  const log = createLog(config.value.logLevel);
  let worker: RunningWorker;
  try {
    worker = await startWorker(
      { ...config.value, redisUrl },
      {
        startTraining: (plan, onNews, onEnd) =>
          startTrainingThread(join(workers, 'trainingWorker.js'), plan, onNews, onEnd),
        playlist: PLAYLIST,
        models: readModels(join(workers, '..', '..', '..', 'assets', 'models')),
        startTasks: taskThreads(join(workers, 'boardWorker.js')),
        openStorage: (place) => openStorageThread(join(workers, 'storageWorker.js'), place),
        log,
      },
    );
  } catch (error) {
    return fail(((error as Error).message ?? String(error)).split('\n', 1)[0]!);
  }
  process.stdout.write(`Worker ${worker.node} is ready: ${trainingThreads} of visitors’ runs at once\n`);
  const stop = (): void => {
    setTimeout(() => process.exit(0), EXIT_WITHIN_MS).unref();
    void worker.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function fail(problem: string): void {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
  process.exit();
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
