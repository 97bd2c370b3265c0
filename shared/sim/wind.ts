/**
 * Wind: a seeded schedule of extra horizontal force on the cart. Same seed, same wind for every seat (SIM6).
 * Any tick can be asked for on its own; nothing is remembered between ticks.
 */
import { hash32 } from './random.ts';

export const WIND_LEVELS = [0, 1, 2, 3] as const;
export type WindLevel = (typeof WIND_LEVELS)[number];

/** N, the strongest gust of each level; the cart's own push is 10 N. Level 0 is the classic world. */
const STRENGTH: Readonly<Record<WindLevel, number>> = { 0: 0, 1: 2, 2: 4, 3: 6 };

const GUST_TICKS = 25; // half a second of simulated time between two turning points of the wind
const OVERTIME_FULL_TICKS = 1000; // ticks after the start of overtime until the wind is twice the push
const OVERTIME_STRENGTH = 20; // N

/** The schedule's turning point k: uniform in [-1, 1). */
function turningPoint(seed: number, k: number): number {
  return hash32(seed, k, 0x77696e64) / 0x8000_0000 - 1;
}

/** Between turning points the wind changes in a straight line. Unit: share of the strongest gust, -1..1. */
function gust(seed: number, tick: number): number {
  const k = Math.floor(tick / GUST_TICKS);
  const share = (tick - k * GUST_TICKS) / GUST_TICKS;
  const from = turningPoint(seed, k);
  return from + (turningPoint(seed, k + 1) - from) * share;
}

/** Force on the cart at `tick`, N, positive to the right. */
export function windForce(seed: number, level: WindLevel, tick: number): number {
  return level === 0 ? 0 : STRENGTH[level] * gust(seed, tick);
}

/**
 * Wind of the overtime, which grows until no cart can stand: full gusts of 20 N, twice the push, from 1,000 ticks on. N.
 * @param overtimeTick ticks since the overtime began
 */
export function overtimeWind(seed: number, overtimeTick: number): number {
  const strength = (OVERTIME_STRENGTH * overtimeTick) / OVERTIME_FULL_TICKS;
  // The gust's sign alone, once full, keeps the wind beyond the push for whole gusts.
  const g = gust(seed, overtimeTick);
  return strength * (overtimeTick >= OVERTIME_FULL_TICKS ? (g < 0 ? -1 : 1) : g);
}
