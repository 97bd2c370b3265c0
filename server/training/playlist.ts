/** What the server shows by itself, one after another: each at a pace at which it goes from falling to standing in some minutes (RUN3). */
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import { recipeNamed } from '../../shared/learner/recipes/index.ts';

export interface Shown {
  readonly recipe: AnyRecipe;
  readonly stepMs: number; // real ms per environment step
}

/** @param mostSteps instead of its budget: it is not shown longer, learned or not */
function shown(name: string, stepMs: number, mostSteps: number): Shown {
  const recipe = recipeNamed(name);
  if (!recipe) throw new Error(`there is no recipe ${name}`);
  return { recipe: { ...recipe, budget: { steps: mostSteps } }, stepMs };
}

/** Steps to solved, with which the pace was chosen: docs/watch.md. */
export const PLAYLIST: readonly Shown[] = [
  shown('house', 60, 10_000), // CartPole from its state: 250 to 5,800 steps
  shown('q-table', 120, 5_000), // the firm lake, one field after another
  shown('house-pixels', 30, 18_000), // CartPole from frames
  shown('nature-frozenlake', 8, 70_000), // the lake again, by a network
  shown('keras-blog', 6, 100_000), // learns, collapses, learns again
  shown('minimal-rl', 5, 120_000),
];

/** How long a solved run is still shown. */
const LINGER_MS = 60_000;

export function lingerSteps(stepMs: number): number {
  return Math.ceil(LINGER_MS / Math.max(stepMs, 1));
}

/** Real ms per step of a visitor's run at watch pace: CartPole's own time; on a lake there is more to see in a step. */
export function watchStepMs({ environment }: AnyRecipe): number {
  return environment.startsWith('CartPole') ? 20 : 60;
}

/** The one after `last`; the first if there is none, or it is shown no longer. @param last name of its recipe */
export function nextShown(last: string | null, playlist: readonly Shown[] = PLAYLIST): Shown {
  const at = playlist.findIndex(({ recipe }) => recipe.name === last);
  return playlist[(at + 1) % playlist.length]!;
}
