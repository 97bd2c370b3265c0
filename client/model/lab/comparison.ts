/** What recipes come to over seeds, as runs of this browser show it: by the same statistics as the command line's comparison. */
import { type Band, type CurvePoint, curveBands } from '../../../shared/learner/curveBands.ts';
import { addEvaluation, EMPTY_SCORECARD, staysSolved } from '../../../shared/learner/scorecard.ts';
import { bootstrapInterval, FEWEST_SEEDS, interquartileMean, mean } from '../../../shared/learner/statistics.ts';
import { randomStream } from '../../../shared/sim/random.ts';

/** One run of a recipe. */
export interface ComparedRun {
  readonly seed: number;
  readonly over: boolean; // it came to the end of its budget; only then its figures count
  readonly curve: readonly CurvePoint[]; // its evaluations, by step
  readonly solvedAtStep: number | null;
  readonly solvedAtSeconds: number | null;
}

/** Of all seeds; null: a run that never solved it stands there. */
export interface Spread {
  readonly low: number | null; // 25 %
  readonly median: number | null;
  readonly high: number | null; // 75 %
}

export interface RecipeRow {
  readonly runs: number; // that are over
  readonly going: number;
  readonly solved: number; // of those that are over
  readonly steps: Spread | null; // null: no run is over
  readonly seconds: Spread | null; // null also where a solved run has none
  readonly staysSolved: number | null; // mean share; a run that never solved it is 0
  readonly end: { readonly iqm: number; readonly ci95: readonly [number, number] | null } | null; // of the last evaluations
  readonly anecdote: boolean; // fewer seeds than say anything
  readonly bands: readonly Band[]; // of all runs, those that still learn too
}

/** Between two values linearly, as `quantile` does; whatever touches a null is null: later than every number. */
function quantileWithNever(values: readonly (number | null)[], share: number): number | null {
  const sorted = [...values].sort((a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY) || 0);
  const numbers = sorted.filter((value) => value !== null);
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const part = at - below;
  if (below >= numbers.length || (part > 0 && below + 1 >= numbers.length)) return null;
  const low = numbers[below]!;
  return part === 0 ? low : low + part * (numbers[below + 1]! - low);
}

export function spreadOf(values: readonly (number | null)[]): Spread | null {
  if (values.length === 0) return null;
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantileWithNever(values, share));
  return { low: low ?? null, median: median ?? null, high: high ?? null };
}

/** @param solvedAt mean return from which the world counts as solved */
export function recipeRow(runs: readonly ComparedRun[], solvedAt: number): RecipeRow {
  const over = runs.filter((run) => run.over);
  const cards = over.map(({ curve }) =>
    curve.reduce((card, { step, mean: value }) => addEvaluation(card, step, value, solvedAt), EMPTY_SCORECARD),
  );
  const shares = cards.flatMap((card) => (card.solvedAtStep === null ? 0 : (staysSolved(card) ?? [])));
  const ends = over.flatMap(({ curve }) => curve.at(-1)?.mean ?? []);
  const timed = over.every(({ solvedAtStep, solvedAtSeconds }) => solvedAtStep === null || solvedAtSeconds !== null);
  return {
    runs: over.length,
    going: runs.length - over.length,
    solved: over.filter(({ solvedAtStep }) => solvedAtStep !== null).length,
    steps: spreadOf(over.map(({ solvedAtStep }) => solvedAtStep)),
    seconds: timed ? spreadOf(over.map(({ solvedAtSeconds }) => solvedAtSeconds)) : null,
    staysSolved: shares.length > 0 ? mean(shares) : null,
    end:
      ends.length > 0
        ? {
            iqm: interquartileMean(ends),
            ci95: bootstrapInterval(ends, interquartileMean, randomStream(0, 'final means')),
          }
        : null,
    anecdote: runs.length < FEWEST_SEEDS,
    bands: curveBands(runs.map(({ curve }) => curve).filter((curve) => curve.length > 0)),
  };
}
