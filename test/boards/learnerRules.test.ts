import { expect, it } from 'vitest';
import {
  LEARNER_BUDGET,
  LEARNER_REFUSALS,
  learnerBudgetSteps,
  learnerProblems,
} from '../../shared/boards/learnerRules.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { HOUSE, Q_TABLE, RECIPES, recipeNamed, SB3_ZOO, TORCH_TUTORIAL } from '../../shared/learner/recipes/index.ts';

const codes = (recipe: Parameters<typeof learnerProblems>[0]): string[] =>
  learnerProblems(recipe).map(({ code }) => code);

it('[LEARNERBOARD3] takes every named recipe that trains a plain network on the states of CartPole-v1, and no other', () => {
  const taken = RECIPES.filter((recipe) => learnerProblems(recipe).length === 0).map(({ name }) => name);
  const others = RECIPES.map(({ name }) => name).filter((name) => !taken.includes(name));
  expect(taken.length).toBeGreaterThan(9);
  expect(others).toEqual(['nature-frozenlake', 'nature-pixels', 'house-pixels', 'q-table']);
});

const demonstrations = [{ seed: 1, actions: '0101' }];
const big: Partial<Recipe> = { hidden: [400, 400] };
const REFUSED: readonly (readonly [string, Parameters<typeof learnerProblems>[0], string, string])[] = [
  ['a table', Q_TABLE, 'recipe-table', 'kind'],
  ['a table of CartPole', recipeNamed('q-table', 'CartPole-v1')!, 'recipe-table', 'kind'],
  ['another world', recipeNamed('house', 'CartPole-v0')!, 'recipe-world', 'environment'],
  ['frames', recipeNamed('house-pixels')!, 'recipe-pixels', 'pixels'],
  ['a dueling network', { ...HOUSE, dueling: true }, 'recipe-dueling', 'dueling'],
  ['demonstrations', { ...HOUSE, demonstrations }, 'recipe-demonstrations', 'demonstrations'],
  ['a large network', { ...HOUSE, ...big }, 'recipe-too-much', 'hidden'],
  ['a large replay', { ...HOUSE, replayCapacity: 2_000_000 }, 'recipe-too-much', 'replayCapacity'],
  ['all at once', { ...SB3_ZOO, update: { every: 50_000, of: 'step', count: 10_000 } }, 'recipe-too-much', 'update'],
  [
    'work',
    { ...SB3_ZOO, budget: { steps: 500_000 }, update: { every: 1, of: 'step', count: 1 } },
    'recipe-too-much',
    'budget',
  ],
  ['work by episodes', { ...SB3_ZOO, update: { every: 1, of: 'episode', count: 900 } }, 'recipe-too-much', 'budget'],
  ['batches of one', { ...TORCH_TUTORIAL, oneByOne: true }, 'recipe-too-much', 'budget'],
];

it.each(REFUSED)(
  '[LEARNERBOARD3] refuses %s with a code, and a line that begins with the field',
  (_, recipe, code, field) => {
    const problems = learnerProblems(recipe);
    expect(problems.map((problem) => problem.code)).toContain(code);
    const lines = problems.filter((problem) => problem.code === code).map(({ detail }) => detail);
    expect(lines.some((line) => line.startsWith(`${field}: `))).toBe(true);
  },
);

it('[LEARNERBOARD3] every code has a recipe that gets it', () => {
  expect(new Set(REFUSED.flatMap(([, recipe]) => codes(recipe)))).toEqual(new Set(LEARNER_REFUSALS));
});

it("[LEARNERBOARD3] a seed's budget is the recipe's own, at most the board's", () => {
  expect(learnerBudgetSteps(HOUSE)).toBe(10_000);
  expect(learnerBudgetSteps(recipeNamed('cleanrl')!)).toBe(LEARNER_BUDGET.steps);
  expect(learnerBudgetSteps({ ...HOUSE, budget: { episodes: 40 } })).toBe(20_000);
  expect(learnerBudgetSteps({ ...HOUSE, budget: { episodes: 40 }, episodeLimit: 100 })).toBe(4_000);
});
