// Networks, transitions and batches to test engines with, all from seeded generators.
import fc from 'fast-check';
import { expect } from 'vitest';
import {
  type Engine,
  type EngineOptions,
  type NetworkShape,
  parameterCount,
  type Slot,
} from '../../shared/kernel/engine.ts';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';

export const ENGINES = [
  { name: 'js', create: createJsEngine },
  { name: 'kernel', create: createKernelEngine },
] as const;

export const SLOTS: readonly Slot[] = ['online', 'target', 'average'];

export const SMALL: EngineOptions = {
  shape: { inputs: 4, hidden: [9, 6], outputs: 2 },
  batchSize: 13,
  capacity: 40,
  loss: 'huber',
  lossScale: 1 / 13,
  double: false,
  beta1: 0.9,
  beta2: 0.999,
  adamEpsilon: 1e-8,
  weightDecay: 0,
  amsgrad: false,
  clipNorm: null,
  clipValue: null,
};

const units = fc.integer({ min: 1, max: 40 });

/** Odd sizes of everything. */
export const shapes: fc.Arbitrary<NetworkShape> = fc.record({
  inputs: fc.oneof(fc.constant(4), units),
  hidden: fc.array(units, { minLength: 1, maxLength: 3 }),
  outputs: fc.oneof(fc.constant(2), fc.integer({ min: 1, max: 7 })),
});

export const options: fc.Arbitrary<EngineOptions> = fc.record({
  shape: shapes,
  batchSize: fc.integer({ min: 1, max: 70 }),
  capacity: fc.integer({ min: 1, max: 100 }),
  loss: fc.constantFrom('huber', 'mse'),
  lossScale: fc.constantFrom(1, 1 / 32),
  double: fc.boolean(),
  beta1: fc.constantFrom(0, 0.8, 0.9),
  beta2: fc.constantFrom(0.99, 0.999),
  adamEpsilon: fc.constantFrom(1e-8, 1e-4),
  weightDecay: fc.constantFrom(0, 0, 0.01),
  amsgrad: fc.boolean(),
  clipNorm: fc.option(fc.double({ min: 0.01, max: 2, noNaN: true })),
  clipValue: fc.option(fc.double({ min: 0.001, max: 0.1, noNaN: true })),
});

export type Random = () => number;

/** Mulberry32: numbers within 0..1. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function vector(length: number, random: Random, scale = 1): Float32Array {
  return Float32Array.from({ length }, () => (random() * 2 - 1) * scale);
}

/** Batches may hold a transition twice. */
export function batch({ batchSize, capacity }: EngineOptions, random: Random): Uint32Array {
  return Uint32Array.from({ length: batchSize }, () => Math.floor(random() * capacity));
}

/** The same random networks and transitions into every engine. */
export function fill(engines: readonly Engine[], random: Random): void {
  const { shape, capacity } = engines[0]!.options;
  for (const slot of SLOTS) {
    const parameters = vector(parameterCount(shape), random, 0.6);
    for (const engine of engines) engine.load(slot, parameters);
  }
  for (let i = 0; i < capacity; i++) {
    const observation = vector(shape.inputs, random);
    const next = vector(shape.inputs, random);
    const action = Math.floor(random() * shape.outputs);
    const reward = random() * 4 - 2;
    const discount = random() < 0.2 ? 0 : 0.99;
    for (const engine of engines) engine.store(i, observation, action, reward, next, discount);
  }
}

/** Equal to the last bit: -0 is not 0, NaN is NaN. */
export function expectSameBits(actual: Float32Array, expected: Float32Array, what: string): void {
  expect(actual.length, what).toBe(expected.length);
  for (let i = 0; i < actual.length; i++) {
    if (!Object.is(actual[i], expected[i])) expect.fail(`${what}[${i}]: ${actual[i]} is not ${expected[i]}`);
  }
}

/** Every network, both moments and the count of updates. */
export function expectSameState(actual: Engine, expected: Engine): void {
  for (const slot of SLOTS) expectSameBits(actual.read(slot), expected.read(slot), slot);
  const [a, b] = [actual.readMoments(), expected.readMoments()];
  expectSameBits(a.first, b.first, 'first moments');
  expectSameBits(a.second, b.second, 'second moments');
  expectSameBits(a.largest ?? new Float32Array(), b.largest ?? new Float32Array(), 'largest second moments');
  expect(a.updates).toBe(b.updates);
}
