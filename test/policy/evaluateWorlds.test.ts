// Greedy episodes in any world, beside the CartPole evaluation and beside playing one after another.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parameterCount } from '../../shared/kernel/engine.ts';
import { forwardOne } from '../../shared/kernel/forward.ts';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { forwardOnly } from '../../shared/learner/engineOptions.ts';
import { type BatchValues, evaluateGreedy } from '../../shared/policy/evaluate.ts';
import { evaluateWorlds } from '../../shared/policy/evaluateWorlds.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';
import { FROZEN_LAKE, FROZEN_LAKE_8X8, frozenLakeEnvironment } from '../../shared/sim/frozenLakeEnvironment.ts';
import { nextUniform, randomStream } from '../../shared/sim/random.ts';

/** Random weights; every third network pushes to where the pole falls, and so balances it for long. */
function network(seed: number): BatchValues {
  const shape = { inputs: 4, hidden: [6], outputs: 2 };
  const stream = randomStream(seed, 'weights');
  const parameters = Float32Array.from({ length: parameterCount(shape) }, () => 2 * nextUniform(stream) - 1);
  if (seed % 3 === 0) {
    parameters.fill(0, 4 * 6);
    parameters.set([0, 0.3, 1, 1, 0, -0.3, -1, -1]); // two hidden units: a fall to the right, one to the left
    parameters.set([0, 1, 0, 0, 0, 0, 1, 0], 5 * 6); // Q(left) is the second, Q(right) the first
  }
  const engine = createKernelEngine(forwardOnly(shape));
  engine.load('online', parameters);
  return (inputs, count, out) => engine.values('online', inputs, count, out);
}

it('[DQN12] plays CartPole episode by episode to the returns of the CartPole evaluation, for any network', () => {
  const scales = fc.constantFrom(null, [0.4, 0.33, 4.77, 0.33], [1, -1, 1, -1]);
  const longest = new Set<number>();
  fc.assert(
    fc.property(fc.nat(10_000), scales, fc.constantFrom(30, 200), fc.nat(), (seed, scale, limit, firstSeed) => {
      const values = network(seed);
      const plan = { episodes: 12, firstSeed, limit };
      const worlds = Array.from({ length: 12 }, () => cartPoleEnvironment({ ...CARTPOLE_V1, timeLimit: limit }));
      const expected = evaluateGreedy(values, scale, plan);
      expect(evaluateWorlds(values, scale, worlds, firstSeed)).toEqual(expected);
      expect(evaluateWorlds(values, scale, worlds, firstSeed)).toEqual(expected); // worlds are used again
      longest.add(expected.max);
    }),
    { seed: 1, numRuns: 80 },
  );
  expect(Math.max(...longest)).toBe(200);
  expect(longest.size).toBeGreaterThan(8);
});

it.each([FROZEN_LAKE, FROZEN_LAKE_8X8])('[DQN12] plays $id to the returns of walks one after another', (lake) => {
  const shape = { inputs: lake.observationSize, hidden: [5], outputs: 4 };
  const engine = createKernelEngine(forwardOnly(shape));
  const values: BatchValues = (inputs, count, out) => engine.values('online', inputs, count, out);
  const reached = new Set<number>();
  for (let seed = 0; seed < 40; seed++) {
    const stream = randomStream(seed, 'weights');
    const parameters = Float32Array.from({ length: parameterCount(shape) }, () => 2 * nextUniform(stream) - 1);
    engine.load('online', parameters);
    const one = (from: number): number => {
      const world = frozenLakeEnvironment(lake);
      const observation = new Float32Array(lake.observationSize);
      world.reset(from, observation);
      for (let total = 0; ; ) {
        const q = Array.from(forwardOne(shape, parameters, observation));
        const { reward, terminated, truncated } = world.step(q.indexOf(Math.max(...q)), observation);
        total += reward;
        if (terminated || truncated) return total;
      }
    };
    const worlds = Array.from({ length: 25 }, () => frozenLakeEnvironment(lake));
    const { returns, mean, episodes } = evaluateWorlds(values, null, worlds, 1_000 * seed);
    const expected = returns.map((_, i) => one(1_000 * seed + i));
    expect(returns).toEqual(expected);
    expect(episodes).toBe(25);
    expect(mean).toBeCloseTo(expected.reduce((a, b) => a + b, 0) / 25, 12);
    for (const total of returns) reached.add(total);
  }
  expect(reached).toEqual(new Set([0, 1]));
});

it('[DQN3] of equal Q values the first wins', () => {
  const worlds = [cartPoleEnvironment(), cartPoleEnvironment()];
  const constant = (q: readonly [number, number]) =>
    evaluateWorlds((_, count, out) => Array.from({ length: count }, (_, i) => out.set(q, 2 * i)), null, worlds, 5)
      .returns;
  expect(constant([1, 1])).toEqual(constant([2, 1]));
  expect(constant([1, 1])).not.toEqual(constant([1, 2]));
});
