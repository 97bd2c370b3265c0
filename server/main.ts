/** The program: environment -> config -> the server -> signals. */
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { taskThreads } from './boardThread.ts';
import { type Config, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { startReplayThread } from './replayThread.ts';
import { type RunningServer, startServer } from './startServer.ts';
import { readModels } from './storage/modelFiles.ts';
import { openStorageThread } from './storageThread.ts';
import { PLAYLIST } from './training/playlist.ts';
import { startTrainingThread } from './trainingThread.ts';
import { startUploadThread } from './uploadThread.ts';

const EXIT_WITHIN_MS = 9_000;

/** The reason in words for whoever starts the server. */
function reason(error: unknown, config: Config): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `port ${config.port} is taken`;
  if (code === 'EADDRNOTAVAIL') return `${config.host} is no address of this machine`;
  if (code === 'EACCES' && message.includes('listen')) return `port ${config.port} may not be opened by this user`;
  return (message ?? String(error)).split('\n', 1)[0]!;
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) return fail(config.problem);
  const here = dirname(fileURLToPath(import.meta.url)); // dist/server
  const log = createLog(config.value.logLevel);
  const assets = join(here, '..', '..', 'assets', 'models');
  const worker = join(here, 'workers', 'trainingWorker.js');
  let server: RunningServer;
  try {
    server = await startServer(config.value, {
      models: readModels(assets),
      bumperModels: readModels(join(assets, 'bumper')),
      clientDir: join(here, '..', 'client'),
      startTraining: (plan, onNews, onEnd) => startTrainingThread(worker, plan, onNews, onEnd),
      startReplays: () =>
        startReplayThread(join(here, 'workers', 'replayWorker.js'), (problem) =>
          log.error({ problem }, 'the thread of replays crashed'),
        ),
      startTasks: taskThreads(join(here, 'workers', 'boardWorker.js')),
      startUploads: () => startUploadThread(join(here, 'workers', 'uploadWorker.js')),
      playlist: PLAYLIST,
      openStorage: (place) => openStorageThread(join(here, 'workers', 'storageWorker.js'), place),
      log,
    });
  } catch (error) {
    return fail(reason(error, config.value));
  }
  const { host } = config.value;
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const stop = (): void => {
    setTimeout(() => process.exit(0), EXIT_WITHIN_MS).unref();
    void server.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`CartPole Arena is at http://${shown}:${server.port}\n`);
}

function fail(problem: string): void {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
  process.exit();
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
