/** Several tries of the same kind, as numbers: who was still standing when, and how long on average. */
import { CLASSIC_TICKS } from '../../shared/arena/match.ts';
import type { Ending } from './beforeAfter.ts';

/** The ticks at which a table of survival asks. */
export const ASKED_AT = [50, 100, 200, 350, CLASSIC_TICKS] as const;

export interface Survival {
  readonly tries: number;
  readonly standing: readonly number[]; // how many were, at each of `ASKED_AT`
  readonly mean: number; // ticks stood
}

/** @param endings of one racer, a try each */
export function survivalOf(endings: readonly Ending[]): Survival {
  const ticks = endings.map((fall) => fall?.tick ?? CLASSIC_TICKS);
  return {
    tries: endings.length,
    standing: ASKED_AT.map((asked) => endings.filter((fall) => fall === null || fall.tick > asked).length),
    mean: ticks.length === 0 ? 0 : ticks.reduce((sum, tick) => sum + tick, 0) / ticks.length,
  };
}
