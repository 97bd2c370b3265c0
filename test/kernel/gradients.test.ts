// An independent float64 implementation of the mathematics: the loss by its definition, its gradient by differences, Adam by its paper.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EngineOptions, parameterCount } from '../../shared/kernel/engine.ts';
import { gradientOf, lossOf, qValuesOf, type Transition, targetOf } from '../support/definition.ts';
import { ENGINES, fill, SMALL, seeded, vector } from './cases.ts';

function lossAt(o: EngineOptions, parameters: ArrayLike<number>, batch: readonly Transition[], y: readonly number[]) {
  return batch.reduce((sum, t, i) => {
    return sum + o.lossScale * lossOf(o.loss, qValuesOf(o.shape, parameters, t.observation)[t.action]! - y[i]!);
  }, 0);
}

function gradientAt(o: EngineOptions, parameters: Float32Array, batch: readonly Transition[], y: readonly number[]) {
  const moved = Float64Array.from(parameters);
  const epsilon = 1e-6;
  return Float64Array.from(moved, (p, i) => {
    moved[i] = p + epsilon;
    const above = lossAt(o, moved, batch, y);
    moved[i] = p - epsilon;
    const below = lossAt(o, moved, batch, y);
    moved[i] = p;
    return (above - below) / (2 * epsilon);
  });
}

const settings = fc.record({
  shape: fc.record({
    inputs: fc.integer({ min: 1, max: 6 }),
    hidden: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
    outputs: fc.integer({ min: 1, max: 5 }),
  }),
  batchSize: fc.integer({ min: 1, max: 11 }),
  loss: fc.constantFrom('huber' as const, 'mse' as const),
  double: fc.boolean(),
  clipNorm: fc.constantFrom(null, 0.05),
});

describe.each(ENGINES)('$name engine', ({ create }) => {
  it('[KERNEL2] finds the loss and the gradient that their definitions give', () => {
    fc.assert(
      fc.property(settings, fc.nat(), (setting, seed) => {
        // without a memory of earlier gradients the first moment is the gradient
        const o: EngineOptions = { ...SMALL, ...setting, beta1: 0, capacity: setting.batchSize, lossScale: 0.5 };
        const random = seeded(seed);
        const engine = create(o);
        const online = vector(parameterCount(o.shape), random);
        const target = vector(parameterCount(o.shape), random);
        engine.load('online', online);
        engine.load('target', target);
        const batch = Array.from({ length: o.batchSize }, (_, i): Transition => {
          const observation = vector(o.shape.inputs, random);
          const next = vector(o.shape.inputs, random);
          const action = Math.floor(random() * o.shape.outputs);
          const [reward, discount] = [Math.fround(random() * 3), i % 3 === 0 ? 0 : Math.fround(0.9)];
          engine.store(i, observation, action, reward, next, discount);
          return { observation, action, reward, next, discount };
        });
        const found = engine.update(Uint32Array.from(batch.keys()), 1e-3, 0);
        const y = batch.map((t) => targetOf(o, online, target, t));
        expect(found.loss).toBeCloseTo(lossAt(o, online, batch, y), 4);
        const q = batch.map((t) => qValuesOf(o.shape, online, t.observation)[t.action]!);
        expect(found.meanQ).toBeCloseTo(q.reduce((a, b) => a + b, 0) / q.length, 4);
        const expected = gradientAt(o, online, batch, y);
        const byRule = gradientOf(o, online, batch, y);
        expect(expected.every((g, i) => Math.abs(g - byRule[i]!) < 1e-6 * Math.max(1, ...byRule.map(Math.abs)))).toBe(
          true,
        );
        const norm = Math.sqrt(expected.reduce((sum, g) => sum + g * g, 0));
        const factor = o.clipNorm !== null && norm > o.clipNorm ? o.clipNorm / norm : 1;
        const { first } = engine.readMoments();
        const worst = expected.reduce((most, g, i) => Math.max(most, Math.abs(g * factor - first[i]!)), 0);
        expect(worst).toBeLessThan(2e-5 * Math.max(1, norm * factor));
      }),
      { seed: 23, numRuns: 60 },
    );
  });

  it('[KERNEL2] steps as Adam is defined, with powers for its bias correction', () => {
    const o: EngineOptions = { ...SMALL, beta1: 0.8, beta2: 0.99 };
    const measured = create({ ...o, beta1: 0 }); // its first moment is the gradient
    const engine = create(o);
    fill([measured, engine], seeded(31));
    const indices = Uint32Array.from({ length: o.batchSize }, (_, i) => i);
    const m = new Float64Array(parameterCount(o.shape));
    const v = new Float64Array(m.length);
    for (let t = 1; t <= 20; t++) {
      const before = engine.read('online');
      measured.load('online', before);
      measured.update(indices, 1e-3, 0);
      const g = measured.readMoments().first;
      engine.update(indices, 3e-3, 0);
      const after = engine.read('online');
      for (let i = 0; i < m.length; i++) {
        m[i] = 0.8 * m[i]! + 0.2 * g[i]!;
        v[i] = 0.99 * v[i]! + 0.01 * g[i]! * g[i]!;
        const step = (3e-3 * (m[i]! / (1 - 0.8 ** t))) / (Math.sqrt(v[i]! / (1 - 0.99 ** t)) + 1e-8);
        expect(after[i]! - before[i]!).toBeCloseTo(-step, 6);
      }
    }
  });

  it('[KERNEL2] leaves no denormal number in the moments of units that died', () => {
    const engine = create({ ...SMALL, beta1: 0.5, beta2: 0.5 });
    fill([engine], seeded(41));
    const indices = new Uint32Array(SMALL.batchSize);
    engine.update(indices, 1e-3, 0);
    const before = engine.readMoments();
    expect(before.second.some((x) => x > 0)).toBe(true);
    // biases so low that no unit is ever on: only the last biases have gradients
    engine.load('online', new Float32Array(parameterCount(SMALL.shape)).fill(-100));
    for (let i = 0; i < 140; i++) engine.update(indices, 0, 0);
    const { first, second } = engine.readMoments();
    const hidden = first.length - SMALL.shape.outputs;
    expect(first.subarray(0, hidden).every((x) => x === 0)).toBe(true);
    expect(second.subarray(0, hidden).every((x) => x === 0)).toBe(true);
  });
});
