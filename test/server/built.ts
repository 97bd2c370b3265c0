import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const MAIN = file('dist/server/main.js');
export const WORKER = file('dist/server/worker.js');
export const CLI = file('dist/server/cli/');
export const STORAGE_WORKER = file('dist/server/workers/storageWorker.js');
export const TRAINING_WORKER = file('dist/server/workers/trainingWorker.js');
export const REPLAY_WORKER = file('dist/server/workers/replayWorker.js');
export const UPLOAD_WORKER = file('dist/server/workers/uploadWorker.js');

/** Builds the server where its sources are newer than what is built. */
export async function ensureServerBuilt(): Promise<void> {
  await promisify(execFile)(process.execPath, [file('scripts/build.mjs'), '--if-stale', 'server'], { cwd: file('') });
}
