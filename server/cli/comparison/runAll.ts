/** Every run of a comparison in a process of its own, as many at a time as there are cores for. */
import { type ChildProcess, fork } from 'node:child_process';
import type { EnvironmentSpec } from '../../../shared/sim/environment.ts';
import type { ComparedRun, Pair } from './comparison.ts';
import type { RunAnswer, RunOrder } from './runProcess.ts';
import { type Going, secondsLeft } from './timeLeft.ts';

export interface RunPlan {
  readonly entry: string; // path of the built runProcess.ts
  readonly spec: EnvironmentSpec;
  readonly processes: number; // at a time, 1 or more
}

export interface Onlooker {
  /** @param share 0..1 of all runs' budgets @param left s; null while it is too early to tell */
  progress(share: number, left: number | null): void;
  /** @param done runs that are over, this one included */
  over(run: ComparedRun, done: number): void;
}

const KEPT_ERROR = 2_000; // characters of what a process wrote on stderr

/**
 * Started in the order given, returned in it too. A run that breaks says why and stops nobody else.
 * Pairs are best ordered seed by seed: the pace so far is then the pace to come.
 */
export async function runAll(pairs: readonly Pair[], plan: RunPlan, onlooker: Onlooker): Promise<ComparedRun[]> {
  const runs = new Array<ComparedRun>(pairs.length);
  const going: Going[] = []; // by pair, as far as they have begun
  const seconds = (): number => performance.now() / 1000;
  let next = 0;
  let done = 0;
  const tell = (i: number, share: number): void => {
    going[i] = { beganAt: going[i]!.beganAt, share };
    const all = going.reduce((sum, run) => sum + run.share, 0) / pairs.length;
    onlooker.progress(all, secondsLeft(going, pairs.length, seconds()));
  };
  const work = async (): Promise<void> => {
    while (next < pairs.length) {
      const i = next++;
      going[i] = { beganAt: seconds(), share: 0 };
      const run = await runOne(pairs[i]!, plan, (share) => tell(i, share));
      runs[i] = run;
      tell(i, 1);
      onlooker.over(run, ++done);
    }
  };
  await Promise.all(Array.from({ length: Math.min(plan.processes, pairs.length) }, work));
  return runs;
}

function runOne(pair: Pair, { entry, spec }: RunPlan, progress: (share: number) => void): Promise<ComparedRun> {
  const { recipe, seed } = pair;
  return new Promise((resolve) => {
    const broken = (reason: string): void => resolve({ recipe, seed, reason });
    const child: ChildProcess = fork(entry, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let error = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      error = (error + chunk.toString()).slice(-KEPT_ERROR);
    });
    child.on('message', (message: RunAnswer) => {
      switch (message.kind) {
        case 'progress':
          progress(message.share);
          break;
        case 'ended':
          resolve({ recipe, seed, report: message.report, curve: message.curve });
          break;
        case 'broken':
          broken(message.reason);
          break;
      }
    });
    child.once('error', ({ message }) => broken(message));
    child.once('close', (code, signal) => broken(endText(code, signal, error))); // no matter if it has answered
    child.send({ recipe, seed, spec } satisfies RunOrder, (failure) => {
      if (failure) broken(failure.message);
    });
  });
}

function endText(code: number | null, signal: NodeJS.Signals | null, error: string): string {
  const told = /^\w*Error.*$/m.exec(error)?.[0] ?? error.trim().split('\n').at(-1);
  return `its process ended by ${signal ?? `exit ${code}`}${told ? `: ${told}` : ''}`;
}
