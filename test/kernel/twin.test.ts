import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EngineOptions, UpdateExtras } from '../../shared/kernel/engine.ts';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { batch, expectSameBits, expectSameState, fill, options, SMALL, seeded, vector } from './cases.ts';

/** Trains both engines alike and compares them after every update (results) and at the end (everything). */
function trainTwins(setting: EngineOptions, seed: number, averageRate: number, updates: number): void {
  const random = seeded(seed);
  const twin = createJsEngine(setting);
  const kernel = createKernelEngine(setting);
  fill([twin, kernel], random);
  for (let i = 0; i < updates; i++) {
    const indices = batch(setting, random);
    const extras = (): UpdateExtras => ({ norm: i % 3 === 0, errors: new Float32Array(setting.batchSize) });
    const [a, b] = [extras(), extras()];
    const importance = i % 4 === 1 ? { importance: vector(setting.batchSize, random) } : {};
    const found = kernel.update(indices, 1e-3, averageRate, { ...a, ...importance });
    expect(found).toEqual(twin.update(indices, 1e-3, averageRate, { ...b, ...importance }));
    expectSameBits(a.errors!, b.errors!, 'errors');
    if (i % 50 === 0) for (const engine of [twin, kernel]) engine.blend('online', 'target', i % 100 === 0 ? 1 : 0.3);
    if (i < 3) expectSameState(kernel, twin); // the first difference is the one to know
  }
  expectSameState(kernel, twin);
}

it('[KERNEL2] gives the bits of its JavaScript twin for any shape, batch and setting, over 200 updates', () => {
  fc.assert(
    fc.property(options, fc.nat(), fc.constantFrom(0, 0.01, 1), (setting, seed, averageRate) =>
      trainTwins(setting, seed, averageRate, 200),
    ),
    { seed: 2015, numRuns: 30 },
  );
});

it('[KERNEL2] gives the bits of its JavaScript twin at every batch size from 1 to 70', () => {
  const shape = { inputs: 5, hidden: [10, 13], outputs: 3 };
  for (let batchSize = 1; batchSize <= 70; batchSize++) {
    const setting = { shape, batchSize, capacity: 100, lossScale: 1 / batchSize, beta1: 0.9, beta2: 0.999 };
    const clipNorm = batchSize % 3 === 0 ? 0.1 : null;
    const loss = batchSize % 2 === 0 ? 'huber' : 'mse';
    trainTwins({ ...SMALL, ...setting, loss, double: batchSize % 4 < 2, clipNorm }, batchSize, 0.01, 5);
  }
});

it('[KERNEL2] gives the bits of its JavaScript twin on the nets that benchmarks name', () => {
  for (const [hidden, batchSize] of [
    [[32, 64], 32],
    [[128, 128], 32],
    [[128], 256],
    [[120, 84], 128],
    [[64, 64], 64],
    [[256, 256], 64],
  ] as const) {
    const setting = { shape: { inputs: 4, hidden, outputs: 2 }, batchSize, capacity: 500, lossScale: 1 / batchSize };
    const adam = { beta1: 0.9, beta2: 0.999, adamEpsilon: 1e-8, clipNorm: null };
    trainTwins({ ...SMALL, ...setting, ...adam, loss: 'huber', double: true }, 1, 0.01, 4);
  }
});

it('[KERNEL2] gives the bits of its JavaScript twin over 3,000 updates', () => {
  const setting = {
    shape: { inputs: 4, hidden: [24, 17], outputs: 2 },
    batchSize: 20,
    capacity: 100,
    lossScale: 1 / 20,
  };
  const adam = { beta1: 0.8, beta2: 0.999, adamEpsilon: 1e-8, clipNorm: null };
  trainTwins({ ...SMALL, ...setting, ...adam, loss: 'huber', double: true }, 3, 0.01, 3000);
});

it('[KERNEL2] depends on the order of the samples in a batch exactly as its twin does', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(
        Array.from({ length: 21 }, (_, i) => i),
        { minLength: 21 },
      ),
      (order) => {
        const shape = { inputs: 4, hidden: [12], outputs: 2 };
        const adam = { beta1: 0.9, beta2: 0.999, adamEpsilon: 1e-8, clipNorm: null };
        const setting = {
          ...SMALL,
          shape,
          batchSize: 21,
          capacity: 21,
          loss: 'mse',
          lossScale: 1,
          double: false,
          ...adam,
        } as const;
        const engines = [createKernelEngine(setting), createJsEngine(setting)] as const;
        fill(engines, seeded(5));
        for (const engine of engines) engine.update(Uint32Array.from(order), 1e-3, 0);
        expectSameState(...engines);
      },
    ),
    { seed: 7, numRuns: 20 },
  );
});
