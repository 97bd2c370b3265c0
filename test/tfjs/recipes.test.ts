// The tfjs engine beside the kernel, in every setting of the engine that a named recipe on states has, and in some that bite.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, EngineOptions, UpdateExtras } from '../../shared/kernel/engine.ts';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import { NETWORK_RECIPES } from '../../shared/learner/recipes/index.ts';
import { environmentNamed } from '../../shared/sim/environments.ts';
import { nextUniform, randomStream } from '../../shared/sim/random.ts';
import { createTfjsEngine, prepareTfjs } from '../../shared/tfjs/tfjsEngine.ts';
import { gradientOf, normOf, targetOf } from '../support/definition.ts';
import { batchOf, fill, optionsOf, randomIndices, randomParameters } from './agreement.ts';

interface Case {
  readonly name: string;
  readonly options: EngineOptions;
  readonly learningRate: number;
}

/** One of each setting of the engine; recipes that differ elsewhere share it. */
function recipeCases(): readonly Case[] {
  const known = new Map<string, Case>();
  for (const recipe of NETWORK_RECIPES.filter(({ pixels, dueling }) => !pixels && !dueling)) {
    const { name, learningRate } = recipe;
    const options = { ...engineOptions(recipe, environmentNamed(recipe.environment)!), capacity: 300 };
    const key = JSON.stringify([options, learningRate]);
    known.set(key, { name: known.has(key) ? `${known.get(key)!.name}, ${name}` : name, options, learningRate });
  }
  return [...known.values()];
}

const BITING: readonly Case[] = [
  ['clipNorm', { clipNorm: 0.05 }],
  ['clipValue', { clipValue: 0.002 }],
  ['mean over outputs, mse, both clips', { loss: 'mse', lossScale: 1 / 64, clipNorm: 0.1, clipValue: 0.01 }],
  ['double, huber, AdamW', { double: true, weightDecay: 0.1 }],
  ['mse, AMSGrad that remembers', { loss: 'mse', amsgrad: true, beta2: 0.5 }],
  ['everything', { double: true, clipNorm: 0.2, clipValue: 0.02, weightDecay: 0.1, amsgrad: true, beta2: 0.9 }],
].map(([name, change]) => ({ name, options: optionsOf(change as Partial<EngineOptions>), learningRate: 1e-3 }) as Case);

const cases = [...recipeCases(), ...BITING].flatMap((one) => [
  { ...one, weighed: false },
  { ...one, name: `${one.name}, weighed`, weighed: true },
]);

beforeAll(async () => {
  expect(await prepareTfjs()).toBe('wasm');
});
const made: Engine[] = [];
afterAll(() => {
  for (const engine of made) engine.dispose();
});

/** Both engines with the same weights and transitions. */
function pair(options: EngineOptions): readonly [tfjs: Engine, kernel: Engine] {
  const engines = [createTfjsEngine(options), createKernelEngine(options)] as const;
  for (const engine of engines) {
    engine.load('online', randomParameters(options, 1));
    engine.load('target', randomParameters(options, 2));
    fill(engine, 3);
    made.push(engine);
  }
  return engines;
}

const importanceOf = (weighed: boolean, { batchSize }: EngineOptions, stream = randomStream(9, 'importance')) =>
  weighed ? { importance: Float32Array.from({ length: batchSize }, () => 0.05 + 0.95 * nextUniform(stream)) } : {};

/** Norm of the difference, as a share of the norm. */
const apart = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  normOf(Array.from(a, (x, i) => x - b[i]!)) / normOf(b);

it('[TFJS3] every setting of a named recipe on states is compared', () => {
  expect(recipeCases().length).toBeGreaterThan(7);
});

describe.each(cases)('$name', ({ options, learningRate, weighed }) => {
  /** One update of each engine. Without a memory of earlier ones the first moment is the gradient, clipped. */
  function once(changes: Partial<EngineOptions>) {
    const engines = pair({ ...options, ...changes });
    const indices = randomIndices(options, randomStream(5, 'indices'));
    const [before, target] = [engines[1].read('online'), engines[1].read('target')];
    const results = engines.map((engine) => {
      const errors = new Float32Array(options.batchSize);
      const extras: UpdateExtras = { ...importanceOf(weighed, options), errors, norm: true };
      const result = engine.update(indices, learningRate, 0, extras);
      return { ...result, errors, first: engine.readMoments().first, after: engine.read('online') };
    });
    return { tfjs: results[0]!, kernel: results[1]!, indices, before, target };
  }

  it('[TFJS3] the same gradients within 1e-5, in norm and one by one; the same loss, norm and errors', () => {
    const { tfjs, kernel, indices, before, target } = once({ beta1: 0 });
    expect(apart(tfjs.first, kernel.first)).toBeLessThan(1e-5);
    // One by one within 1e-5 of itself, and of what float32 sums of terms as large as the largest gradient can hold.
    const floor = 1e-6 * Math.max(...kernel.first.map(Math.abs));
    const worst = kernel.first.reduce(
      (most, g, i) => Math.max(most, Math.abs(tfjs.first[i]! - g) / (1e-5 * Math.abs(g) + floor)),
      0,
    );
    expect(worst).toBeLessThan(1);
    expect(Math.abs(tfjs.loss / kernel.loss - 1)).toBeLessThan(1e-5);
    expect(Math.abs(tfjs.gradientNorm! / kernel.gradientNorm! - 1)).toBeLessThan(1e-5);
    expect(apart(tfjs.errors, kernel.errors)).toBeLessThan(1e-5);

    const { observations, nextObservations, actions, rewards, discounts } = batchOf(options, 3, indices);
    const { inputs } = options.shape;
    const rows = Array.from(actions, (action, i) => ({
      observation: observations.subarray(i * inputs, (i + 1) * inputs),
      next: nextObservations.subarray(i * inputs, (i + 1) * inputs),
      action,
      reward: rewards[i]!,
      discount: discounts[i]!,
    }));
    const targets = rows.map((row) => targetOf(options, before, target, row));
    const { importance } = importanceOf(weighed, options);
    const raw = gradientOf(options, before, rows, targets, importance);
    const norm = normOf(raw);
    const factor = options.clipNorm !== null && norm > options.clipNorm ? options.clipNorm / norm : 1;
    const limit = options.clipValue ?? Number.POSITIVE_INFINITY;
    const defined = raw.map((g) => Math.min(limit, Math.max(-limit, g * factor)));
    for (const { first, gradientNorm } of [tfjs, kernel]) {
      expect(apart(first, defined)).toBeLessThan(1e-5);
      expect(Math.abs(gradientNorm! / norm - 1)).toBeLessThan(1e-5);
    }
  });

  it('[TFJS3] the same update within 1e-6 where the gradient is above 1e-6', () => {
    const gradient = once({ beta1: 0 }).kernel.first;
    const { tfjs, kernel } = once({});
    let compared = 0;
    let worst = 0;
    for (const [i, g] of gradient.entries()) {
      if (Math.abs(g) <= 1e-6) continue; // Adam's first step is lr * sign(g): noise decides the rest
      compared++;
      worst = Math.max(worst, Math.abs(tfjs.after[i]! - kernel.after[i]!));
    }
    expect(worst).toBeLessThanOrEqual(1e-6);
    expect(compared).toBeGreaterThan(gradient.length / 4);
  });

  it('[TFJS3] losses within 1 % over 100 updates', () => {
    const [tfjs, kernel] = pair(options);
    const [stream, weights] = [randomStream(6, 'indices'), randomStream(7, 'importance')];
    let worst = 0;
    for (let n = 1; n <= 100; n++) {
      const indices = randomIndices(options, stream);
      const extras = importanceOf(weighed, options, weights);
      const [ours, theirs] = [tfjs, kernel].map((engine) => engine.update(indices, learningRate, 0.01, extras));
      worst = Math.max(worst, Math.abs(ours!.loss / theirs!.loss - 1));
      if (n % 25 === 0) for (const engine of [tfjs, kernel]) engine.blend('online', 'target', 1);
    }
    expect(worst).toBeLessThan(0.01);
    expect(apart(tfjs.read('online'), kernel.read('online'))).toBeLessThan(0.01);
  });
});

it('[TFJS3] settings that bite do: clipped gradients differ from free ones', () => {
  const free = normOf(gradientAfterOne(optionsOf()));
  expect(normOf(gradientAfterOne(optionsOf({ clipNorm: 0.05 })))).toBeLessThan(0.5 * free);
  expect(normOf(gradientAfterOne(optionsOf({ clipValue: 0.002 })))).toBeLessThan(0.5 * free);
});

function gradientAfterOne(options: EngineOptions): Float32Array {
  const [, kernel] = pair({ ...options, beta1: 0 });
  kernel.update(randomIndices(options, randomStream(5, 'indices')), 1e-3, 0);
  return kernel.readMoments().first;
}
