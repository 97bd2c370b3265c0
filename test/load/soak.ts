/** Hours of ordinary life in minutes: duels, spectators of matches and of the live run, uploads and visitors' runs, and how memory and lateness go meanwhile. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type ArenaProcess, startArena } from '../bench/arenaProcess.ts';
import { submitNew } from '../support/visitor.ts';
import { createHistogram } from './histogram.ts';
import { createLeanGuest, type GuestTally } from './leanGuest.ts';
import { createLeanPlayer, type Tally } from './leanPlayer.ts';
import { createLeanSpectator, type Heard } from './leanSpectator.ts';
import { memoryOf, probed } from './memoryProbe.ts';
import { type Trend, trendOf } from './trend.ts';

export interface SoakPlan {
  readonly minutes: number;
  readonly players: number; // each in a duel
  readonly guests: number; // spectators of matches
  readonly spectators: number; // of the live run
}

export interface Sample {
  readonly minute: number;
  readonly heapMegabytes: number; // after a collection
  readonly residentMegabytes: number;
  readonly latenessMs: number; // p99 of the ticks of the ten to twenty seconds before the collection
}

export interface Soak {
  readonly plan: SoakPlan;
  readonly samples: readonly Sample[];
  /** Per hour, without the first fifth, in which caches fill. */
  readonly trends: { readonly [K in 'heapMegabytes' | 'residentMegabytes' | 'latenessMs']: Trend };
  readonly matches: number;
  readonly frames: number;
  readonly mismatches: number;
  readonly lost: number; // connections
  readonly uploads: number; // agents and runs that were taken
  readonly refusedUploads: number;
}

const SAMPLES = 30;
const WISHES = 20; // agents and runs over the whole time
const WARM = 0.2;
const MEGA = 1e6;

const newTally = (): Tally => ({
  ...{ gaps: createHistogram(), playing: 0, frames: 0, keyframes: 0, inputs: 0, changes: 0, late: 0, matches: 0 },
  ...{ freezes: 0, checked: 0, mismatches: 0, lost: 0, refused: 0 },
});

async function sample(arena: ArenaProcess, file: string, startedMs: number): Promise<Sample> {
  const { tickLatenessMs } = (await arena.health()) as { readonly tickLatenessMs: { readonly p99: number } };
  const { heapUsed, rss } = await memoryOf(arena.pid, file);
  return {
    minute: (performance.now() - startedMs) / 60_000,
    heapMegabytes: heapUsed / MEGA,
    residentMegabytes: rss / MEGA,
    latenessMs: tickLatenessMs.p99,
  };
}

/** @param told each sample as it is taken */
export async function soak(plan: SoakPlan, told: (sample: Sample) => void): Promise<Soak> {
  const folder = mkdtempSync(join(tmpdir(), 'arena-soak-'));
  const file = join(folder, 'memory.json');
  const arena = await startArena({ ...probed(file), BOARD_BUDGET: 'small', PEOPLE_PER_ADDRESS: '0' });
  const players = newTally();
  const guests: GuestTally = { gaps: createHistogram(), frames: 0, keyframes: 0, people: 0, refused: 0, lost: 0 };
  const heard: Heard = { news: 0, steps: 0, played: 0, gaps: 0, lost: 0 };
  const benches = Array.from({ length: plan.guests }, () => createLeanGuest(arena.port, guests));
  let next = 0;
  const everybody = [
    ...benches,
    ...Array.from({ length: plan.players }, (_, i) =>
      createLeanPlayer(arena.port, i, players, (match) => benches[next++ % Math.max(benches.length, 1)]?.watch(match)),
    ),
    ...Array.from({ length: plan.spectators }, () => createLeanSpectator(arena.port, null, true, false, heard)),
  ];
  const samples: Sample[] = [];
  let [uploads, refusedUploads, wished] = [0, 0, 0];
  const startedMs = performance.now();
  const passed = (): number => (performance.now() - startedMs) / 60_000 / plan.minutes;
  try {
    while (passed() < 1) {
      if (passed() * WISHES >= wished) {
        if ((await submitNew(`http://127.0.0.1:${arena.port}`, 'Soak', wished++)).answer.ok) uploads++;
        else refusedUploads++;
      }
      if (passed() * SAMPLES >= samples.length) {
        const taken = await sample(arena, file, startedMs);
        samples.push(taken);
        told(taken);
      }
      await wait(100);
    }
  } finally {
    for (const one of everybody) one.stop();
    await arena.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const warm = samples.filter(({ minute }) => minute >= WARM * plan.minutes);
  const trend = (of: (one: Sample) => number): Trend =>
    trendOf(warm.map((one) => ({ at: one.minute / 60, value: of(one) })));
  return {
    ...{ plan, samples, uploads, refusedUploads },
    trends: {
      heapMegabytes: trend((one) => one.heapMegabytes),
      residentMegabytes: trend((one) => one.residentMegabytes),
      latenessMs: trend((one) => one.latenessMs),
    },
    ...{ matches: players.matches, frames: players.frames + guests.frames, mismatches: players.mismatches },
    lost: players.lost + guests.lost + heard.lost,
  };
}
