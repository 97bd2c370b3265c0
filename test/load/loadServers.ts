/** The servers of a load run: all on one core, looked at as one. */
import { execFileSync } from 'node:child_process';
import { constants, cpus, setPriority } from 'node:os';
import { type ArenaProcess, startArena } from '../bench/arenaProcess.ts';
import type { LoadPlan } from './loadRun.ts';
import { socketsOf } from './population.ts';
import { stolenMs, threadTimes, trainingThread } from './processStats.ts';
import { INSPECTABLE, type Memory, measureMemory } from './serverMemory.ts';

export interface Sample {
  readonly atMs: number;
  readonly serverMs: number; // everything but training
  readonly mainWaitedMs: number;
  readonly trainingMs: number;
  readonly stolenMs: number;
  readonly droppedTicks: number;
}

export interface LoadServers {
  readonly ports: readonly number[];
  sample(): Promise<Sample>;
  /** The worst of them. */
  state(): Promise<{ readonly paceLevel: number; readonly latenessMs: { readonly p50: number; readonly p99: number } }>;
  memory(): Promise<Memory>;
  stop(): Promise<void>;
}

export const otherThan = (core: number): string => String(cpus().length === 1 ? core : core === 0 ? 1 : 0);

async function placeTraining(pid: number, { training: place, core, processes }: LoadPlan): Promise<number | null> {
  if (processes > 1) return null; // they train nothing
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

async function sampleOf({ pid, health }: ArenaProcess, training: number | null, core: number): Promise<Sample> {
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

/** @throws Error with what a server said that did not start */
export async function startServers(plan: LoadPlan): Promise<LoadServers> {
  const { core, processes, population, pace, node, profile } = plan;
  const limits = {
    MAX_DUELS: String(population.duels + 10),
    MAX_CONNECTIONS: String(socketsOf(population) + 100),
    PACE: pace,
  };
  const options = [INSPECTABLE, ...node, ...(profile === null ? [] : ['--cpu-prof', '--cpu-prof-dir', profile])];
  const arenas: ArenaProcess[] = [];
  const stop = async (): Promise<void> => void (await Promise.all(arenas.map((arena) => arena.stop())));
  try {
    for (let i = 0; i < processes; i++) arenas.push(await startArena(limits, ['taskset', '-c', String(core)], options));
    const training = await placeTraining(arenas[0]!.pid, plan);
    const inspectors = await Promise.all(arenas.map((arena) => arena.inspect()));
    const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
    return {
      ports: arenas.map(({ port }) => port),
      async sample() {
        const all = await Promise.all(arenas.map((arena, i) => sampleOf(arena, i === 0 ? training : null, core)));
        const total = (key: keyof Sample): number => sum(all.map((one) => one[key]));
        const { atMs, stolenMs: stolen, trainingMs } = all[0]!;
        return {
          ...{ atMs, stolenMs: stolen, trainingMs },
          ...{ serverMs: total('serverMs'), mainWaitedMs: total('mainWaitedMs'), droppedTicks: total('droppedTicks') },
        };
      },
      async state() {
        const all = await Promise.all(arenas.map((arena) => arena.health()));
        const late = all.map((health) => health['tickLatenessMs'] as { readonly p50: number; readonly p99: number });
        return {
          paceLevel: Math.max(...all.map((health) => Number(health['paceLevel']))),
          latenessMs: { p50: Math.max(...late.map(({ p50 }) => p50)), p99: Math.max(...late.map(({ p99 }) => p99)) },
        };
      },
      async memory() {
        const all = await Promise.all(arenas.map(({ pid }, i) => measureMemory(inspectors[i]!, pid)));
        return { heap: sum(all.map(({ heap }) => heap)), resident: sum(all.map(({ resident }) => resident)) };
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
