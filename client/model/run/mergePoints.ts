/** Two neighbouring points of a curve as one. */
import type { RunPoint } from '../../../shared/protocol/runEvents.ts';

type Number = number | null;

/** Mean weighed by episodes, over those that have a value. */
function weighed(a: Number, aEpisodes: number, b: Number, bEpisodes: number): Number {
  if (a === null) return b;
  if (b === null) return a;
  return (a * aEpisodes + b * bEpisodes) / (aEpisodes + bEpisodes);
}

/** @param next begins where `point` ends */
export function mergePoints(point: RunPoint, next: RunPoint): RunPoint {
  const episodes = point.last - point.first + 1;
  const nextEpisodes = next.last - next.first + 1;
  const { last, step, updates, epsilon } = next;
  return {
    first: point.first,
    last,
    step,
    updates,
    mean: (point.mean * episodes + next.mean * nextEpisodes) / (episodes + nextEpisodes),
    min: Math.min(point.min, next.min),
    max: Math.max(point.max, next.max),
    epsilon,
    tdLoss: weighed(point.tdLoss, episodes, next.tdLoss, nextEpisodes),
    qValues: weighed(point.qValues, episodes, next.qValues, nextEpisodes),
    collapse: next.collapse ?? point.collapse,
  };
}
