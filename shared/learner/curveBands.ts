/** Several runs' learning curves as one band. */
import { interquartileMean, quantile } from './statistics.ts';

/** One evaluation of a run. */
export interface CurvePoint {
  readonly step: number; // environment steps
  readonly mean: number; // return
}

/** The runs at one step. */
export interface Band {
  readonly step: number;
  readonly runs: number; // that were evaluated here
  readonly iqm: number;
  readonly low: number; // 25 %
  readonly high: number; // 75 %
  readonly min: number;
  readonly max: number;
}

/**
 * By step, ascending: every step at which at least half of the runs were evaluated. A run that is over has no value any more:
 * its last one is not carried on, because nobody knows what further training would have made of it.
 */
export function curveBands(curves: readonly (readonly CurvePoint[])[]): Band[] {
  const byStep = new Map<number, number[]>();
  for (const { step, mean } of curves.flat()) {
    const values = byStep.get(step);
    if (values) values.push(mean);
    else byStep.set(step, [mean]);
  }
  return [...byStep]
    .filter(([, values]) => 2 * values.length >= curves.length)
    .sort(([a], [b]) => a - b)
    .map(([step, values]) => ({
      step,
      runs: values.length,
      iqm: interquartileMean(values),
      low: quantile(values, 0.25),
      high: quantile(values, 0.75),
      min: Math.min(...values),
      max: Math.max(...values),
    }));
}
