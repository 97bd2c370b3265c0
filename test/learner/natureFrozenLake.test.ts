import { describe, expect, it } from 'vitest';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { engineOptions, forwardOnly } from '../../shared/learner/engineOptions.ts';
import { createEvaluator } from '../../shared/learner/evaluator.ts';
import { recipeProblems } from '../../shared/learner/recipeProblems.ts';
import { MINIMAL_RL } from '../../shared/learner/recipes/minimalRl.ts';
import { NATURE_FROZENLAKE, natureFrozenLake } from '../../shared/learner/recipes/natureFrozenLake.ts';
import { CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';
import { createEnvironment } from '../../shared/sim/environments.ts';
import { FIRM_LAKE, FROZEN_LAKES } from '../../shared/sim/frozenLakeEnvironment.ts';
import { newRun, trace } from './support.ts';

describe('nature-frozenlake', () => {
  it('[DQN7] has a form that can run for every lake, each with its deviations', () => {
    for (const { id } of FROZEN_LAKES) {
      const recipe = natureFrozenLake(id);
      expect([recipe.name, recipe.environment, recipeProblems(recipe)]).toEqual(['nature-frozenlake', id, []]);
      expect(recipe.deviations.length).toBeGreaterThanOrEqual(NATURE_FROZENLAKE.deviations.length);
    }
  });
  it('[LAKE5] has the settings of its source on the lake of its source, exploration included', () => {
    const { epsilon, batchSize, learningStarts, update, replayCapacity, gamma } = MINIMAL_RL;
    const recipe = natureFrozenLake(FIRM_LAKE.id);
    expect(recipe).toEqual(NATURE_FROZENLAKE);
    expect(recipe).toMatchObject({ epsilon, batchSize, learningStarts, update, replayCapacity, gamma, loss: 'mse' });
    expect(recipe.budget).toEqual({ episodes: 10_000 });
  });
  it('[LAKE5] leaves its settings alone in a world that is no lake', () => {
    expect(natureFrozenLake(CARTPOLE_V1.id)).toEqual({ ...NATURE_FROZENLAKE, environment: CARTPOLE_V1.id });
  });
  it('[LAKE5] knows the way over the small firm lake after a thousand of its ten thousand episodes', () => {
    const recipe = { ...NATURE_FROZENLAKE, budget: { episodes: 1_000 } };
    const run = newRun(recipe, 1, 'kernel', createEnvironment(FIRM_LAKE));
    trace(run);
    const judge = createKernelEngine(forwardOnly(engineOptions(recipe, FIRM_LAKE).shape));
    const { mean, min } = createEvaluator(judge, recipe, FIRM_LAKE).report(run.served(), 1, 100);
    expect([mean, min]).toEqual([1, 1]);
  });
});
