import { describe, expect, it } from 'vitest';
import { fieldAt, fieldsOf, partOf, RECIPE_FIELDS } from '../../../client/model/lab/recipeFields.ts';
import { baseForm, differences, edited, hasField, valueAt } from '../../../client/model/lab/recipePaths.ts';
import { type AnyRecipe, problemsOf } from '../../../shared/learner/anyRecipe.ts';
import { HOUSE, RECIPES } from '../../../shared/learner/recipes/index.ts';
import { qTable } from '../../../shared/learner/recipes/qTable.ts';

const FORMS: readonly AnyRecipe[] = [
  ...RECIPES,
  qTable('CartPole-v1'),
  baseForm('nature-frozenlake', 'FrozenLake-v1')!,
];

/** Paths down to what the list calls one field. */
function paths(value: unknown, at = ''): string[] {
  const isField = fieldAt(at) !== undefined && fieldAt(at)?.shape.kind !== 'part';
  if (at !== '' && (isField || value === null || typeof value !== 'object' || Array.isArray(value))) return [at];
  return Object.entries(value as object).flatMap(([key, inner]) => paths(inner, at === '' ? key : `${at}.${key}`));
}

describe('[RECIPEFORM1] every field of every named recipe is in the list', () => {
  it.each(FORMS.map((recipe) => [recipe.name, recipe] as const))('of %s', (_, recipe) => {
    const listed = fieldsOf(recipe.kind)
      .filter((field) => hasField(recipe, field))
      .map(({ path }) => path);
    const own = paths(recipe).filter((path) => path !== 'kind');
    expect(own.filter((path) => !listed.includes(path))).toEqual([]);
    for (const path of listed) expect(valueAt(recipe, path), path).not.toBeUndefined();
  });
  it('and none is there twice', () => {
    expect(new Set(RECIPE_FIELDS.map(({ path }) => path)).size).toBe(RECIPE_FIELDS.length);
  });
});

it('[RECIPEFORM1] every value of a named recipe lies in the range that its field names', () => {
  for (const recipe of FORMS) {
    for (const field of fieldsOf(recipe.kind)) {
      const { shape, path, optional } = field;
      const value = hasField(recipe, field) ? valueAt(recipe, path) : undefined;
      if (value === undefined || (optional && value === optional.off)) continue;
      if (shape.kind === 'choice') expect(shape.options, path).toContain(value);
      if (shape.kind !== 'number') continue;
      expect(value, path).toBeGreaterThanOrEqual(shape.low);
      expect(value, path).toBeLessThanOrEqual(shape.high);
      if (shape.whole) expect(Number.isInteger(value), path).toBe(true);
    }
  }
});

/** Ends that are the form's own, to have a slider's length: the checks let them be passed. */
const OPEN = ['rewards.scale', 'rewards.terminated', 'rewards.truncated', 'freeze.atLeast', 'epsilon.slope'];
const OPEN_ABOVE = ['clipNorm', 'clipValue', 'servedAverage.eta', 'prioritised.floor', 'adamEpsilon', 'shownEpisodes'];

it('[RECIPEFORM1] the ends of a range are those that the checks of a recipe know', () => {
  let asked = 0;
  for (const { shape, path } of fieldsOf('dqn')) {
    if (shape.kind !== 'number' || OPEN.includes(path)) continue;
    const beyond = [shape.low - 1, ...(shape.high > 1e4 || OPEN_ABOVE.includes(path) ? [] : [shape.high + 1])];
    for (const value of beyond) {
      const problems = problemsOf(edited(HOUSE, path, value)).join('\n');
      expect(problems, `${path} ${value}`).toContain(path.split('.')[0]);
      asked += 1;
    }
  }
  expect(asked).toBeGreaterThan(40);
});

describe('[RECIPEFORM1] a part', () => {
  it('that is switched on can run, or says what it needs', () => {
    for (const { shape, path, optional } of RECIPE_FIELDS) {
      if (shape.kind !== 'part') continue;
      const on = edited({ ...HOUSE, nearFalls: null, mirrored: false, observationScale: null }, path, optional!.fresh);
      expect([path, problemsOf(on)]).toEqual([path, []]);
    }
  });
  it('is switched on by a change of a field in it', () => {
    const off = { ...HOUSE, gammaRamp: null };
    expect(edited(off, 'gammaRamp.steps', 7)).toMatchObject({ gammaRamp: { start: 0.97, steps: 7 } });
    expect(partOf('gammaRamp.steps')?.path).toBe('gammaRamp');
    expect(partOf('sync.rate')).toBeUndefined();
  });
});

it('[RECIPEFORM1] a learning rate that does not fall stays one number', () => {
  expect(edited(HOUSE, 'learningRate', 0.01)).toMatchObject({ learningRate: 0.01, learningRateEnd: 0.01 });
  const falling = edited(HOUSE, 'learningRateSteps', 100);
  expect(edited(falling, 'learningRate', 0.01)).toMatchObject({ learningRate: 0.01, learningRateEnd: 0.002 });
});

it('[COMPAREPAGE3] the differences of two recipes are those that make one of the other', () => {
  for (const one of RECIPES) {
    expect(differences(one, one)).toEqual([]);
    for (const other of RECIPES) {
      if (one.kind !== other.kind) continue;
      const made = differences(one, other).reduce(
        (recipe, { field, other: value }) => (value === undefined ? recipe : edited(recipe, field.path, value)),
        one as AnyRecipe,
      );
      expect(made).toEqual(other);
    }
  }
});
