import { expect, it } from 'vitest';
import { RECIPE_FIELDS } from '../../../client/model/lab/recipeFields.ts';
import { edited, hasField } from '../../../client/model/lab/recipePaths.ts';
import { labEn } from '../../../client/pages/words/parts/lab.en.ts';
import { labKo } from '../../../client/pages/words/parts/lab.ko.ts';
import { problemKo } from '../../../client/pages/words/parts/labProblems.ko.ts';
import { problemsOf } from '../../../shared/learner/anyRecipe.ts';
import { HOUSE, RECIPES } from '../../../shared/learner/recipes/index.ts';

/** Keys at every depth, with the number of arguments of functions. */
function shape(words: object): unknown {
  return Object.entries(words).map(([key, value]) => [
    key,
    typeof value === 'function' ? value.length : typeof value === 'object' ? shape(value as object) : typeof value,
  ]);
}

it('[UI1] the Lab says everything in both languages, with the same arguments', () => {
  expect(shape({ ...labKo, problem: 0 })).toEqual(shape({ ...labEn, problem: 0 }));
});

it('[UI1] every field has a name and a help, in English and in Hangul', () => {
  for (const { path } of RECIPE_FIELDS) {
    expect(
      labEn.fields[path]?.every((text) => text.length > 2),
      path,
    ).toBe(true);
    expect(labKo.fields[path]?.[1], path).toMatch(/[가-힣]/);
  }
  expect(Object.keys(labEn.fields)).toHaveLength(RECIPE_FIELDS.length);
});

it('[UI1] what is wrong with a recipe is said in Korean too', () => {
  const left = RECIPES.flatMap((recipe) =>
    RECIPE_FIELDS.filter((field) => hasField(recipe, field)).flatMap(({ path, shape: { kind } }) =>
      kind === 'number' || kind === 'numbers'
        ? [-1e12, 0, 1e12].flatMap((value) => problemsOf(edited(recipe, path, kind === 'number' ? value : [value])))
        : [],
    ),
  );
  expect(left.length).toBeGreaterThan(100);
  expect([...new Set(left)].filter((line) => !/[가-힣]/.test(problemKo(line)))).toEqual([]);
  expect(problemKo(problemsOf({ ...HOUSE, gammaRamp: null, gamma: 2 })[0]!)).toBe(
    '“할인율 감마” 2: 0 이상 1 이하여야 합니다',
  );
});
