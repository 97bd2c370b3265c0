/** When a watched run is evaluated: by steps and counted work, never by a clock, so that it is the same wherever and whenever it runs (TRAIN2). */
import type { AnyRecipe } from '../learner/anyRecipe.ts';

/** `all`: at every step where one may come. `affordable`: where those so far have not cost too much. */
export type Evaluations = 'all' | 'affordable';

/** Evaluations may cost as much as training until the run is solved, so that it is known when; then, and of frames always, a fifth of all the work. */
const UNSOLVED = 1;
const LATER = 4; // of training's work, one part

/** People who follow at their own pace see them all; frames are too dear for that at any pace. */
export function evaluationsOf(recipe: AnyRecipe, stepMs: number): Evaluations {
  return stepMs > 0 && !seesFrames(recipe) ? 'all' : 'affordable';
}

/** 250, 500 .. 10,000, then every 1,000 to 100,000, then every 10,000. */
export function mayEvaluate(step: number): boolean {
  return step % (step <= 10_000 ? 250 : step <= 100_000 ? 1_000 : 10_000) === 0;
}

export interface Spent {
  readonly steps: number;
  readonly updates: number;
  readonly judged: number; // observations, in evaluations
  readonly solved: boolean;
}

export function isAffordable(recipe: AnyRecipe, { steps, updates, judged, solved }: Spent): boolean {
  const share = solved || seesFrames(recipe) ? LATER : UNSOLVED;
  return share * judged <= workOf(recipe, steps, updates);
}

function seesFrames(recipe: AnyRecipe): boolean {
  return recipe.kind === 'dqn' && recipe.pixels !== null;
}

/** What training has cost, in judged observations: a transition learned from costs at least four of them, a step of a table three. */
function workOf(recipe: AnyRecipe, steps: number, updates: number): number {
  if (recipe.kind === 'q-table') return 3 * steps;
  return steps + 4 * updates * (recipe.oneByOne ? 1 : recipe.batchSize);
}
