import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameterCount } from '../../shared/kernel/engine.ts';
import { createForwardScratch, forwardOne } from '../../shared/kernel/forward.ts';
import { ENGINES, expectSameBits, SLOTS, SMALL, seeded, shapes, vector } from './cases.ts';

describe.each(ENGINES)('$name engine', ({ create }) => {
  it('[KERNEL1] gives every observation the bits of the plain loops, however many come at once', () => {
    fc.assert(
      fc.property(shapes, fc.integer({ min: 0, max: 300 }), fc.nat(), (shape, count, seed) => {
        const random = seeded(seed);
        const engine = create({ ...SMALL, shape });
        const parameters = vector(parameterCount(shape), random);
        engine.load('average', parameters);
        const inputs = vector(count * shape.inputs, random, 3);
        const out = new Float32Array(count * shape.outputs);
        engine.values('average', inputs, count, out);
        const scratch = createForwardScratch(shape);
        for (let i = 0; i < count; i++) {
          const input = inputs.subarray(i * shape.inputs, (i + 1) * shape.inputs);
          const one = forwardOne(shape, parameters, input, scratch);
          expectSameBits(out.subarray(i * shape.outputs, (i + 1) * shape.outputs), one, `observation ${i}`);
        }
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it('[KERNEL1] writes nothing past the values asked for', () => {
    const engine = create(SMALL);
    const out = new Float32Array(16).fill(7);
    engine.values('online', new Float32Array(8 * 4), 6, out);
    expect(Array.from(out.subarray(12))).toEqual([7, 7, 7, 7]);
  });

  it('[KERNEL1] keeps its networks apart', () => {
    const engine = create(SMALL);
    const random = seeded(2);
    const input = vector(4, random);
    for (const slot of SLOTS) {
      const parameters = vector(parameterCount(SMALL.shape), random);
      engine.load(slot, parameters);
      const out = new Float32Array(2);
      engine.values(slot, input, 1, out);
      expectSameBits(out, forwardOne(SMALL.shape, parameters, input), slot);
    }
  });

  it('[KERNEL1] lets a NaN through, so that a run that diverged is seen', () => {
    const engine = create(SMALL);
    engine.load('online', vector(parameterCount(SMALL.shape), seeded(3)));
    for (const count of [1, 9]) {
      const out = new Float32Array(count * 2);
      engine.values('online', new Float32Array(count * 4).fill(Number.NaN), count, out);
      expect(out.every(Number.isNaN)).toBe(true);
    }
  });
});

it('[KERNEL5] refuses to act on parameters or an observation of another shape', () => {
  const parameters = new Float32Array(parameterCount(SMALL.shape));
  expect(() => forwardOne(SMALL.shape, parameters.subarray(1), new Float32Array(4))).toThrow(RangeError);
  expect(() => forwardOne(SMALL.shape, parameters, new Float32Array(5))).toThrow('input: length 5, expected 4');
});

it('[KERNEL1] counts the weights and biases of every layer', () => {
  expect(parameterCount({ inputs: 4, hidden: [64, 64], outputs: 2 })).toBe(4 * 64 + 64 + 64 * 64 + 64 + 64 * 2 + 2);
});
