import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine, EngineOptions } from '../../shared/kernel/engine.ts';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { randomStream } from '../../shared/sim/random.ts';
import { tfjsGradients } from '../../shared/tfjs/gradientOracle.ts';
import { prepareTfjs } from '../../shared/tfjs/prepare.ts';
import { createTfjsEngine } from '../../shared/tfjs/tfjsEngine.ts';
import { batchOf, fill, optionsOf, randomIndices, randomParameters, relativeDifference } from './agreement.ts';

beforeAll(async () => {
  await prepareTfjs();
});

const shapes = [
  { inputs: 4, hidden: [32, 64], outputs: 2 },
  { inputs: 4, hidden: [128, 128], outputs: 2 },
  { inputs: 16, hidden: [7, 5, 3], outputs: 4 },
  { inputs: 4, hidden: [9], outputs: 2 },
];
const cases = shapes.flatMap((shape) =>
  (['huber', 'mse'] as const).flatMap((loss) =>
    [false, true].map((double) => optionsOf({ shape, loss, double, lossScale: loss === 'mse' ? 1 / 64 : 1 / 32 })),
  ),
);
const engines: readonly [string, (options: EngineOptions) => Engine][] = [
  ['kernel', createKernelEngine],
  ['js', createJsEngine],
  ['tfjs', createTfjsEngine],
];
const label = ({ shape, loss, double }: EngineOptions): string =>
  `${[shape.inputs, ...shape.hidden, shape.outputs].join('-')} ${loss}${double ? ' double' : ''}`;

describe.each(engines)('the gradients of the %s engine', (_name, create) => {
  it.each(cases.map((options) => [label(options), options] as const))(
    '[TFJS2] of %s are those of the tape',
    (_, options) => {
      const engine = create(options);
      const [online, target] = [randomParameters(options, 1), randomParameters(options, 2)];
      engine.load('online', online);
      engine.load('target', target);
      fill(engine, 3);
      const indices = randomIndices(options, randomStream(4, 'indices'));
      const { loss } = engine.update(indices, 1e-3, 0);
      const oracle = tfjsGradients(options, online, target, batchOf(options, 3, indices));
      const { first, second } = engine.readMoments();
      const gradient = first.map((m) => m / (1 - options.beta1)); // m = (1 - beta1) g after one update
      expect(relativeDifference(gradient, oracle.gradient)).toBeLessThan(1e-5);
      const squares = second.map((v) => v / (1 - options.beta2));
      expect(
        relativeDifference(
          squares,
          oracle.gradient.map((g) => g * g),
        ),
      ).toBeLessThan(1e-4);
      expect(Math.abs(loss / oracle.loss - 1)).toBeLessThan(1e-5);
      engine.dispose();
    },
  );
});

it('[TFJS2] clipping scales the whole gradient down to its norm', () => {
  const options = optionsOf({ loss: 'mse', clipNorm: 0.01 });
  for (const [, create] of engines) {
    const engine = create(options);
    const [online, target] = [randomParameters(options, 1), randomParameters(options, 2)];
    engine.load('online', online);
    engine.load('target', target);
    fill(engine, 3);
    const indices = randomIndices(options, randomStream(4, 'indices'));
    engine.update(indices, 1e-3, 0);
    const { gradient } = tfjsGradients(options, online, target, batchOf(options, 3, indices));
    const norm = Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0));
    expect(norm).toBeGreaterThan(0.01);
    const clipped = engine.readMoments().first.map((m) => m / (1 - options.beta1));
    expect(
      relativeDifference(
        clipped,
        gradient.map((g) => (g * 0.01) / norm),
      ),
    ).toBeLessThan(1e-5);
    engine.dispose();
  }
});
