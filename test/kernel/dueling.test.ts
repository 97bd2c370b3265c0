import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainShape, pullBack, toPlain } from '../../shared/kernel/dueling.ts';
import { type NetworkShape, parameterCount } from '../../shared/kernel/engine.ts';
import { forwardOne } from '../../shared/kernel/forward.ts';
import { ENGINES, SMALL, seeded, vector } from './cases.ts';

const shapes: fc.Arbitrary<NetworkShape> = fc.record({
  inputs: fc.integer({ min: 1, max: 5 }),
  hidden: fc
    .array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 2 })
    .map((units) => units.map((n) => 2 * n)),
  dueling: fc.constant(true),
  outputs: fc.integer({ min: 2, max: 5 }),
});

/** Value + advantage - mean advantage, by the paper's formula in float64. */
function byStreams(shape: NetworkShape, parameters: Float32Array, input: Float32Array): number[] {
  let activations = Array.from(input);
  let at = 0;
  const layer = (from: readonly number[], units: number): number[] => {
    const weights = at;
    const biases = at + units * from.length;
    at = biases + units;
    return Array.from({ length: units }, (_, o) =>
      from.reduce((sum, a, k) => sum + parameters[weights + o * from.length + k]! * a, parameters[biases + o]!),
    );
  };
  for (const units of shape.hidden) activations = layer(activations, units).map((z) => Math.max(z, 0));
  const half = activations.length / 2;
  const [value] = layer(activations.slice(0, half), 1);
  const advantages = layer(activations.slice(half), shape.outputs);
  const mean = advantages.reduce((sum, a) => sum + a, 0) / advantages.length;
  return advantages.map((advantage) => value! + advantage - mean);
}

it('[KERNEL7] a dueling network is served as the plain one with the same Q values', () => {
  fc.assert(
    fc.property(shapes, fc.nat(), (shape, seed) => {
      const random = seeded(seed);
      const parameters = vector(parameterCount(shape), random);
      const input = vector(shape.inputs, random);
      const q = forwardOne(plainShape(shape), toPlain(shape, parameters), input);
      for (const [o, expected] of byStreams(shape, parameters, input).entries()) expect(q[o]).toBeCloseTo(expected, 4);
    }),
    { seed: 2016 },
  );
});

it("[KERNEL7] its gradient is the plain network's, pulled back through the same linear map", () => {
  fc.assert(
    fc.property(shapes, fc.nat(), (shape, seed) => {
      const random = seeded(seed);
      const direction = vector(parameterCount(shape), random);
      const gradients = vector(parameterCount(plainShape(shape)), random);
      const pulled = new Float32Array(direction.length);
      pullBack(shape, gradients, pulled);
      const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
      // <gradient, map(direction)> = <pulled back gradient, direction>
      expect(dot(gradients, toPlain(shape, direction))).toBeCloseTo(dot(pulled, direction), 3);
    }),
    { seed: 2016 },
  );
});

it.each(ENGINES)('[KERNEL7] the $name engine says that it has no dueling', ({ create }) => {
  const shape = { inputs: 4, hidden: [8], dueling: true, outputs: 2 };
  expect(() => create({ ...SMALL, shape })).toThrow('dueling networks run on the tfjs engine');
});
