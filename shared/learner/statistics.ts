/**
 * What several runs of one recipe come to: never one lucky seed.
 * Source: Agarwal et al. 2021, "Deep Reinforcement Learning at the Edge of the Statistical Precipice": the interquartile mean
 * with a bootstrap interval, which a few seeds can bear.
 */
import { nextBelow, type RandomStream } from '../sim/random.ts';

/** Fewer seeds than this are an anecdote, and whoever reports them says so. */
export const FEWEST_SEEDS = 3;
const RESAMPLES = 2_000;

export interface Range {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

const ascending = (values: readonly number[]): number[] => {
  if (values.length === 0) throw new RangeError('no values');
  return [...values].sort((a, b) => a - b);
};

/** @param sorted ascending, not empty @param share 0..1; between two values, linearly (Hyndman & Fan 1996, type 7) */
function quantileOf(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below]!;
  return low + (at - below) * ((sorted[below + 1] ?? low) - low);
}

/** @param share 0..1 @throws RangeError without values */
export function quantile(values: readonly number[], share: number): number {
  return quantileOf(ascending(values), share);
}

/** @throws RangeError without values */
export function range(values: readonly number[]): Range {
  const sorted = ascending(values);
  return { min: sorted[0]!, median: quantileOf(sorted, 0.5), max: sorted.at(-1)! };
}

/** @throws RangeError without values */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('no values');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Mean of the middle half. A value that lies across a quartile's border weighs the part of it that is inside, so every number of
 * values has a middle half; rliable drops whole values instead, which is the same where four divides their number.
 * @throws RangeError without values
 */
export function interquartileMean(values: readonly number[]): number {
  const sorted = ascending(values);
  const from = sorted.length / 4;
  const to = sorted.length - from;
  const sum = sorted.reduce((total, value, i) => {
    const inside = Math.min(i + 1, to) - Math.max(i, from);
    return total + Math.max(0, inside) * value;
  }, 0);
  return sum / (to - from);
}

/**
 * The 95 % percentile interval of a statistic over 2,000 resamples with replacement. One recipe in one world is one stratum,
 * so this is the stratified bootstrap of the source too.
 * @param stream of its own: equal values and streams give equal intervals
 * @returns null for a single value, which says nothing about its neighbours
 * @throws RangeError without values
 */
export function bootstrapInterval(
  values: readonly number[],
  statistic: (sample: readonly number[]) => number,
  stream: RandomStream,
): readonly [number, number] | null {
  if (values.length === 0) throw new RangeError('no values');
  if (values.length === 1) return null;
  const sample = new Array<number>(values.length);
  const results = Array.from({ length: RESAMPLES }, () => {
    for (let i = 0; i < sample.length; i++) sample[i] = values[nextBelow(stream, values.length)]!;
    return statistic(sample);
  }).sort((a, b) => a - b);
  return [quantileOf(results, 0.025), quantileOf(results, 0.975)];
}
