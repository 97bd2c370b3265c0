/** Built servers and workers as processes of a cluster. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAIN, WORKER } from '../built.ts';

export interface Process {
  /** What it said when it was ready. */
  readonly said: string;
  /** @returns exit code; null: killed */
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

export interface Processes {
  server(node: string): Promise<Process & { readonly port: number }>;
  worker(node: string): Promise<Process>;
  /** All that still run. */
  end(): Promise<void>;
}

export function startProcesses(environment: Readonly<Record<string, string>>): Processes {
  const dataDir = mkdtempSync(join(tmpdir(), 'arena-cluster-'));
  const running = new Set<Process>();

  async function start(program: string, node: string): Promise<Process> {
    const settings = { PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, HOUSE_ROWS: 'off', BOARD_BUDGET: 'small' };
    const secret = 'a secret of the tests, long enough for all';
    const child: ChildProcess = spawn(process.execPath, [program], {
      env: { PATH: process.env['PATH'], SESSION_SECRET: secret, ...settings, ...environment, NODE_NAME: node },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const said = await new Promise<string>((resolve, reject) => {
      child.stdout!.once('data', (chunk: Buffer) => resolve(chunk.toString()));
      void gone.then((code) => reject(new Error(`${node} ended with ${code}`)));
    });
    const started: Process = {
      said,
      kill(signal) {
        running.delete(started);
        child.kill(signal);
        return gone;
      },
    };
    running.add(started);
    return started;
  }
  return {
    async server(node) {
      const started = await start(MAIN, node);
      return { ...started, port: Number(/:(\d+)\s/.exec(started.said)![1]) };
    },
    worker: (node) => start(WORKER, node),
    async end() {
      await Promise.all([...running].map((one) => one.kill('SIGKILL')));
      rmSync(dataDir, { recursive: true });
    },
  };
}
