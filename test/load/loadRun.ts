/** One measured run: a server process, the players' process, and what the system tells of both. */
import { execFileSync, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type ArenaProcess, goFirst, startArena } from '../bench/arenaProcess.ts';
import type { Generated } from './loadGenerator.ts';
import { residentBytes, threadTimes, trainingThread } from './processStats.ts';

/** other: on the players' core, at their priority, so that it gets on; same: on the server's, at its own low one. */
export type TrainingPlace = 'other' | 'same';
export const TRAINING_PLACES: readonly TrainingPlace[] = ['other', 'same'];

export interface LoadPlan {
  readonly matches: number;
  readonly seconds: number;
  readonly pace: string; // 'auto' or a level
  readonly training: TrainingPlace;
  readonly profile: string | null; // folder for the server's CPU profile
}

export interface LoadRun extends LoadPlan {
  readonly paceLevel: number; // at the end
  readonly serverCpu: number; // share of core 0, everything but training
  readonly serverWaited: number; // share of the time in which its main thread wanted core 0 and others had it
  readonly trainingCpu: number; // share of a core
  readonly latenessMs: { readonly p50: number; readonly p99: number };
  readonly droppedTicks: number;
  readonly delivered: number; // share of the frames that the pace asks for
  readonly bytesPerConnection: number; // of the server's memory, with its duel
  readonly players: Generated;
}

const GENERATOR = fileURLToPath(new URL('../cli/load-generator.js', import.meta.url)); // of this module in dist/server/cli or chunks
const TICK_MS = 20;
const EVERY = [1, 1, 2, 2, 5]; // ticks between two frames, by pace level
const SERVER_CORE = '0';
const PLAYERS_CORE = '1';

async function placeTraining(pid: number, place: TrainingPlace): Promise<number | null> {
  let thread = trainingThread(pid);
  for (let tries = 0; thread === null && tries < 50; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    thread = trainingThread(pid);
  }
  if (thread !== null && place === 'other') {
    execFileSync('taskset', ['-p', '-c', PLAYERS_CORE, String(thread)], { stdio: 'ignore' });
    setPriority(thread, constants.priority.PRIORITY_HIGHEST);
  }
  return thread;
}

interface Sample {
  readonly atMs: number;
  readonly serverMs: number;
  readonly mainWaitedMs: number;
  readonly trainingMs: number;
  readonly droppedTicks: number;
}

async function sample({ pid, health }: ArenaProcess, training: number | null): Promise<Sample> {
  const atMs = performance.now();
  let serverMs = 0;
  const times = threadTimes(pid);
  for (const [thread, { ranMs }] of times) if (thread !== training) serverMs += ranMs;
  const { droppedTicks } = await health();
  return {
    atMs,
    serverMs,
    mainWaitedMs: times.get(pid)!.waitedMs,
    trainingMs: training === null ? 0 : (times.get(training)?.ranMs ?? 0),
    droppedTicks: Number(droppedTicks),
  };
}

/** @param begun when all play */
async function generate(port: number, plan: LoadPlan, begun: () => void): Promise<Generated> {
  const words = [
    '-c',
    PLAYERS_CORE,
    process.execPath,
    GENERATOR,
    String(port),
    String(plan.matches),
    String(plan.seconds),
  ];
  const child = spawn('taskset', words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'begin') begun();
    else last = line;
  }
  if (!last.startsWith('{')) throw new Error('the players ended without a word');
  return JSON.parse(last) as Generated;
}

export async function measureLoad(plan: LoadPlan): Promise<LoadRun> {
  goFirst();
  const limits = {
    MAX_DUELS: String(plan.matches + 10),
    MAX_CONNECTIONS: String(plan.matches + 100),
    PACE: plan.pace,
  };
  const profiled = plan.profile === null ? [] : ['--cpu-prof', '--cpu-prof-dir', plan.profile];
  const arena = await startArena(limits, ['taskset', '-c', SERVER_CORE], profiled);
  try {
    const training = await placeTraining(arena.pid, plan.training);
    const emptyBytes = residentBytes(arena.pid);
    let before: Promise<Sample> | null = null;
    const players = await generate(arena.port, plan, () => {
      before = sample(arena, training);
    });
    const after = await sample(arena, training);
    const first = await (before as Promise<Sample> | null)!;
    const health = await arena.health();
    const passed = after.atMs - first.atMs;
    const paceLevel = Number(health['paceLevel']);
    const latenessMs = health['tickLatenessMs'] as LoadRun['latenessMs'];
    return {
      ...plan,
      paceLevel,
      serverCpu: (after.serverMs - first.serverMs) / passed,
      serverWaited: (after.mainWaitedMs - first.mainWaitedMs) / passed,
      trainingCpu: (after.trainingMs - first.trainingMs) / passed,
      latenessMs,
      droppedTicks: after.droppedTicks - first.droppedTicks,
      delivered: (EVERY[paceLevel]! * TICK_MS) / players.meanGap,
      bytesPerConnection: Math.round((residentBytes(arena.pid) - emptyBytes) / plan.matches),
      players,
    };
  } finally {
    await arena.stop();
  }
}
