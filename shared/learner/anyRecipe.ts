/** Whatever can be trained: DQN or a table. */
import type { NetworkShape } from '../kernel/engine.ts';
import type { RunProgress } from './progress.ts';
import type { Recipe } from './recipe.ts';
import { recipeProblems } from './recipeProblems.ts';
import type { Snapshot } from './snapshot.ts';
import { tabularProblems } from './tabularProblems.ts';
import type { TabularRecipe } from './tabularRecipe.ts';

export type AnyRecipe = Recipe | TabularRecipe;

/** What every run can do, whichever learner it has. */
export interface AnyRun {
  readonly seed: number;
  readonly steps: number;
  readonly episodes: number;
  readonly updates: number;
  events(): Generator<RunProgress, void>;
  /** A copy of what is served: a network's parameters or a table, float32. */
  served(): Float32Array;
  save(): Snapshot;
}

/** Everything wrong with a recipe, in words for its author; empty if it can run (DQN7). */
export function problemsOf(recipe: AnyRecipe): string[] {
  return recipe.kind === 'dqn' ? recipeProblems(recipe) : tabularProblems(recipe);
}

/** '4-64-64-2', or '40x20x2-...' for frames. */
export function shapeText({ inputs, image, hidden, outputs }: NetworkShape): string {
  const seen = image
    ? [
        `${image.width}x${image.height}x${image.frames}`,
        ...image.convolutions.map(({ filters, size, stride }) => `${filters}/${size}s${stride}`),
      ]
    : [String(inputs)];
  return [...seen, ...hidden, outputs].join('-');
}
