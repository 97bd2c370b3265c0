/** What Linux tells of a process and its threads. */
import { readdirSync, readFileSync } from 'node:fs';

export interface ThreadTimes {
  readonly ranMs: number;
  readonly waitedMs: number; // could have run, but the core was taken
}

const threadsOf = (pid: number): string[] => readdirSync(`/proc/${pid}/task`);

/** By thread id. */
export function threadTimes(pid: number): Map<number, ThreadTimes> {
  const times = new Map<number, ThreadTimes>();
  for (const thread of threadsOf(pid)) {
    try {
      const [ran, waited] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ').map(Number);
      times.set(Number(thread), { ranMs: ran! / 1e6, waitedMs: waited! / 1e6 });
    } catch {
      // ended while we looked
    }
  }
  return times;
}

/** Training threads are those that have lowered their own priority. */
export function trainingThreads(pid: number): readonly number[] {
  const LOWERED = 19; // nice
  return threadsOf(pid).flatMap((thread) => {
    try {
      const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return Number(fields[16]) === LOWERED ? [Number(thread)] : [];
    } catch {
      return []; // ended while we looked
    }
  });
}

/** The oldest of them: the showcase's. Null while there is none. */
export function trainingThread(pid: number): number | null {
  return trainingThreads(pid)[0] ?? null;
}

/** Memory that is in RAM, bytes. */
export function residentBytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? Number.NaN) * 1_024;
}

/** Time that a core's host gave to others while something here wanted it, ms since the start. */
export function stolenMs(core: string): number {
  const CLOCK = 100; // ticks a second, as Linux tells them
  const line = readFileSync('/proc/stat', 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`cpu${core} `));
  return (Number(line?.split(' ')[8] ?? 0) * 1_000) / CLOCK;
}
