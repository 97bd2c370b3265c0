import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { HOUSE_AGENTS } from '../../server/cli/support/houseAgents.ts';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { forwardOnly } from '../../shared/learner/engineOptions.ts';
import { createEvaluator } from '../../shared/learner/evaluator.ts';
import { recipeHash } from '../../shared/learner/recipeHash.ts';
import { networkRecipeNamed } from '../../shared/learner/recipes/index.ts';
import { decodeCheckpoint } from '../../shared/policy/checkpoint.ts';
import { evaluateGreedy, probeSeed } from '../../shared/policy/evaluate.ts';
import { qValues } from '../../shared/policy/policy.ts';
import { CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';

const FOLDER = 'assets/models';

function agents() {
  return HOUSE_AGENTS.map(({ id, recipe, seed, episode }) => {
    const decoded = decodeCheckpoint(readFileSync(`${FOLDER}/${id}.cpa`));
    if (!decoded.ok) throw new Error(`${id}: ${decoded.message}`);
    return { id, recipe, seed, episode, ...decoded.value };
  });
}

it('[FILE1] every house agent is there, says where it comes from, and its recipe is still the one it names', () => {
  expect(readdirSync(FOLDER).filter((file) => file.endsWith('.cpa'))).toHaveLength(HOUSE_AGENTS.length);
  for (const { recipe, seed, episode, origin } of agents()) {
    expect(origin).toMatchObject({ recipe, seed, episode, kind: 'moment', environment: 'CartPole-v1' });
    expect(origin.recipeHash).toBe(recipeHash(networkRecipeNamed(recipe)!));
  }
});

it('[DQN5] house agents reach the means in their files, which rise from about 10 to 500', () => {
  const means = agents().map(({ policy, origin }) => {
    const engine = createKernelEngine(forwardOnly(policy.shape));
    const { mean } = createEvaluator(engine, { ...policy, pixels: null }, CARTPOLE_V1).probe(policy.parameters);
    expect(mean).toBe(origin.mean);
    return mean;
  });
  expect(means).toEqual([...means].sort((a, b) => a - b));
  expect(new Set(means).size).toBe(means.length);
  expect(means.length).toBeGreaterThanOrEqual(6);
  expect(means[0]).toBeLessThan(15);
  expect(means.at(-1)).toBe(500);
});

it('[KERNEL1] a policy played by plain loops returns what the kernel returns, episode by episode', () => {
  for (const { policy } of agents().slice(1, 5)) {
    const plan = { episodes: 8, firstSeed: probeSeed(), limit: 500 };
    const kernel = createKernelEngine(forwardOnly(policy.shape));
    kernel.load('online', policy.parameters);
    const byKernel = evaluateGreedy(
      (inputs, count, out) => kernel.values('online', inputs, count, out),
      policy.observationScale,
      plan,
    );
    const unscaled = { ...policy, observationScale: null };
    const byLoops = evaluateGreedy(
      (inputs, count, out) => {
        for (let i = 0; i < count; i++) out.set(qValues(unscaled, inputs.subarray(4 * i, 4 * i + 4)), 2 * i);
      },
      policy.observationScale,
      plan,
    );
    expect(byLoops).toEqual(byKernel);
  }
});
