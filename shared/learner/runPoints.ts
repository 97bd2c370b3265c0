/**
 * Episodes of a run as points of a chart, as few as are wanted.
 *
 * Neighbours are joined by buckets of 1, 2, 4, ... episodes that begin at fixed episodes, so a curve that grows keeps its old points
 * until all of them double, and points joined before join on to what all of them would have become (POINTS2).
 */
import type { RunEvent, RunPoint } from '../protocol/runEvents.ts';

type EpisodeEvent = Extract<RunEvent, { readonly kind: 'episode' }>;

export function pointOf(event: EpisodeEvent): RunPoint {
  const { episode, step, updates, episodicReturn, epsilon, tdLoss, qValues, collapse } = event;
  const [mean, min, max] = [episodicReturn, episodicReturn, episodicReturn];
  return { first: episode, last: episode, step, updates, mean, min, max, epsilon, tdLoss, qValues, collapse };
}

/** Two neighbours as one, `a` the earlier. Means are weighed by episodes (POINTS1). */
export function joinPoints(a: RunPoint, b: RunPoint): RunPoint {
  const [inA, inB] = [a.last - a.first + 1, b.last - b.first + 1];
  return {
    first: a.first,
    last: b.last,
    step: b.step,
    updates: b.updates,
    mean: weighed(a.mean, inA, b.mean, inB),
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    epsilon: b.epsilon,
    tdLoss: weighedIfAny(a.tdLoss, inA, b.tdLoss, inB),
    qValues: weighedIfAny(a.qValues, inA, b.qValues, inB),
    collapse: b.collapse ?? a.collapse,
  };
}

const weighed = (a: number, inA: number, b: number, inB: number): number => (a * inA + b * inB) / (inA + inB);

function weighedIfAny(a: number | null, inA: number, b: number | null, inB: number): number | null {
  if (a === null) return b;
  return b === null ? a : weighed(a, inA, b, inB);
}

/**
 * Joins what begins in the same bucket: episodes 1..size, size + 1..2 size, ...
 * @param points in order, none within another @param size episodes, a power of two
 */
export function inBuckets(points: readonly RunPoint[], size: number): RunPoint[] {
  let joined = [...points];
  for (let each = 2; each <= size; each *= 2) joined = joinedOnce(joined, each); // in pairs, so that sums come out alike however far they were joined before
  return joined;
}

function joinedOnce(points: readonly RunPoint[], size: number): RunPoint[] {
  const joined: RunPoint[] = [];
  for (const point of points) {
    const before = joined.at(-1);
    if (before && bucket(before, size) === bucket(point, size)) joined[joined.length - 1] = joinPoints(before, point);
    else joined.push(point);
  }
  return joined;
}

const bucket = (point: RunPoint, size: number): number => Math.floor((point.first - 1) / size);

/**
 * At most `most` points with every episode in them, none joined that need not be.
 * @param points in order, none within another @param most at least 1
 */
export function mergePoints(points: readonly RunPoint[], most: number): readonly RunPoint[] {
  if (!(most >= 1)) throw new RangeError(`${most} points hold nothing`);
  let merged = points;
  for (let size = 2; merged.length > most; size *= 2) merged = joinedOnce(merged, size);
  return merged;
}
