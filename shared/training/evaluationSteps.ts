/** When a watched run is evaluated: by steps and counted work, never by a clock, so that it is the same wherever and whenever it runs (TRAIN2). */
import type { AnyRecipe } from '../learner/anyRecipe.ts';

/** `all`: at every step where one may come. `affordable`: where those so far have cost no more than a fifth of all the work. */
export type Evaluations = 'all' | 'affordable';

const SHARE = 4; // of training's work, one part may go into evaluations

/** People who follow at their own pace see them all; frames are too dear for that at any pace. */
export function evaluationsOf(recipe: AnyRecipe, stepMs: number): Evaluations {
  const dear = recipe.kind === 'dqn' && recipe.pixels !== null;
  return stepMs > 0 && !dear ? 'all' : 'affordable';
}

/** 250, 500 .. 10,000, then every 1,000 to 100,000, then every 10,000. */
export function mayEvaluate(step: number): boolean {
  return step % (step <= 10_000 ? 250 : step <= 100_000 ? 1_000 : 10_000) === 0;
}

/** @param spent on evaluations so far: observations that were judged */
export function isAffordable(recipe: AnyRecipe, steps: number, updates: number, spent: number): boolean {
  return SHARE * spent <= workOf(recipe, steps, updates);
}

/** What training has cost, in judged observations: a transition learned from costs at least four of them, a step of a table three. */
function workOf(recipe: AnyRecipe, steps: number, updates: number): number {
  if (recipe.kind === 'q-table') return 3 * steps;
  return steps + 4 * updates * (recipe.oneByOne ? 1 : recipe.batchSize);
}
