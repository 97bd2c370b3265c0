/** The named recipes. A variant spreads the one it varies. */
import type { Recipe } from '../recipe.ts';
import { HOUSE } from './house.ts';
import { MINIMAL_RL } from './minimalRl.ts';

export { HOUSE, MINIMAL_RL };

export const RECIPES: readonly Recipe[] = [HOUSE, MINIMAL_RL];

export function recipeNamed(name: string): Recipe | undefined {
  return RECIPES.find((recipe) => recipe.name === name);
}
