import { describe, expect, it } from 'vitest';
import { createImageForward } from '../../../client/model/worlds/imageForward.ts';
import { greedyOf, servedFromFile, servedFromWeights } from '../../../client/model/worlds/servedPolicy.ts';
import { createWalk } from '../../../client/model/worlds/walk.ts';
import { plainShape } from '../../../shared/kernel/dueling.ts';
import { createJsEngine } from '../../../shared/kernel/jsEngine.ts';
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import { engineOptions, forwardOnly } from '../../../shared/learner/engineOptions.ts';
import { createEvaluator } from '../../../shared/learner/evaluator.ts';
import { initialParameters } from '../../../shared/learner/initialise.ts';
import { networkRecipeNamed, recipeNamed } from '../../../shared/learner/recipes/index.ts';
import { encodeTable } from '../../../shared/learner/tableFile.ts';
import { createTableEvaluator } from '../../../shared/learner/tabularEvaluation.ts';
import { encodeCheckpoint, type Origin } from '../../../shared/policy/checkpoint.ts';
import { reportSeed } from '../../../shared/policy/evaluate.ts';
import { randomStream } from '../../../shared/sim/random.ts';
import { createTfjsEngine, prepareTfjs } from '../../../shared/tfjs/tfjsEngine.ts';
import { CART_TABLE, LAKE_TABLE, record, SMALL_NETWORK, worldFor } from './recorded.ts';

/** Finds the goal by chance, so that its network has something to say. */
const CURIOUS = {
  ...recipeNamed('nature-frozenlake', 'FrozenLake-v1')!,
  hidden: [16],
  learningRate: 3e-3,
  learningRateEnd: 3e-3,
  epsilon: { kind: 'linear', start: 1, end: 1, per: 'episode', slope: 0 },
} as AnyRecipe;
const EPISODES = 40;
const SEED = 4;
const ORIGIN: Origin = {
  environment: 'CartPole-v1',
  recipe: 'r',
  recipeHash: '',
  settings: null,
  seed: 1,
  step: 10,
  episode: 1,
  kind: 'moment',
  mean: null,
  simVersion: 1,
};

/** What the page's greedy episodes return, on the seeds of a report. */
function returnsOf(settings: AnyRecipe, parameters: Float32Array): number[] {
  const world = worldFor(settings);
  const policy = servedFromWeights(world, parameters)!;
  return Array.from({ length: EPISODES }, (_, i) => {
    const walk = createWalk(world, world.spec);
    walk.reset(reportSeed(SEED) + i);
    while (!walk.walked().ended) walk.step(greedyOf(policy, walk.observe()));
    return walk.walked().total;
  });
}

describe('[WORLD4] a served policy', () => {
  it.each([
    ['a network on CartPole', SMALL_NETWORK, 900],
    ['a network on ice', CURIOUS, 12_000],
    ['a table on CartPole', CART_TABLE, 10_000],
    ['a table on ice', LAKE_TABLE, 20_000],
  ])('of %s returns what the evaluator finds, to the last step', (_, settings, steps) => {
    const { served } = record(settings, 7, steps);
    const { spec } = worldFor(settings);
    const evaluator =
      settings.kind === 'q-table'
        ? createTableEvaluator(settings, spec)
        : createEvaluator(createJsEngine(forwardOnly(plainShape(engineOptions(settings, spec).shape))), settings, spec);
    const expected = evaluator.report(served, SEED, EPISODES).returns;
    expect(returnsOf(settings, served)).toEqual(expected);
    expect(new Set(expected).size, `${expected}`).toBeGreaterThan(1);
  });

  it('is the same from its checkpoint as from its weights', () => {
    const world = worldFor(SMALL_NETWORK);
    const { served } = record(SMALL_NETWORK, 2, 300);
    if (SMALL_NETWORK.kind !== 'dqn') throw new Error('no network');
    const { shape } = engineOptions(SMALL_NETWORK, world.spec);
    const policy = { shape, parameters: served, observationScale: SMALL_NETWORK.observationScale };
    const read = servedFromFile(world, encodeCheckpoint({ policy, origin: ORIGIN }));
    if (typeof read === 'string') throw new Error(read);
    const seen = Float32Array.of(0.1, -0.2, 0.03, 0.4);
    expect(read.qOf(seen)).toEqual(servedFromWeights(world, served)!.qOf(seen));

    const cart = worldFor(CART_TABLE);
    const { served: table } = record(CART_TABLE, 2, 3_000);
    const edges = cart.table!.edges;
    const file = servedFromFile(cart, encodeTable({ edges, actions: 2, table, origin: ORIGIN }));
    if (typeof file === 'string') throw new Error(file);
    expect([...file.parameters]).toEqual([...table]);
    expect(file.qOf(seen)).toEqual(servedFromWeights(cart, table)!.qOf(seen));
  });

  it('of another world, of another size or of no format is refused in words', () => {
    const { served } = record(CART_TABLE, 2, 300);
    const bytes = encodeTable({ edges: worldFor(CART_TABLE).table!.edges, actions: 2, table: served, origin: ORIGIN });
    expect(servedFromFile(worldFor(LAKE_TABLE), bytes)).toMatch(/another world/);
    expect(servedFromFile(worldFor(SMALL_NETWORK), new Uint8Array(40))).toMatch(/no checkpoint/);
    expect(servedFromWeights(worldFor(SMALL_NETWORK), new Float32Array(3))).toBeNull();
    expect(servedFromWeights(worldFor(LAKE_TABLE), served)).toBeNull();
  });

  it('on frames has the Q values that tfjs computes, within rounding', async () => {
    const recipe = networkRecipeNamed('house-pixels')!;
    const world = worldFor(recipe);
    const { shape } = engineOptions(recipe, world.spec);
    const parameters = initialParameters(shape, recipe, randomStream(3, 'weights'));
    await prepareTfjs();
    const engine = createTfjsEngine(forwardOnly(shape));
    engine.load('online', parameters);
    const forward = createImageForward(shape, parameters);
    const walk = createWalk(world, world.spec);
    walk.reset(9);
    const q = new Float32Array(2);
    while (!walk.walked().ended) {
      const seen = walk.observe();
      engine.values('online', seen, 1, q);
      const own = forward(seen);
      for (const [i, value] of q.entries()) expect(own[i]!).toBeCloseTo(value, 5);
      walk.step(walk.walked().steps % 2);
    }
    engine.dispose();
  });
});
