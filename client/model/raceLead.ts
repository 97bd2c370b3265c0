/** Who is ahead in a race, from what both have done alone. */
import { GOAL_TICKS, type Racer } from './race.ts';

export interface Ahead {
  readonly who: 'you' | 'newborn' | null; // null: level
  readonly by: number; // ticks
}

export interface RaceLead {
  readonly best: Ahead; // in the longest life of each
  readonly life: Ahead; // in the life of each now; who lies on the ground has none
  /** -1..1: how far the best of one is above that of the other on the scale of lives; above 0 for the player. */
  readonly tilt: number;
}

const EARLY_TICKS = 8; // from here on twice as long is one equal step higher

/** Where a life stands between 0 and the goal, 0..1. Logarithmic: early lives last a dozen ticks, and must be told apart. */
export function lifeShare(ticks: number): number {
  return Math.log1p(Math.min(ticks, GOAL_TICKS) / EARLY_TICKS) / Math.log1p(GOAL_TICKS / EARLY_TICKS);
}

function ahead(yours: number, its: number): Ahead {
  return { who: yours > its ? 'you' : its > yours ? 'newborn' : null, by: Math.abs(yours - its) };
}

function livedNow({ ticks, fall }: Racer): number {
  return fall ? 0 : ticks;
}

export function leadOf(you: Racer, newborn: Racer): RaceLead {
  return {
    best: ahead(you.best, newborn.best),
    life: ahead(livedNow(you), livedNow(newborn)),
    tilt: lifeShare(you.best) - lifeShare(newborn.best),
  };
}
