/** The named recipes. A variant spreads the one it varies. */
import type { Recipe } from '../recipe.ts';
import { FASTCAMPUS, FASTCAMPUS_AS_WRITTEN } from './fastcampus.ts';
import { HOUSE } from './house.ts';
import { KERAS_BLOG, KERAS_BLOG_SINGLE } from './kerasBlog.ts';
import { MINIMAL_RL } from './minimalRl.ts';
import { CLEANRL, SB3_ZOO, TORCH_TUTORIAL } from './peers.ts';
import { TORCH_BLOG, TORCH_BLOG_DOUBLE } from './torchBlog.ts';

export { FASTCAMPUS, HOUSE, KERAS_BLOG, KERAS_BLOG_SINGLE, MINIMAL_RL, SB3_ZOO, TORCH_TUTORIAL };

export const RECIPES: readonly Recipe[] = [
  HOUSE,
  KERAS_BLOG,
  KERAS_BLOG_SINGLE,
  MINIMAL_RL,
  TORCH_BLOG,
  TORCH_BLOG_DOUBLE,
  FASTCAMPUS,
  FASTCAMPUS_AS_WRITTEN,
  SB3_ZOO,
  CLEANRL,
  TORCH_TUTORIAL,
];

export function recipeNamed(name: string): Recipe | undefined {
  return RECIPES.find((recipe) => recipe.name === name);
}
