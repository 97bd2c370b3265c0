/** Recipes by name or from a user's own file, checked as a whole: every problem in words with its field's name (DQN7). */
import { basename } from 'node:path';
import { type AnyRecipe, problemsOf } from '../../../shared/learner/anyRecipe.ts';
import type { Budget } from '../../../shared/learner/recipe.ts';
import { RECIPES, recipeNamed } from '../../../shared/learner/recipes/index.ts';
import { readRecipeSettings } from '../../../shared/training/recipeReader.ts';
import { UsageError } from './command.ts';
import { readBytes } from './files.ts';

export interface RecipeChoice {
  readonly recipe: string; // a name, or the path of a JSON file
  readonly env?: string | undefined; // id of the world instead of the recipe's
  readonly budget?: Budget | undefined; // instead of the recipe's
}

/**
 * A named recipe, or a file of one: an object with every field, or with `base`, the name of a recipe, and the fields that differ.
 * @throws UsageError, one line a problem
 */
export function readRecipe({ recipe: name, env, budget: given }: RecipeChoice): AnyRecipe {
  const named = name.endsWith('.json') ? fromFile(name, env) : recipeNamed(name, env);
  if (!named) {
    const known = RECIPES.map((recipe) => recipe.name).join(', ');
    throw new UsageError([`unknown recipe ${name}; known recipes: ${known}; or give a file that ends in .json`]);
  }
  const recipe = given ? { ...named, budget: given } : named;
  // A budget too short to learn in is the wish of who gives it on the command line.
  const problems = problemsOf(recipe).filter((problem) => !given || !problem.endsWith('leaves no step to learn in'));
  if (problems.length > 0) throw new UsageError(problems);
  return recipe;
}

function fromFile(path: string, env: string | undefined): AnyRecipe {
  const { recipe, problems } = readRecipeSettings(parseObject(path), { environment: env, name: nameOf(path) });
  if (!recipe) throw new UsageError(problems);
  return recipe;
}

/** A variant without a name is called as its file is, in the letters that a name may have: two files of one name would be one run. */
function nameOf(path: string): string {
  const letters = basename(path, '.json')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return letters.replace(/^-+|-+$/g, '').slice(0, 64) || 'recipe';
}

function parseObject(path: string): unknown {
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder().decode(readBytes(path)));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError([`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`]);
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new UsageError([`${path} is not a JSON object`]);
  return raw;
}
