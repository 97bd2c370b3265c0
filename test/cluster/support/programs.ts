/** Programs that the tests start, wait for, kill and start again. */
import { type ChildProcess, spawn } from 'node:child_process';

export interface Program {
  readonly pid: () => number | null; // null: it does not run
  /** @throws Error with what it said if it ends before it is ready */
  start(): Promise<void>;
  /** Resolves once it is gone. @returns its exit code; null if the signal ended it */
  kill(signal: NodeJS.Signals): Promise<number | null>;
  /** All that it complained about, ever. */
  readonly complaints: () => string;
}

export interface ProgramPlan {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly ready: RegExp; // what it says on stdout once it can be used
}

const READY_WITHIN_MS = 30_000;

export function program({ command, args, environment, ready }: ProgramPlan): Program {
  let child: ChildProcess | null = null;
  let gone: Promise<number | null> = Promise.resolve(null);
  let complaints = '';
  process.once('exit', () => child?.kill('SIGKILL'));

  return {
    pid: () => child?.pid ?? null,
    async start() {
      const started = spawn(command, args, {
        env: { PATH: process.env['PATH'], ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      gone = new Promise((resolve) =>
        started.once('exit', (code) => {
          if (child === started) child = null;
          resolve(code);
        }),
      );
      started.stderr.on('data', (chunk: Buffer) => {
        complaints += String(chunk);
      });
      let said = '';
      await new Promise<void>((resolve, reject) => {
        const fail = (why: string): void => reject(new Error(`${args.join(' ')}: ${why}: ${said}${complaints}`));
        const timer = setTimeout(() => fail('is not ready'), READY_WITHIN_MS);
        started.stdout.on('data', (chunk: Buffer) => {
          said += String(chunk);
          if (!ready.test(said)) return;
          clearTimeout(timer);
          resolve();
        });
        void gone.then((code) => {
          clearTimeout(timer);
          fail(`ended with ${code}`);
        });
      });
    },
    async kill(signal) {
      child?.kill(signal);
      return gone;
    },
    complaints: () => complaints,
  };
}
