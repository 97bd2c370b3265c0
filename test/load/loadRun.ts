/** One measured run: a server process, the process of those who connect, and what the system tells of both. */
import { execFileSync, spawn } from 'node:child_process';
import { constants, cpus, setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type ArenaProcess, goFirst, startArena } from '../bench/arenaProcess.ts';
import type { BareLoop } from './bareLoop.ts';
import type { Generated } from './loadGenerator.ts';
import { type Population, socketsOf } from './population.ts';
import { stolenMs, threadTimes, trainingThread } from './processStats.ts';
import { INSPECTABLE, type Memory, measureMemory } from './serverMemory.ts';

/** other: on the players' core, at their priority, so that it gets on; same: on the server's, at its own low one. */
export type TrainingPlace = 'other' | 'same';
export const TRAINING_PLACES: readonly TrainingPlace[] = ['other', 'same'];

export interface LoadPlan {
  readonly population: Population;
  readonly seconds: number;
  readonly pace: string; // 'auto' or a level
  readonly training: TrainingPlace;
  readonly core: number; // the server's; the players have another
  readonly bareSeconds: number; // of the loop alone, before it; 0: not measured
  readonly node: readonly string[]; // options of the server's node, besides those of `npm start`
  readonly profile: string | null; // folder for the server's CPU profile
}

export interface LoadRun extends LoadPlan {
  readonly paceLevel: number; // at the end
  readonly serverCpu: number; // share of the server's core, everything but training
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

const otherThan = (core: number): string => String(cpus().length === 1 ? core : core === 0 ? 1 : 0);

async function placeTraining(pid: number, { training: place, core }: LoadPlan): Promise<number | null> {
  let thread = trainingThread(pid);
  for (let tries = 0; thread === null && tries < 50; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    thread = trainingThread(pid);
  }
  if (thread !== null && place === 'other') {
    execFileSync('taskset', ['-p', '-c', otherThan(core), String(thread)], { stdio: 'ignore' });
    setPriority(thread, constants.priority.PRIORITY_HIGHEST);
  }
  return thread;
}

interface Sample {
  readonly atMs: number;
  readonly serverMs: number;
  readonly mainWaitedMs: number;
  readonly trainingMs: number;
  readonly stolenMs: number;
  readonly droppedTicks: number;
}

async function sample({ pid, health }: ArenaProcess, training: number | null, core: number): Promise<Sample> {
  const atMs = performance.now();
  let serverMs = 0;
  const times = threadTimes(pid);
  for (const [thread, { ranMs }] of times) if (thread !== training) serverMs += ranMs;
  const stolen = stolenMs(String(core));
  const { droppedTicks } = await health();
  return {
    atMs,
    serverMs,
    mainWaitedMs: times.get(pid)!.waitedMs,
    trainingMs: training === null ? 0 : (times.get(training)?.ranMs ?? 0),
    stolenMs: stolen,
    droppedTicks: Number(droppedTicks),
  };
}

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
async function generate(port: number, plan: LoadPlan, begun: () => void): Promise<Crowd> {
  const { duels, spectators, watched, idle } = plan.population;
  const numbers = [port, duels, spectators, watched, idle, plan.seconds].map(String);
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
  const limits = {
    MAX_DUELS: String(plan.population.duels + 10),
    MAX_CONNECTIONS: String(socketsOf(plan.population) + 100),
    PACE: plan.pace,
  };
  const profiled = plan.profile === null ? [] : ['--cpu-prof', '--cpu-prof-dir', plan.profile];
  const options = [INSPECTABLE, ...plan.node, ...profiled];
  const arena = await startArena(limits, ['taskset', '-c', String(plan.core)], options);
  let crowd: Crowd | null = null;
  try {
    const training = await placeTraining(arena.pid, plan);
    const inspector = await arena.inspect();
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const empty = await measureMemory(inspector, arena.pid);
    let before: Promise<Sample> | null = null;
    crowd = await generate(arena.port, plan, () => {
      before = sample(arena, training, plan.core);
    });
    const after = await sample(arena, training, plan.core);
    const health = await arena.health();
    const full = await measureMemory(inspector, arena.pid);
    const first = await (before as Promise<Sample> | null)!;
    const passed = after.atMs - first.atMs;
    const paceLevel = Number(health['paceLevel']);
    return {
      ...plan,
      paceLevel,
      serverCpu: (after.serverMs - first.serverMs) / passed,
      serverWaited: (after.mainWaitedMs - first.mainWaitedMs) / passed,
      stolen: (after.stolenMs - first.stolenMs) / passed,
      trainingCpu: (after.trainingMs - first.trainingMs) / passed,
      bare,
      latenessMs: health['tickLatenessMs'] as LoadRun['latenessMs'],
      droppedTicks: after.droppedTicks - first.droppedTicks,
      delivered: (EVERY[paceLevel]! * TICK_MS) / crowd.generated.gap.mean,
      memory: { empty, full },
      generated: crowd.generated,
    };
  } finally {
    crowd?.leave();
    await arena.stop();
  }
}
