import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EngineOptions } from '../../shared/kernel/engine.ts';
import type { ImageShape } from '../../shared/kernel/imageShape.ts';
import { nextBelow, randomStream } from '../../shared/sim/random.ts';
import { tfjsGradients } from '../../shared/tfjs/gradientOracle.ts';
import { createTfjsEngine, prepareTfjs } from '../../shared/tfjs/tfjsEngine.ts';
import { randomParameters, relativeDifference } from './agreement.ts';
import { frameBatch, frameTransitions, IMAGE, imageOptions, storeAll } from './frames.ts';

beforeAll(async () => {
  expect(await prepareTfjs()).toBe('wasm');
});

/** Any index of the ring, about half of them mirrored. */
function mixedIndices({ batchSize, capacity }: EngineOptions, seed: number): Uint32Array {
  const stream = randomStream(seed, 'indices');
  return Uint32Array.from({ length: batchSize }, () => nextBelow(stream, 2 * capacity));
}

const images: readonly [string, ImageShape][] = [
  ['two convolutions on a frame and a difference', IMAGE],
  ['raw frames', { ...IMAGE, frames: 3, difference: null }],
  [
    'one convolution that leaves pixels over',
    { ...IMAGE, height: 11, width: 13, convolutions: [{ filters: 3, size: 3, stride: 3 }] },
  ],
  [
    'three convolutions on one frame',
    {
      height: 20,
      width: 24,
      frames: 1,
      difference: 4,
      convolutions: [
        { filters: 4, size: 4, stride: 2 },
        { filters: 8, size: 3, stride: 2 },
        { filters: 3, size: 2, stride: 1 },
      ],
    },
  ],
];
const cases = images.flatMap(([name, image]) =>
  (['huber', 'mse'] as const).flatMap((loss) =>
    [false, true].map(
      (double) => [`${name}, ${loss}${double ? ', double' : ''}`, imageOptions(image, { loss, double })] as const,
    ),
  ),
);

describe('the gradients of convolutions', () => {
  it.each(cases)('[PIXEL4] are those of the cpu tape within 1e-5: %s', async (_, options) => {
    const engine = createTfjsEngine(options);
    const [online, target] = [randomParameters(options, 1), randomParameters(options, 2)];
    engine.load('online', online);
    engine.load('target', target);
    const all = frameTransitions(options, 3);
    storeAll(engine, all);
    const indices = mixedIndices(options, 4);
    const importance = Float32Array.from(indices, (_, i) => (i % 4) / 2);
    const errors = new Float32Array(indices.length);
    const { loss, gradientNorm } = engine.update(indices, 1e-3, 0, { norm: true, errors });
    await tf.setBackend('cpu');
    const oracle = tfjsGradients(options, online, target, frameBatch(options, all, indices));
    await tf.setBackend('wasm');
    const gradient = engine.readMoments().first.map((m) => m / (1 - options.beta1));
    expect(relativeDifference(gradient, oracle.gradient)).toBeLessThan(1e-5);
    expect(Math.abs(loss / oracle.loss - 1)).toBeLessThan(1e-5);
    const norm = Math.sqrt(oracle.gradient.reduce((sum, g) => sum + g * g, 0));
    expect(Math.abs(gradientNorm! / norm - 1)).toBeLessThan(1e-5);
    const size = (d: number): number => Math.min(Math.abs(d), 1);
    const lossOf = (d: number): number => (options.loss === 'mse' ? d * d : size(d) * (Math.abs(d) - size(d) / 2));
    const told = errors.reduce((sum, d) => sum + options.lossScale * lossOf(d), 0);
    expect(Math.abs(told / loss - 1)).toBeLessThan(1e-5);

    engine.load('online', online);
    const weighed = engine.update(indices, 1e-3, 0, { importance });
    const expected = errors.reduce((sum, d, i) => sum + options.lossScale * importance[i]! * lossOf(d), 0);
    expect(Math.abs(weighed.loss / expected - 1)).toBeLessThan(1e-5);
    engine.dispose();
  });
});
