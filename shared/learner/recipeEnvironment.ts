import type { Environment, EnvironmentSpec } from '../sim/environment.ts';
import { createEnvironment } from '../sim/environments.ts';
import { pixelEnvironment } from '../sim/pixelEnvironment.ts';
import type { Recipe } from './recipe.ts';

/** The world as the network of `recipe` sees it: the state, or frames of it. */
export function recipeEnvironment({ pixels }: Pick<Recipe, 'pixels'>, spec: EnvironmentSpec): Environment {
  return pixels ? pixelEnvironment(pixels, spec) : createEnvironment(spec);
}
