// Whole runs of the named recipes on the kernel and on its JavaScript twin.
import { expect, it } from 'vitest';
import { NETWORK_RECIPES } from '../../shared/learner/recipes/index.ts';
import { weightsSha256 } from '../../shared/policy/checkpoint.ts';
import { createEnvironment, environmentNamed } from '../../shared/sim/environments.ts';
import { newRun, trace } from './support.ts';

const STEPS = 1_500;

/** Learning begins early enough for updates, and late enough for a twin that is slow on the larger networks. */
const STARTS: Readonly<Record<string, number>> = {
  'keras-blog-single': 1_200,
  'minimal-rl': 1_200,
  'torch-blog': 1_200,
  'torch-blog-double': 1_200,
  'sb3-zoo': 1_200,
  cleanrl: 900,
  'torch-tutorial': 1_400,
};

const recipes = NETWORK_RECIPES.filter(({ pixels }) => !pixels).map((recipe) => {
  const learningStarts = STARTS[recipe.name] ?? Math.max(300, recipe.batchSize);
  return [recipe.name, { ...recipe, learningStarts, budget: { steps: STEPS } }] as const;
});

it('[DQN10] there are named recipes to compare', () => {
  expect(recipes.length).toBeGreaterThan(10);
});

it.each(recipes)(
  '[DQN10] %s ends with equal weights on the kernel and on its twin, step by step alike',
  (_, recipe) => {
    const [kernel, twin] = (['kernel', 'js'] as const).map((engine) => {
      const run = newRun(recipe, 7, engine, createEnvironment(environmentNamed(recipe.environment)!));
      const before = weightsSha256(run.engine.read('online'));
      const walked = trace(run);
      const hashes = (['online', 'target', 'average'] as const).map((slot) => weightsSha256(run.engine.read(slot)));
      expect(hashes[0]).not.toBe(before);
      expect(run.steps).toBe(STEPS);
      return { hashes, walked, updates: run.updates };
    });
    expect(kernel!.updates).toBeGreaterThan(25);
    expect(kernel!.hashes).toEqual(twin!.hashes);
    expect(kernel!.walked).toEqual(twin!.walked);
  },
);
