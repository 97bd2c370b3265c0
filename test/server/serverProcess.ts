/** The built server as a process of its own, without training. */
import { spawn } from 'node:child_process';
import { MAIN } from './built.ts';

export interface ServerProcess {
  readonly port: number;
  readonly pid: number;
  /** Resolves once it is gone. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

export async function startProcess(
  dataDir: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const settings = { PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, TRAINING_THREADS: '0', HOUSE_ROWS: 'off' };
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], ...settings, BOARD_BUDGET: 'small', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (said: Buffer) => resolve(Number(/:(\d+)\s/.exec(said.toString())![1])));
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    port,
    pid: child.pid!,
    async kill(signal) {
      child.kill(signal);
      await gone;
    },
  };
}
