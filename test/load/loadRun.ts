/** One measured run: a server process, the process of those who connect, and what the system tells of both. */
import { execFileSync, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { goFirst } from '../bench/arenaProcess.ts';
import type { BareLoop } from './bareLoop.ts';
import type { Generated } from './loadGenerator.ts';
import { otherThan, type Sample, startServers } from './loadServers.ts';
import type { Population } from './population.ts';
import type { Memory } from './serverMemory.ts';

/** other: on the players' core, at their priority, so that it gets on; same: on the server's, at its own low one. */
export type TrainingPlace = 'other' | 'same';
export const TRAINING_PLACES: readonly TrainingPlace[] = ['other', 'same'];

export interface LoadPlan {
  readonly population: Population;
  readonly seconds: number;
  readonly pace: string; // 'auto' or a level
  readonly training: TrainingPlace;
  readonly core: number; // the server's; the players have another
  readonly processes: number; // of servers, all on that core; more than one need DATABASE_URL, REDIS_URL and SESSION_SECRET
  readonly bareSeconds: number; // of the loop alone, before it; 0: not measured
  readonly node: readonly string[]; // options of the server's node, besides those of `npm start`
  readonly profile: string | null; // folder for the server's CPU profile
}

export interface LoadRun extends LoadPlan {
  readonly paceLevel: number; // at the end
  readonly serverCpu: number; // share of the server's core, everything but training, of all processes
  readonly cpuPerDuelMinute: number; // seconds
  readonly serverWaited: number; // share of the time in which its main thread wanted that core and others had it
  readonly stolen: number; // share of the time in which the machine's host had it
  readonly trainingCpu: number; // share of a core
  readonly bare: BareLoop | null; // the machine's own lateness
  readonly latenessMs: { readonly p50: number; readonly p99: number };
  readonly droppedTicks: number;
  readonly delivered: number; // share of the frames that the pace asks for
  readonly memory: { readonly empty: Memory; readonly full: Memory };
  readonly generated: Generated;
}

const at = (name: string): string => fileURLToPath(new URL(`../cli/${name}.js`, import.meta.url)); // of this module in dist/server/cli or chunks
const TICK_MS = 20;
const EVERY = [1, 1, 2, 2, 5]; // ticks between two frames, by pace level
const SETTLE_MS = 2_000;

function measureBare({ core, bareSeconds }: LoadPlan): BareLoop | null {
  if (bareSeconds === 0) return null;
  const words = ['-c', String(core), process.execPath, at('bare-loop'), String(bareSeconds)];
  return JSON.parse(execFileSync('taskset', words, { encoding: 'utf8' })) as BareLoop;
}

interface Crowd {
  readonly generated: Generated;
  leave(): void;
}

/** @param begun when all play @returns when the measured time is over; all are still connected */
async function generate(ports: readonly number[], plan: LoadPlan, begun: () => void): Promise<Crowd> {
  const { duels, spectators, watched, idle } = plan.population;
  const numbers = [ports.join(','), duels, spectators, watched, idle, plan.seconds].map(String);
  const words = ['-c', otherThan(plan.core), process.execPath, at('load-generator'), ...numbers];
  const child = spawn('taskset', words, { stdio: ['pipe', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'begin') begun();
    else return { generated: JSON.parse(line) as Generated, leave: () => child.stdin.end() };
  }
  throw new Error('the players ended without a word');
}

export async function measureLoad(plan: LoadPlan): Promise<LoadRun> {
  goFirst();
  const bare = measureBare(plan);
  const servers = await startServers(plan);
  let crowd: Crowd | null = null;
  try {
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const empty = await servers.memory();
    let before: Promise<Sample> | null = null;
    crowd = await generate(servers.ports, plan, () => {
      before = servers.sample();
    });
    const after = await servers.sample();
    const { paceLevel, latenessMs } = await servers.state();
    const full = await servers.memory();
    const first = await (before as Promise<Sample> | null)!;
    const passed = after.atMs - first.atMs;
    const serverCpu = (after.serverMs - first.serverMs) / passed;
    return {
      ...plan,
      paceLevel,
      serverCpu,
      cpuPerDuelMinute: (60 * serverCpu) / crowd.generated.playing,
      serverWaited: (after.mainWaitedMs - first.mainWaitedMs) / passed,
      stolen: (after.stolenMs - first.stolenMs) / passed,
      trainingCpu: (after.trainingMs - first.trainingMs) / passed,
      bare,
      latenessMs,
      droppedTicks: after.droppedTicks - first.droppedTicks,
      delivered: (EVERY[paceLevel]! * TICK_MS) / crowd.generated.gap.mean,
      memory: { empty, full },
      generated: crowd.generated,
    };
  } finally {
    crowd?.leave();
    await servers.stop();
  }
}
