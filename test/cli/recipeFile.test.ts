import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../server/cli/support/command.ts';
import { readRecipe } from '../../server/cli/support/recipeFile.ts';
import { type AnyRecipe, problemsOf } from '../../shared/learner/anyRecipe.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { HOUSE, MINIMAL_RL, RECIPES } from '../../shared/learner/recipes/index.ts';
import { natureFrozenLake } from '../../shared/learner/recipes/natureFrozenLake.ts';
import { qTable } from '../../shared/learner/recipes/qTable.ts';
import { ENVIRONMENT_IDS } from '../../shared/sim/environments.ts';
import { FROZEN_LAKE } from '../../shared/sim/frozenLakeEnvironment.ts';

const folder = mkdtempSync(join(tmpdir(), 'recipes-'));
const path = join(folder, 'mine.json');
afterAll(() => rmSync(folder, { recursive: true }));

function read(content: unknown, env?: string): AnyRecipe {
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readRecipe({ recipe: path, env });
}

function problems(content: unknown, env?: string): readonly string[] {
  try {
    read(content, env);
  } catch (error) {
    if (error instanceof UsageError) return error.problems;
    throw error;
  }
  return [];
}

const house = (changes: Readonly<Record<string, unknown>>) => ({ base: 'house', ...changes });

describe('[RECIPE1] a recipe file', () => {
  it.each(RECIPES.map((recipe) => [recipe.name, recipe] as const))(
    'of all fields of %s is that recipe',
    (_, recipe) => {
      expect(read(recipe)).toEqual(recipe);
    },
  );
  it('of every switch at once is that recipe', () => {
    const every: Recipe = {
      ...HOUSE,
      dueling: true,
      initialisation: 'he-uniform',
      weightDecay: 0.01,
      amsgrad: true,
      loss: 'mse',
      lossMean: 'outputs',
      clipNorm: 10,
      clipValue: 1,
      rewards: { scale: 0.5, terminated: -1, truncated: 2 },
      prioritised: { alpha: 0.6, beta: 0.4, betaSteps: 1_000, floor: 0.01 },
      nearFalls: null,
      demonstrations: [{ seed: 3, actions: '0110' }],
      oneByOne: true,
      sync: { every: 1, of: 'step', rate: 0.005, atZero: true },
      epsilon: { kind: 'decay', start: 1, end: 0.1, per: 'episode', slope: 0.9 },
      exploration: 'first-action',
      limitCutsBootstrap: true,
      episodeLimit: 300,
      freeze: { episodes: 5, atLeast: 400 },
    };
    expect(read(every)).toEqual(every);
  });
  it('with `base` is that recipe with the fields that differ', () => {
    const changes = { name: 'mine', hidden: [32], gamma: 0.9, gammaRamp: null, budget: { episodes: 20 } };
    expect(read(house(changes))).toEqual({ ...HOUSE, ...changes });
  });
  it('of a variant without a name is called as its file is', () => {
    const path = join(folder, 'My try_2.json');
    writeFileSync(path, JSON.stringify({ base: 'house', gamma: 0.99, gammaRamp: null }));
    expect(readRecipe({ recipe: path })).toEqual({ ...HOUSE, name: 'my-try-2', gamma: 0.99, gammaRamp: null });
  });
  it('of a network or of demonstrations that no checkpoint could hold is refused', () => {
    expect(problems(house({ name: 'big', hidden: [1024, 512] }))).toEqual([
      'hidden makes a network that could not be read back: it has 530946 parameters; 262144 are the most',
    ]);
    const demonstrations = Array.from({ length: 40 }, (_, seed) => ({ seed, actions: '01'.repeat(250) }));
    expect(problems(house({ demonstrations }))[0]).toMatch(/^demonstrations make a recipe of \d+ letters/);
  });
  it('takes the form of its base that is meant for its world', () => {
    const name = 'own';
    expect(read({ base: 'q-table', name, environment: 'CartPole-v1' })).toEqual({ ...qTable('CartPole-v1'), name });
    expect(read({ base: 'q-table', name }, 'CartPole-v0')).toEqual({ ...qTable('CartPole-v0'), name });
    expect(read({ base: 'nature-frozenlake', name, gamma: 0.9 }, FROZEN_LAKE.id)).toEqual({
      ...natureFrozenLake(FROZEN_LAKE.id),
      name,
      gamma: 0.9,
    });
  });
});

describe('[RECIPE1] every problem of a recipe file is one line that begins with its field', () => {
  const cases: readonly (readonly [string, unknown, readonly string[]])[] = [
    ['no object', [1], [`${path} is not a JSON object`]],
    ['an unknown base', { base: 'nope' }, ['base "nope" is not the name of a recipe']],
    ['a base that is no name', { base: 7 }, ['base 7 is not the name of a recipe']],
    ['no kind', {}, ['kind is missing: give all fields, or "base", the name of a recipe, and some']],
    ['an unknown kind', { kind: 'sarsa' }, ['kind is not "dqn" or "q-table"']],
    ['a wrong type', house({ gamma: 'high' }), ['gamma is not a finite number']],
    ['a number without end', '{"base": "house", "gamma": 1e999}', ['gamma is not a finite number']],
    ['no list', house({ hidden: 64 }), ['hidden is not a list']],
    ['a wrong entry', house({ hidden: [64, 'x'] }), ['hidden.1 is not a finite number']],
    ['no object within', house({ epsilon: null }), ['epsilon is not an object']],
    ['no word of a list', house({ loss: 'l1' }), ['loss is not "huber" or "mse"']],
    ['two budgets', house({ budget: { steps: 9, episodes: 9 } }), ['budget is not {"steps": N} or {"episodes": N}']],
    ['no capacity', house({ replayCapacity: 'big' }), ['replayCapacity is not a number or "unbounded"']],
    ['an unknown field', house({ extra: 1 }), ['extra is no field of a recipe']],
    ['an unknown field within', house({ sync: { ...HOUSE.sync, tau: 1 } }), ['sync.tau is no field of a recipe']],
    ['a value out of range', house({ gamma: 1.5, gammaRamp: null }), ['gamma 1.5 is not within 0..1']],
    [
      'values that do not fit each other',
      house({ replayCapacity: 100 }),
      ['replayCapacity 100 never holds the 400 transitions that learningStarts waits for'],
    ],
    [
      'an unknown world',
      house({ environment: 'Pong' }),
      [`environment Pong is unknown; known: ${ENVIRONMENT_IDS.join(', ')}`],
    ],
    [
      'a name that is no file name',
      house({ name: '../x' }),
      ['name is not made of at most 64 small letters, digits and hyphens'],
    ],
    ['fields of a network in a table', { base: 'q-table', hidden: [3] }, ['hidden is no field of a recipe']],
  ];
  it.each(cases)('%s', (_, content, lines) => {
    expect(problems(content)).toEqual(lines);
  });

  it('what is not JSON at all', () => {
    const [line, ...more] = problems('{"base": "house"');
    expect(line).toMatch(new RegExp(`^${path} is not JSON: [^\n]+$`));
    expect(more).toEqual([]);
  });

  it('each field that is missing, whatever its type', () => {
    for (const recipe of [MINIMAL_RL, qTable('CartPole-v1')] as readonly AnyRecipe[]) {
      const { kind, ...fields } = recipe;
      expect([...problems({ kind })].sort()).toEqual(
        Object.keys(fields)
          .map((field) => `${field} is missing`)
          .sort(),
      );
      for (const field of Object.keys(fields)) {
        expect(problems({ ...recipe, [field]: undefined })).toEqual([`${field} is missing`]);
      }
    }
  });

  it('several at once, of form and of value; a field that is broken is not judged by its value', () => {
    const content = {
      base: 'house',
      learningRate: 2,
      gamma: 'x',
      hidden: [0],
      learningStarts: 'soon',
      budget: { steps: 9 },
    };
    expect(problems(content)).toEqual([
      'gamma is not a finite number',
      'learningStarts is not a finite number',
      'hidden 0 is not a whole number within 1..1024',
      'learningRate 2 is not within 0..1, 0 excluded',
      'learningRateEnd 0.002 differs from learningRate 2, but learningRateSteps is 0',
    ]);
  });
});

describe('[RECIPE1] a recipe by name', () => {
  const tryName = (recipe: string, env?: string): readonly string[] => {
    try {
      return [JSON.stringify(readRecipe({ recipe, env }))];
    } catch (error) {
      if (error instanceof UsageError) return error.problems;
      throw error;
    }
  };
  it('is in words if it is unknown, with the known ones', () => {
    const known = RECIPES.map(({ name }) => name).join(', ');
    const line = `unknown recipe hose; known recipes: ${known}; or give a file that ends in .json`;
    expect(tryName('hose')).toEqual([line]);
    expect(tryName(join(folder, 'none.json'))).toEqual([
      `cannot read ${join(folder, 'none.json')}: no such file or folder`,
    ]);
  });
  it('has forms for every world where it says so, and what does not fit is told', () => {
    for (const id of ENVIRONMENT_IDS) expect(tryName('q-table', id)).toEqual([JSON.stringify(qTable(id))]);
    expect(tryName('house', FROZEN_LAKE.id)).toEqual([
      'observationScale has 4 entries, but FrozenLake-v1 has 16',
      'mirrored is a symmetry of CartPole, not of FrozenLake-v1',
      'rewards.terminated would replace the reward of the goal of FrozenLake-v1; give null',
    ]);
  });
  it('takes a budget instead of its own', () => {
    const { budget, ...recipe } = readRecipe({ recipe: 'house', budget: { steps: 5 } });
    expect(budget).toEqual({ steps: 5 });
    expect(problemsOf({ ...recipe, budget: HOUSE.budget } as AnyRecipe)).toEqual([]);
    expect(recipe).toEqual((({ budget: _, ...rest }) => rest)(HOUSE));
  });
});
