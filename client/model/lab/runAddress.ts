/** The Lab's address for a run that somebody has trained: its exact recipe, whatever was changed in it, and its seed. */
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import { RECIPES } from '../../../shared/learner/recipes/index.ts';
import { DEFAULT_SETTING, readSetting, settingText } from './labAddress.ts';

/** After the #. @returns null if no address of the Lab says exactly this */
export function runAddress(recipe: AnyRecipe, seed: number): string | null {
  const bases = new Set(RECIPES.filter(({ kind }) => kind === recipe.kind).map(({ name }) => name));
  const hash = recipeHash(recipe);
  const shortestFirst = [...bases]
    .map((base) => settingText({ ...DEFAULT_SETTING, variants: [{ base, recipe }], seeds: [seed] }))
    .sort((a, b) => a.length - b.length);
  return shortestFirst.find((text) => opens(text, hash, seed)) ?? null;
}

function opens(text: string, hash: string, seed: number): boolean {
  const { setting, problems } = readSetting(text);
  const [{ recipe }] = setting.variants;
  return problems.length === 0 && recipeHash(recipe) === hash && setting.seeds[0] === seed;
}
