import type { AnyRecipe } from '../learner/anyRecipe.ts';
import { recipeHash } from '../learner/recipeHash.ts';
import type { Origin } from '../policy/checkpoint.ts';
import { SIM_VERSION } from '../sim/cartpole.ts';
import type { EnvironmentSpec } from '../sim/environment.ts';

/** Where the policies of a run come from. */
export function originOf(job: {
  readonly recipe: AnyRecipe;
  readonly seed: number;
  readonly spec: EnvironmentSpec;
}): Omit<Origin, 'kind' | 'step' | 'episode' | 'mean'> {
  const { recipe, seed, spec } = job;
  return {
    environment: spec.id,
    recipe: recipe.name,
    recipeHash: recipeHash(recipe),
    settings: recipe,
    seed,
    simVersion: SIM_VERSION,
  };
}
