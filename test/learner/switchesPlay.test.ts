// How a run explores and how its network begins.
import { describe, expect, it } from 'vitest';
import type { NetworkShape } from '../../shared/kernel/engine.ts';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { initialParameters } from '../../shared/learner/initialise.ts';
import type { EpsilonSchedule, Recipe } from '../../shared/learner/recipe.ts';
import type { Run } from '../../shared/learner/run.ts';
import { CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';
import { nextBelow, nextUniform, randomStream } from '../../shared/sim/random.ts';
import { createTrainee } from '../../shared/training/trainee.ts';
import { trace } from './support.ts';
import { PLAIN, WALK, type Watched, watch } from './watched.ts';

const LONG: Recipe = { ...PLAIN, learningStarts: 1_199, budget: { steps: 1_200 } }; // the network never changes

describe('exploration', () => {
  const schedules: readonly [EpsilonSchedule, (step: number, episode: number) => number][] = [
    [{ kind: 'linear', start: 0.9, end: 0.2, per: 'step', slope: -0.001 }, (n) => Math.max(0.2, 0.9 - 0.001 * n)],
    [{ kind: 'linear', start: 0.9, end: 0.2, per: 'episode', slope: -0.02 }, (_, e) => Math.max(0.2, 0.9 - 0.02 * e)],
    [{ kind: 'decay', start: 0.9, end: 0.1, per: 'step', slope: 0.995 }, (n) => 0.1 + 0.8 * 0.995 ** n],
    [{ kind: 'decay', start: 0.9, end: 0.1, per: 'episode', slope: 0.9 }, (_, e) => 0.1 + 0.8 * 0.9 ** e],
    [
      { kind: 'multiply', start: 0.9, end: 0.3, per: 'episode', slope: 0.97 }, // stops once it is no longer above its end
      (_, e) => 0.9 * 0.97 ** Math.min(e, Math.ceil(Math.log(0.3 / 0.9) / Math.log(0.97))),
    ],
    [
      { kind: 'multiply', start: 0.9, end: 0.3, per: 'step', slope: 0.999 },
      (n) => 0.9 * 0.999 ** Math.min(n, Math.ceil(Math.log(0.3 / 0.9) / Math.log(0.999))),
    ],
  ];
  it.each(schedules)(
    '[DQN9] explores where its own stream falls below epsilon, else takes the best: %o',
    (epsilon, at) => {
      const { steps, ends } = watch({ ...LONG, epsilon });
      const stream = randomStream(1, 'exploration');
      let greedy = 0;
      for (const { step, episode, explored, action, q } of steps) {
        expect(explored).toBe(nextUniform(stream) < at(step - 1, episode - 1));
        if (!explored) greedy++;
        expect(action).toBe(explored ? nextBelow(stream, 2) : q[1]! > q[0]! ? 1 : 0);
      }
      expect(greedy).toBeGreaterThan(100);
      for (const end of ends) expect(end.epsilon).toBeCloseTo(at(end.step - 1, end.episode - 1), 10);
    },
  );
  it('[DQN9] first-action explores at the same steps as uniform, and always pushes left there', () => {
    const [uniform, first] = [watch(LONG), watch({ ...LONG, exploration: 'first-action' })];
    const explored = ({ steps }: Watched) => steps.map((step) => step.explored);
    expect(explored(first)).toEqual(explored(uniform));
    const actions = ({ steps }: Watched) => steps.filter((step) => step.explored).map(({ action }) => action);
    expect(new Set(actions(first))).toEqual(new Set([0]));
    const rights = actions(uniform).filter((action) => action === 1).length;
    const { length } = actions(uniform);
    expect(Math.abs(rights - length / 2)).toBeLessThan(2 * Math.sqrt(length)); // 4 standard deviations
    expect(first.updates[0]!.online).toEqual(uniform.updates[0]!.online);
  });
});

it('[DQN9] episodeLimit ends training episodes, which are the same until then, and no evaluation', async () => {
  const play = async (episodeLimit: number | null) => {
    const recipe = { ...WALK, episodeLimit, lastLayerScale: 0 }; // all Q values are 0: the greedy action is 0
    const { run, evaluator, dispose } = await createTrainee(
      { recipe, seed: 1, spec: CARTPOLE_V1, engine: 'kernel' },
      (_, options) => createKernelEngine(options),
    );
    const events = trace(run as Run);
    const lengths = events.flatMap((event) => (event.kind === 'episode' ? [event.episodicLength] : []));
    const limited = { ...evaluator.report(run.served(), 1, 20) };
    dispose();
    return { events, lengths, limited };
  };
  const [short, whole] = await Promise.all([play(6), play(null)]);
  expect(new Set(short.lengths)).toEqual(new Set([6])); // nobody falls earlier
  expect(whole.lengths[0]).toBeGreaterThan(6);
  expect(short.events.slice(0, 6)).toEqual(whole.events.slice(0, 6));
  expect(short.limited).toEqual(whole.limited);
  expect(short.limited.mean).toBeGreaterThan(7);
});

describe('fresh weights', () => {
  const shape: NetworkShape = { inputs: 40, hidden: [90, 60], outputs: 50 };
  const layers = [
    [40, 90],
    [90, 60],
    [60, 50],
  ] as const;
  type Kind = Recipe['initialisation'];
  const fresh = (initialisation: Kind, lastLayerScale = 1, seed = 3): { weights: number[]; biases: number[] }[] => {
    const all = initialParameters(shape, { initialisation, lastLayerScale }, randomStream(seed, 'weights'));
    let at = 0;
    return layers.map(([fanIn, fanOut]) => {
      const weights = Array.from(all.subarray(at, at + fanIn * fanOut));
      at += fanIn * fanOut + fanOut;
      return { weights, biases: Array.from(all.subarray(at - fanOut, at)) };
    });
  };
  /** Uniform within -bound..bound: range, mean and variance, each within 5 standard errors. */
  function expectUniform(values: readonly number[], bound: number): void {
    const n = values.length;
    const mean = values.reduce((a, b) => a + b, 0) / n;
    const variance = values.reduce((sum, x) => sum + x * x, 0) / n;
    const largest = Math.max(...values.map(Math.abs));
    expect(largest).toBeLessThanOrEqual(Math.fround(bound));
    expect(largest).toBeGreaterThan(bound * (1 - 12 / n));
    expect(Math.abs(mean)).toBeLessThan((5 * bound) / Math.sqrt(3 * n));
    expect(Math.abs(variance / (bound * bound) - 1 / 3)).toBeLessThan((5 * Math.sqrt(4 / 45)) / Math.sqrt(n));
  }
  const BOUNDS: readonly [Kind, (fanIn: number, fanOut: number) => number][] = [
    ['he-uniform', (fanIn) => Math.sqrt(6 / fanIn)],
    ['glorot-uniform', (fanIn, fanOut) => Math.sqrt(6 / (fanIn + fanOut))],
    ['pytorch', (fanIn) => 1 / Math.sqrt(fanIn)],
  ];
  it.each(BOUNDS)('[DQN9] of %s are uniform within its bounds, layer by layer', (kind, boundOf) => {
    for (const [l, { weights, biases }] of fresh(kind).entries()) {
      const [fanIn, fanOut] = layers[l]!;
      expectUniform(weights, boundOf(fanIn, fanOut));
      if (kind === 'pytorch') expectUniform(biases, 1 / Math.sqrt(fanIn));
      else expect(biases.every((bias) => bias === 0)).toBe(true);
    }
  });
  it.each(BOUNDS)('[DQN9] of %s shrink by lastLayerScale in the last layer’s weights alone', (kind) => {
    const [plain, scaled] = [fresh(kind), fresh(kind, 0.3)];
    expect(scaled.slice(0, 2)).toEqual(plain.slice(0, 2));
    expect(scaled[2]!.biases).toEqual(plain[2]!.biases);
    for (const [i, weight] of scaled[2]!.weights.entries()) expect(weight).toBeCloseTo(0.3 * plain[2]!.weights[i]!, 7);
  });
  it('[DQN9] are the recipe’s in every network of a run, from the run’s own stream', () => {
    for (const [kind] of BOUNDS) {
      const { updates, options } = watch({ ...WALK, initialisation: kind, lastLayerScale: 0.5 }, { seed: 8 });
      const rule = { initialisation: kind, lastLayerScale: 0.5 };
      const expected = initialParameters(options.shape, rule, randomStream(8, 'weights'));
      expect(updates[0]!.online).toEqual(expected);
      expect(updates[0]!.target).toEqual(expected);
    }
  });
});
