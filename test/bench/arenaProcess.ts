/** The built server as a process of its own, for benches to play on. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ArenaProcess {
  readonly port: number;
  readonly pid: number;
  /** Of GET /healthz. */
  health(): Promise<Readonly<Record<string, unknown>>>;
  /** Has node open its inspector. @returns its address */
  inspect(): Promise<string>;
  stop(): Promise<void>;
}

const AUTOGROUP = '/proc/self/autogroup'; // Linux: priorities count within a session only, and this is the session's

/** Other work on the machine must not make players late: this process and those that it starts go first, where the system allows it. */
export function goFirst(): boolean {
  try {
    setPriority(constants.priority.PRIORITY_HIGHEST);
    if (existsSync(AUTOGROUP)) writeFileSync(AUTOGROUP, String(constants.priority.PRIORITY_HIGHEST));
    return true;
  } catch {
    return false;
  }
}

/** What `npm start` says to node. */
const LIKE_START = ['--min-semi-space-size=16', '--max-semi-space-size=16', '--heap-growing-percent=100'];
const MAIN = fileURLToPath(new URL('../main.js', import.meta.url)); // of this module in dist/server/cli or chunks

/**
 * @param before words before `node`, such as `taskset -c 0`
 * @param options of node, such as `--cpu-prof`
 * @throws Error with what it wrote if it does not listen
 */
export async function startArena(
  environment: Readonly<Record<string, string>> = {},
  before: readonly string[] = [],
  options: readonly string[] = [],
): Promise<ArenaProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'arena-bench-'));
  const [command, ...words] = [...before, process.execPath, ...LIKE_START, ...options, MAIN];
  const child: ChildProcess = spawn(command!, words, {
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, HOUSE_ROWS: 'off', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let stopping = false;
  const orphaned = (): void => void child.kill('SIGKILL'); // whatever ends this process ends the server
  const interrupted = (): never => process.exit(1);
  process.once('exit', orphaned).once('SIGTERM', interrupted).once('SIGINT', interrupted);
  const closed = new Promise<void>((resolve) => {
    child.once('close', (code, signal) => {
      if (!stopping) process.stderr.write(`the server ended with ${code ?? signal}: ${said.trim()}\n`);
      resolve();
    });
  });
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
  };
  child.stdout!.on('data', hear);
  child.stderr!.on('data', hear);
  const word = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = pattern.exec(said)?.[1];
        if (found !== undefined) resolve(found);
      };
      child.stdout!.on('data', look);
      child.stderr!.on('data', look);
      child.once('error', reject);
      void closed.then(() => reject(new Error(`the server ended without a word: ${said.trim()}`)));
      look();
    });
  const port = Number(await word(/http:\/\/\S+:(\d+)\n/));
  return {
    port,
    pid: child.pid!,
    inspect() {
      child.kill('SIGUSR1');
      return word(/Debugger listening on (ws:\S+)\n/);
    },
    health: async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).json() as Promise<Record<string, unknown>>,
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      await closed;
      process.off('exit', orphaned).off('SIGTERM', interrupted).off('SIGINT', interrupted);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
