/** Equal engines, equal weights, equal transitions: what the tfjs tests begin with. */
import { type Engine, type EngineOptions, parameterCount } from '../../shared/kernel/engine.ts';
import { nextBelow, nextUniform, type RandomStream, randomStream } from '../../shared/sim/random.ts';
import type { TransitionBatch } from '../../shared/tfjs/replayArrays.ts';

const CAPACITY = 300;

export function optionsOf(changes: Partial<EngineOptions> = {}): EngineOptions {
  return {
    shape: { inputs: 4, hidden: [32, 64], outputs: 2 },
    batchSize: 32,
    capacity: CAPACITY,
    loss: 'huber',
    lossScale: 1 / 32,
    double: false,
    beta1: 0.9,
    beta2: 0.999,
    adamEpsilon: 1e-8,
    weightDecay: 0,
    amsgrad: false,
    clipNorm: null,
    clipValue: null,
    ...changes,
  };
}

const within = (stream: RandomStream, limit: number): number => Math.fround((2 * nextUniform(stream) - 1) * limit);

export function randomParameters(options: EngineOptions, seed: number): Float32Array {
  const stream = randomStream(seed, 'weights');
  return Float32Array.from({ length: parameterCount(options.shape) }, () => within(stream, 0.4));
}

/** Transitions with rewards on both sides of Huber's corner and some cut bootstraps. */
function randomTransitions({ shape, capacity }: EngineOptions, seed: number): TransitionBatch {
  const stream = randomStream(seed, 'transitions');
  const observations = () => Float32Array.from({ length: capacity * shape.inputs }, () => within(stream, 2));
  return {
    observations: observations(),
    actions: Uint32Array.from({ length: capacity }, () => nextBelow(stream, shape.outputs)),
    rewards: Float32Array.from({ length: capacity }, () => within(stream, 3)),
    nextObservations: observations(),
    discounts: Float32Array.from({ length: capacity }, () => (nextBelow(stream, 5) === 0 ? 0 : Math.fround(0.97))),
  };
}

export function fill(engine: Engine, seed: number): void {
  const { shape, capacity } = engine.options;
  const all = randomTransitions(engine.options, seed);
  for (let i = 0; i < capacity; i++) {
    const [from, to] = [i * shape.inputs, (i + 1) * shape.inputs];
    const [now, next] = [all.observations.subarray(from, to), all.nextObservations.subarray(from, to)];
    engine.store(i, now, all.actions[i]!, all.rewards[i]!, next, all.discounts[i]!);
  }
}

/** The rows at `indices` of what `fill` stored. */
export function batchOf(options: EngineOptions, seed: number, indices: Uint32Array): TransitionBatch {
  const all = randomTransitions(options, seed);
  const { inputs } = options.shape;
  const rows = (from: Float32Array) =>
    Float32Array.from(Array.from(indices).flatMap((i) => Array.from(from.subarray(i * inputs, (i + 1) * inputs))));
  return {
    observations: rows(all.observations),
    actions: indices.map((i) => all.actions[i]!),
    rewards: Float32Array.from(indices, (i) => all.rewards[i]!),
    nextObservations: rows(all.nextObservations),
    discounts: Float32Array.from(indices, (i) => all.discounts[i]!),
  };
}

export function randomIndices({ batchSize, capacity }: EngineOptions, stream: RandomStream): Uint32Array {
  return Uint32Array.from({ length: batchSize }, () => nextBelow(stream, capacity));
}

/** Largest difference, as a share of the largest magnitude in `expected`. */
export function relativeDifference(actual: Float32Array, expected: Float32Array): number {
  let difference = 0;
  let size = 0;
  for (const [i, value] of expected.entries()) {
    difference = Math.max(difference, Math.abs(actual[i]! - value));
    size = Math.max(size, Math.abs(value));
  }
  return actual.length === expected.length && size > 0 ? difference / size : Number.POSITIVE_INFINITY;
}
