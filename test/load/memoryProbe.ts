/**
 * Looks into the heap of a server process from outside: a few lines loaded before the program write what memory it has after a forced
 * collection, whenever SIGUSR2 asks for it. Nothing of the program itself knows of it.
 */
import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const LINES = `
import { renameSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
const file = process.env.MEMORY_FILE;
if (isMainThread && file) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    collect();
    collect();
    writeFileSync(file + '.part', JSON.stringify(process.memoryUsage()));
    renameSync(file + '.part', file);
  });
}`;

/** @param file where it writes to: of this process alone */
export function probed(file: string): Readonly<Record<string, string>> {
  return { MEMORY_FILE: file, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(LINES)}` };
}

/**
 * Memory of a probed process after a collection, bytes.
 * @throws Error if it does not answer
 */
export async function memoryOf(pid: number, file: string): Promise<NodeJS.MemoryUsage> {
  rmSync(file, { force: true });
  process.kill(pid, 'SIGUSR2');
  for (let tries = 0; tries < 600; tries++) {
    await wait(50);
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as NodeJS.MemoryUsage;
    } catch {
      // not yet
    }
  }
  throw new Error(`process ${pid} does not tell its memory`);
}
