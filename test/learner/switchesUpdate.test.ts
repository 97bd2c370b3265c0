// What an update of a run computes, beside float64 loops that follow it from its weights and its batch.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';
import { gradientOf, lossOf, normOf, paperAdam, qValuesOf, targetOf } from '../support/definition.ts';
import { PLAIN, type UpdateCall, type Watched, watch } from './watched.ts';

const ENGINES = ['kernel', 'js'] as const;
const PRIORITISED = { alpha: 0.6, beta: 0.4, betaSteps: 100, floor: 0.01 };

/** Its choices change often and its target is old, so that the largest value is often not the chosen one's. */
const LIVELY: Recipe = {
  ...PLAIN,
  hidden: [12, 8],
  observationScale: [1, 1, 5, 1],
  learningRate: 0.01,
  learningRateEnd: 0.01,
  nStep: 2,
  sync: { every: 25, of: 'update', rate: 1, atZero: false },
};

const targetsOf = ({ options }: Watched, { online, target, batch }: UpdateCall): number[] =>
  batch.map((transition) => targetOf(options, online, target, transition));

const largestOf = (values: Iterable<number>): number =>
  Array.from(values, Math.abs).reduce((a, b) => Math.max(a, b), 0);

/** Every update's errors, loss and mean Q value are those of the definition. */
function expectDefined(watched: Watched): void {
  const { shape, loss, lossScale } = watched.options;
  for (const call of watched.updates) {
    const y = targetsOf(watched, call);
    const q = call.batch.map(({ observation, action }) => qValuesOf(shape, call.online, observation)[action]!);
    const scale = largestOf([...q, ...y, 1]);
    expect(largestOf(Array.from(call.errors, (error, i) => error - (q[i]! - y[i]!)))).toBeLessThan(1e-6 * scale);
    const terms = q.map((value, i) => lossScale * (call.importance?.[i] ?? 1) * lossOf(loss, value - y[i]!));
    const total = terms.reduce((a, b) => a + b, 0);
    expect(Math.abs(call.result.loss - total)).toBeLessThan(1e-5 * Math.max(1, total));
    expect(Math.abs(call.result.meanQ - q.reduce((a, b) => a + b, 0) / q.length)).toBeLessThan(1e-6 * scale);
  }
}

/** Every update's step is that of the papers. */
function expectSteps(watched: Watched): void {
  const { updates, options } = watched;
  const adam = paperAdam(options);
  for (const call of updates) {
    const { online, batch, importance, learningRate, after } = call;
    const gradient = gradientOf(options, online, batch, targetsOf(watched, call), importance);
    const expected = adam.step(online, gradient, learningRate);
    // A gradient of nothing but rounding is stepped on by its sign: it is no more than a whole step away.
    const apart = Array.from(after, (weight, i) => {
      return (weight - expected[i]!) / (Math.abs(gradient[i]!) < 1e-6 ? 2 * learningRate : 2e-5);
    });
    expect(largestOf(apart)).toBeLessThan(1);
    expect(largestOf(after.map((weight, i) => weight - online[i]!))).toBeGreaterThan(1e-4);
  }
}

const SWITCHES: readonly [string, Partial<Recipe>][] = [
  ['none', {}],
  ['double', { double: true }],
  ['mse', { loss: 'mse' }],
  ['mse, the mean over outputs', { loss: 'mse', lossMean: 'outputs' }],
  ['huber, the mean over outputs', { lossMean: 'outputs' }],
  ['clipNorm', { clipNorm: 0.1 }],
  ['clipValue', { clipValue: 0.01 }],
  ['clipNorm, then clipValue', { clipNorm: 0.2, clipValue: 0.05 }],
  ['weightDecay', { weightDecay: 0.5 }],
  ['amsgrad', { amsgrad: true, beta2: 0.8 }],
  ['beta1', { beta1: 0.3 }],
  ['beta2', { beta2: 0.9 }],
  ['adamEpsilon', { adamEpsilon: 0.1 }],
  ['prioritised', { prioritised: PRIORITISED }],
  ['prioritised, double, mse, clipped', { prioritised: PRIORITISED, double: true, loss: 'mse', clipNorm: 0.3 }],
];

describe('the updates of a run', () => {
  it.each(SWITCHES)('[DQN9] find errors and losses as defined: %s', (_, change) => {
    expectDefined(watch({ ...LIVELY, ...change }));
  });
  it.each(SWITCHES)('[DQN9] step as the papers of clipping, Adam, AdamW and AMSGrad say: %s', (_, change) => {
    const watched = watch({ ...LIVELY, ...change });
    expect(watched.updates.length).toBeGreaterThan(100);
    expectSteps(watched);
  });
  it.each(ENGINES)('[DQN9] do both in any combination of switches, on the %s engine', (engine) => {
    const either = <T>(...values: T[]) => fc.constantFrom(...values);
    const combinations: fc.Arbitrary<Partial<Recipe>> = fc.record({
      double: fc.boolean(),
      loss: either('huber', 'mse'),
      lossMean: either('batch', 'outputs'),
      clipNorm: either(null, 0.3),
      clipValue: either(null, 0.05),
      weightDecay: either(0, 0.3),
      amsgrad: fc.boolean(),
      beta1: either(0.5, 0.9),
      beta2: either(0.9, 0.999),
      prioritised: either(null, PRIORITISED),
      mirrored: fc.boolean(),
      nStep: either(1, 4),
      oneByOne: fc.boolean(),
      batchSize: either(5, 8),
      initialisation: either('he-uniform', 'glorot-uniform', 'pytorch'),
      sync: either<Recipe['sync']>(LIVELY.sync, { every: 2, of: 'step', rate: 0.3, atZero: false }),
    });
    fc.assert(
      fc.property(combinations, fc.nat(1_000), (combination, seed) => {
        const watched = watch({ ...LIVELY, ...combination, budget: { steps: 50 } }, { engine, seed });
        expect(watched.updates.length).toBeGreaterThan(25);
        expectDefined(watched);
        expectSteps(watched);
      }),
      { seed: 9, numRuns: 15 },
    );
  });
});

describe('a switch that an update looks at', () => {
  const base = watch(LIVELY);
  it.each(SWITCHES.slice(1))('[DQN9] changes the run from its first update on, never before: %s', (_, change) => {
    const changed = watch({ ...LIVELY, ...change });
    const until = LIVELY.learningStarts - LIVELY.nStep + 1;
    expect(changed.stores.slice(0, until)).toEqual(base.stores.slice(0, until));
    expect(changed.updates[0]!.online).toEqual(base.updates[0]!.online);
    expect(changed.run.served()).not.toEqual(base.run.served());
  });
  it('[DQN9] double moves only the choice: where the two networks disagree, the online one chooses and the target values', () => {
    const { updates, options } = watch({ ...LIVELY, double: true });
    let disagreed = 0;
    for (const { online, target, batch, errors } of updates) {
      for (const [i, transition] of batch.entries()) {
        const q = qValuesOf(options.shape, online, transition.observation)[transition.action]!;
        const valued = qValuesOf(options.shape, target, transition.next);
        const chosen = qValuesOf(options.shape, online, transition.next);
        const other = chosen[0]! > chosen[1]! ? valued[0]! : valued[1]!;
        if (transition.discount === 0 || other > Math.max(...valued) - 1e-2) continue;
        disagreed++;
        expect(errors[i]).toBeCloseTo(q - (transition.reward + transition.discount * other), 4);
      }
    }
    expect(disagreed).toBeGreaterThan(20);
  });
  it('[DQN9] clipping bites only where gradients are larger, and then to its size', () => {
    const once: Recipe = { ...LIVELY, learningStarts: 150, beta1: 0 }; // the first moment is the gradient, clipped
    const gradientWith = (change: Partial<Recipe>) => watch({ ...once, ...change }).run.engine.readMoments().first;
    const free = gradientWith({});
    expect(normOf(free)).toBeGreaterThan(0.1);
    expect(gradientWith({ clipNorm: 1e6, clipValue: 1e6 })).toEqual(free);
    expect(normOf(gradientWith({ clipNorm: 1e-3 }))).toBeCloseTo(1e-3, 8);
    expect(gradientWith({ clipValue: 1e-3 })).toEqual(
      free.map((g) => Math.max(-Math.fround(1e-3), Math.min(Math.fround(1e-3), g))),
    );
  });
});

describe('the engine that a recipe asks for', () => {
  const base = engineOptions(PLAIN, CARTPOLE_V1);
  const { shape, batchSize } = base;
  it.each<[Partial<Recipe>, object]>([
    [{ loss: 'mse' }, { loss: 'mse' }],
    [{ lossMean: 'outputs' }, { lossScale: 1 / (2 * batchSize) }],
    [{ double: true }, { double: true }],
    [{ beta1: 0.1 }, { beta1: 0.1 }],
    [{ beta2: 0.2 }, { beta2: 0.2 }],
    [{ adamEpsilon: 0.3 }, { adamEpsilon: 0.3 }],
    [{ weightDecay: 0.4 }, { weightDecay: 0.4 }],
    [{ amsgrad: true }, { amsgrad: true }],
    [{ clipNorm: 5 }, { clipNorm: 5 }],
    [{ clipValue: 6 }, { clipValue: 6 }],
    [{ hidden: [3] }, { shape: { ...shape, hidden: [3] } }],
    [{ batchSize: 16 }, { batchSize: 16, lossScale: 1 / 16 }],
    [{ oneByOne: true }, { batchSize: 1, lossScale: 1 }],
    [{ replayCapacity: 77 }, { capacity: 77 }],
    [{ mirrored: true }, { capacity: 2 * base.capacity }],
    [{ demonstrations: [{ seed: 1, actions: '0101' }] }, { capacity: base.capacity + 4 }],
    [{ budget: { episodes: 3 } }, { capacity: 3 * CARTPOLE_V1.timeLimit }],
    [{ budget: { episodes: 3 }, episodeLimit: 20 }, { capacity: 3 * 20 }],
    [{ gamma: 0.1, nStep: 3, learningRate: 1, rewards: { ...PLAIN.rewards, scale: 2 } }, {}],
  ])('[DQN9] differs by %o in %o alone', (change, difference) => {
    expect(engineOptions({ ...PLAIN, ...change }, CARTPOLE_V1)).toEqual({ ...base, ...difference });
  });
});
