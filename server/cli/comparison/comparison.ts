/** What recipes come to over seeds: the object that `compare --json` ends with, and what its report and tables show. */
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import type { CurvePoint } from '../../../shared/learner/curveBands.ts';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import { bootstrapInterval, interquartileMean, mean, type Range, range } from '../../../shared/learner/statistics.ts';
import { randomStream } from '../../../shared/sim/random.ts';
import type { TrainingReport } from '../support/trainingReport.ts';

/** One recipe and seed, to be trained. */
export interface Pair {
  readonly recipe: AnyRecipe;
  readonly seed: number;
}

export interface EndedRun extends Pair {
  readonly report: TrainingReport;
  readonly curve: readonly CurvePoint[]; // every evaluation, by step
}

/** A run that broke, which says nothing about its recipe. */
export interface BrokenRun extends Pair {
  readonly reason: string;
}

export type ComparedRun = EndedRun | BrokenRun;

export interface RecipeSummary {
  readonly recipe: string;
  readonly recipeHash: string;
  readonly env: string;
  readonly seeds: readonly number[]; // of the runs that ended
  readonly broken: readonly { readonly seed: number; readonly reason: string }[]; // in nothing below
  readonly solved: number; // runs
  readonly solvedAtStep: Range | null; // over the runs that solved it; null: none did
  readonly solvedAtSeconds: Range | null; // CPU seconds of training until then, evaluations excluded
  readonly staysSolved: number | null; // mean over the runs, see staysSolvedOf
  readonly finalMean: FinalMean | null; // null: no run ended
}

/** Of the runs' mean returns: the served policy at the end of each budget, over 100 episodes. */
export interface FinalMean extends Range {
  readonly iqm: number;
  readonly ci95: readonly [number, number] | null; // of the iqm, by bootstrap; null for a single run
}

/** Sorted as they were asked for, however they ended up. */
export function summarise(recipe: AnyRecipe, env: string, runs: readonly ComparedRun[]): RecipeSummary {
  const own = runs.filter((run) => run.recipe === recipe);
  const ended = own.filter(hasEnded);
  const reports = ended.map(({ report }) => report);
  const steps = reports.flatMap(({ solvedAtStep }) => solvedAtStep ?? []);
  const seconds = reports.flatMap(({ solvedAtSeconds }) => solvedAtSeconds ?? []);
  return {
    recipe: recipe.name,
    recipeHash: recipeHash(recipe),
    env,
    seeds: ended.map(({ seed }) => seed),
    broken: own.flatMap((run) => (hasEnded(run) ? [] : [{ seed: run.seed, reason: run.reason }])),
    solved: steps.length,
    solvedAtStep: steps.length > 0 ? range(steps) : null,
    solvedAtSeconds: seconds.length > 0 ? range(seconds) : null,
    staysSolved: staysSolvedOf(reports),
    finalMean: reports.length > 0 ? finalMean(reports.map(({ evaluation }) => evaluation.mean)) : null,
  };
}

export function hasEnded(run: ComparedRun): run is EndedRun {
  return 'report' in run;
}

/** A run that never solved it counts as 0; one that did so in its last evaluation has no later ones and is left out. */
function staysSolvedOf(reports: readonly TrainingReport[]): number | null {
  const shares = reports.flatMap(({ solvedAtStep, staysSolved }) => (solvedAtStep === null ? 0 : (staysSolved ?? [])));
  return shares.length > 0 ? mean(shares) : null;
}

/** Every recipe's interval is drawn from the same stream, so it depends on its own runs alone. */
function finalMean(means: readonly number[]): FinalMean {
  return {
    iqm: interquartileMean(means),
    ci95: bootstrapInterval(means, interquartileMean, randomStream(0, 'final means')),
    ...range(means),
  };
}
