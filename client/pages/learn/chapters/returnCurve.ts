/** A learner's returns as a curve: at each episode's end the mean of the last 20, at most so many points. */
import { type ProbedView, recentMean } from '../../../model/learn/probedRun.ts';

const MOST_POINTS = 200;

export function returnCurve(view: ProbedView | undefined): readonly (readonly [step: number, mean: number])[] {
  if (!view) return [];
  const { returns, ends } = view;
  const every = Math.max(1, Math.ceil(returns.length / MOST_POINTS));
  return returns.flatMap((_, i) =>
    i % every === 0 || i === returns.length - 1 ? [[ends[i]!, recentMean(returns.slice(0, i + 1))!] as const] : [],
  );
}
