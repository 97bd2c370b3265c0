/** The named recipes. A variant spreads the one it varies. */
import type { AnyRecipe } from '../anyRecipe.ts';
import type { Recipe } from '../recipe.ts';
import { FASTCAMPUS, FASTCAMPUS_AS_WRITTEN } from './fastcampus.ts';
import { HOUSE } from './house.ts';
import { KERAS_BLOG, KERAS_BLOG_SINGLE } from './kerasBlog.ts';
import { MINIMAL_RL } from './minimalRl.ts';
import { NATURE_FROZENLAKE, natureFrozenLake } from './natureFrozenLake.ts';
import { CLEANRL, SB3_ZOO, TORCH_TUTORIAL } from './peers.ts';
import { HOUSE_PIXELS, NATURE_PIXELS } from './pixels.ts';
import { Q_TABLE, qTable } from './qTable.ts';
import { TORCH_BLOG, TORCH_BLOG_DOUBLE } from './torchBlog.ts';

export { FASTCAMPUS, HOUSE, KERAS_BLOG, KERAS_BLOG_SINGLE, MINIMAL_RL, Q_TABLE, SB3_ZOO, TORCH_TUTORIAL };

/** Those that train a network. */
export const NETWORK_RECIPES: readonly Recipe[] = [
  HOUSE,
  KERAS_BLOG,
  KERAS_BLOG_SINGLE,
  MINIMAL_RL,
  TORCH_BLOG,
  TORCH_BLOG_DOUBLE,
  FASTCAMPUS,
  FASTCAMPUS_AS_WRITTEN,
  NATURE_FROZENLAKE,
  NATURE_PIXELS,
  HOUSE_PIXELS,
  SB3_ZOO,
  CLEANRL,
  TORCH_TUTORIAL,
];

export const RECIPES: readonly AnyRecipe[] = [...NETWORK_RECIPES, Q_TABLE];

/** Recipes with a form of their own for each world. */
const FORMS: Readonly<Record<string, (environment: string) => AnyRecipe>> = {
  [NATURE_FROZENLAKE.name]: natureFrozenLake,
  [Q_TABLE.name]: qTable,
};

/** @param environment id of the world to train in; without it the recipe's own */
export function recipeNamed(name: string, environment?: string): AnyRecipe | undefined {
  const recipe = RECIPES.find((known) => known.name === name);
  if (!recipe || environment === undefined) return recipe;
  return FORMS[name]?.(environment) ?? { ...recipe, environment };
}

export function networkRecipeNamed(name: string): Recipe | undefined {
  return NETWORK_RECIPES.find((known) => known.name === name);
}
