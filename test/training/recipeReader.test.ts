import fc from 'fast-check';
import { expect, it } from 'vitest';
import { problemsOf } from '../../shared/learner/anyRecipe.ts';
import { HOUSE, RECIPES, recipeNamed } from '../../shared/learner/recipes/index.ts';
import { qTable } from '../../shared/learner/recipes/qTable.ts';
import { ENVIRONMENT_IDS } from '../../shared/sim/environments.ts';
import { readRecipeSettings } from '../../shared/training/recipeReader.ts';

const FIELDS = [...new Set(RECIPES.flatMap((recipe) => Object.keys(recipe)))];

it('[RECIPE1] reads back every named recipe from its JSON', () => {
  for (const recipe of RECIPES) {
    expect(readRecipeSettings(JSON.parse(JSON.stringify(recipe)))).toEqual({ recipe, problems: [] });
  }
});

it('[RECIPE1] reads a base with the fields that differ, and calls the variant as it is told', () => {
  const name = 'house-variant';
  expect(readRecipeSettings({ base: 'house', hidden: [8] }).recipe).toEqual({ ...HOUSE, name, hidden: [8] });
  expect(readRecipeSettings({ base: 'house' }, { name: 'mine' }).recipe).toEqual({ ...HOUSE, name: 'mine' });
  expect(readRecipeSettings({ base: 'house', name: 'own' }, { name: 'mine' }).recipe).toEqual({
    ...HOUSE,
    name: 'own',
  });
});

it('[RECIPE1] takes the form of the base that is meant for the world', () => {
  for (const environment of ENVIRONMENT_IDS) {
    const reading = readRecipeSettings({ base: 'q-table', name: 'own', environment });
    expect(reading).toEqual({ recipe: { ...qTable(environment), name: 'own' }, problems: [] });
  }
});

it.each([
  [null, 'recipe is not a JSON object'],
  [[], 'recipe is not a JSON object'],
  ['house', 'recipe is not a JSON object'],
  [{ base: ['house'] }, 'base ["house"] is not the name of a recipe'],
  [{ base: 'constructor' }, 'base "constructor" is not the name of a recipe'],
  [{ base: 'house', constructor: 1 }, 'constructor is no field of a recipe'],
])('[RECIPE1] says of %j: %s', (raw, line) => {
  expect(readRecipeSettings(raw)).toEqual({ recipe: null, problems: [line] });
});

it('[RECIPE1] gives the recipe to whose values alone something is wrong', () => {
  const { recipe, problems } = readRecipeSettings({ base: 'house', gammaRamp: null, gamma: 2 });
  expect(recipe).toMatchObject({ gamma: 2 });
  expect(problems).toEqual(['gamma 2 is not within 0..1']);
});

it('[RECIPE1] never throws, whatever JSON arrives in whatever field, and what it accepts can run', () => {
  const base = fc.constantFrom(...RECIPES.map((recipe) => recipe.name));
  const changes = fc.dictionary(fc.constantFrom(...FIELDS), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });
  fc.assert(
    fc.property(base, changes, (name, fields) => {
      const { recipe, problems } = readRecipeSettings({ base: name, ...fields });
      if (problems.length === 0) expect(problemsOf(recipe!)).toEqual([]);
      else for (const line of problems) expect(line).toMatch(/^[A-Za-z]\w*[. ]/);
    }),
    { numRuns: 400, seed: 5 },
  );
  fc.assert(
    fc.property(fc.jsonValue(), (raw) => void readRecipeSettings(raw)),
    { seed: 5 },
  );
});

it('[RECIPE1] leaves the named recipe as it is', () => {
  readRecipeSettings({ base: 'house', hidden: [8] });
  expect(recipeNamed('house')).toEqual(HOUSE);
});
