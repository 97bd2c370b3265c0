/** Runs of `train` in processes of their own, killed at seeded moments and resumed. */
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TrainingReport } from '../../server/cli/support/trainingReport.ts';
import { nextBelow, randomStream } from '../../shared/sim/random.ts';
import { CLI } from './built.ts';

export interface Ended {
  readonly status: number | null; // null: killed
  readonly stdout: string;
  readonly stderr: string;
}

interface Started {
  readonly ended: Promise<Ended>;
  readonly isOver: () => boolean;
  kill(signal: NodeJS.Signals): void;
}

export function startTrain(...args: readonly string[]): Started {
  const child = spawn(process.execPath, [`${CLI}train.js`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (status) => resolve({ status, stdout, stderr }));
  });
  return { ended, isOver: () => child.exitCode !== null || child.signalCode !== null, kill: (s) => child.kill(s) };
}

export const train = (...args: readonly string[]): Promise<Ended> => startTrain(...args).ended;

/** The object that `train --json` ended with. */
export function reportOf({ status, stdout, stderr }: Ended): TrainingReport {
  if (status !== 0) throw new Error(`train ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as TrainingReport;
}

/** A report without what a clock has told. */
export function bitsOf(report: TrainingReport): Partial<TrainingReport> {
  const { trainSeconds, evaluationSeconds, wallSeconds, solvedAtSeconds, ...bits } = report;
  return bits;
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'resume-'));

/** Waits until a file has been written anew `times` times, or the process is over. @returns whether it was */
export async function saved(path: string, times: number, process: Pick<Started, 'isOver'>): Promise<boolean> {
  let seen = stampOf(path);
  for (let changes = 0; changes < times; ) {
    if (process.isOver()) return false;
    await new Promise((resolve) => setTimeout(resolve, 1));
    const stamp = stampOf(path);
    if (stamp !== seen) changes++;
    seen = stamp;
  }
  return true;
}

function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? `${stats.ino} ${stats.mtimeMs}` : '';
}

export interface Killed {
  readonly report: TrainingReport; // of the process that reached the end
  readonly kills: number;
  readonly left: readonly string[]; // files in the run's folder, but for the policies
}

/**
 * Trains with saves and kills the process again and again, each time some saves after it went on. A process that was too quick
 * for its killer does not count: the run goes back to where that process began.
 * @param args of the first process, without --out @param name of the run: recipe-seed
 */
export async function killAndResume(args: readonly string[], name: string, plan: Plan): Promise<Killed> {
  const folder = newFolder();
  const out = join(folder, 'out');
  const path = join(out, `${name}.cpr`);
  const backup = join(folder, 'backup.cpr');
  const moments = randomStream(plan.seed, 'kills');
  const save = ['--json', '--save-every', String(plan.saveEvery)];
  mkdirSync(out);
  plantRemains(out, name);
  try {
    for (let kills = 0, tries = 0; kills < plan.kills; tries++) {
      if (tries > 10 * plan.kills) throw new Error(`${name} ends before it can be killed`);
      const resumed = existsSync(backup);
      if (resumed) copyFileSync(backup, path);
      const process = startTrain(...(resumed ? ['--resume', path] : [...args, '--out', out]), ...save);
      const inTime = await saved(path, 1 + nextBelow(moments, plan.mostSaves), process);
      await new Promise((resolve) => setTimeout(resolve, nextBelow(moments, 20))); // anywhere, within a save too
      process.kill('SIGKILL');
      const { status, stderr } = await process.ended;
      if (status !== null && status !== 0) throw new Error(`train ended with ${status}: ${stderr}`);
      if (!inTime || status !== null) {
        plantRemains(out, name);
        continue;
      }
      kills++;
      copyFileSync(path, backup);
    }
    const report = reportOf(await train('--resume', path, ...save));
    const left = readdirSync(out).filter((file) => !file.endsWith('.cpa'));
    return { report, kills: plan.kills, left };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export interface Plan {
  readonly kills: number;
  readonly saveEvery: number; // steps
  readonly mostSaves: number; // between a start and its kill
  readonly seed: number;
}

/** What saves leave behind that were killed half-way, by processes of other numbers. */
function plantRemains(out: string, name: string): void {
  writeFileSync(join(out, `${name}.cpr.4194305.tmp`), 'half a sav');
  writeFileSync(join(out, `${name}.previous.cpr.4194305.tmp`), 'half a sav');
}
