/** Transitions whose observations are stacks of frames: what the tests of convolutions begin with. */
import type { Engine, EngineOptions } from '../../shared/kernel/engine.ts';
import type { ImageShape } from '../../shared/kernel/imageShape.ts';
import { nextBelow, nextUniform, randomStream } from '../../shared/sim/random.ts';
import type { TransitionBatch } from '../../shared/tfjs/replayArrays.ts';
import { optionsOf } from './agreement.ts';

export const IMAGE: ImageShape = {
  height: 12,
  width: 16,
  frames: 2,
  difference: 4,
  convolutions: [
    { filters: 5, size: 4, stride: 2 },
    { filters: 6, size: 2, stride: 1 },
  ],
};

export function imageOptions(image: ImageShape = IMAGE, changes: Partial<EngineOptions> = {}): EngineOptions {
  const inputs = image.frames * image.height * image.width;
  return optionsOf({ shape: { inputs, image, hidden: [20], outputs: 2 }, capacity: 40, batchSize: 16, ...changes });
}

/** Random pixels, rewards on both sides of Huber's corner, some cut bootstraps: as many as the ring holds. */
export function frameTransitions({ shape, capacity }: EngineOptions, seed: number): TransitionBatch {
  const stream = randomStream(seed, 'frames');
  const stacks = () => Float32Array.from({ length: capacity * shape.inputs }, () => nextBelow(stream, 256));
  return {
    observations: stacks(),
    actions: Uint32Array.from({ length: capacity }, () => nextBelow(stream, shape.outputs)),
    rewards: Float32Array.from({ length: capacity }, () => 6 * nextUniform(stream) - 3),
    nextObservations: stacks(),
    discounts: Float32Array.from({ length: capacity }, () => (nextBelow(stream, 5) === 0 ? 0 : Math.fround(0.97))),
  };
}

const row = (rows: Float32Array, i: number, inputs: number): Float32Array =>
  rows.subarray(i * inputs, (i + 1) * inputs);

export function storeAll(engine: Engine, all: TransitionBatch): void {
  const { inputs } = engine.options.shape;
  for (const [i, action] of all.actions.entries()) {
    const [now, next] = [row(all.observations, i, inputs), row(all.nextObservations, i, inputs)];
    engine.store(i, now, action, all.rewards[i]!, next, all.discounts[i]!);
  }
}

/** A stack flipped sideways, written without the code under test. */
export function flipped(stack: Float32Array, { width }: ImageShape): Float32Array {
  return stack.map((_, i) => stack[i - (i % width) + (width - 1 - (i % width))]!);
}

/** The rows at `indices`; `capacity + i` is the mirror image of i. */
export function frameBatch(
  { shape, capacity }: EngineOptions,
  all: TransitionBatch,
  indices: Uint32Array,
): TransitionBatch {
  const image = shape.image!;
  const stacks = (rows: Float32Array): Float32Array =>
    Float32Array.from(
      Array.from(indices).flatMap((drawn) => {
        const stack = row(rows, drawn % capacity, shape.inputs);
        return Array.from(drawn < capacity ? stack : flipped(stack, image));
      }),
    );
  return {
    observations: stacks(all.observations),
    actions: indices.map((i) => (i < capacity ? all.actions[i]! : 1 - all.actions[i - capacity]!)),
    rewards: Float32Array.from(indices, (i) => all.rewards[i % capacity]!),
    nextObservations: stacks(all.nextObservations),
    discounts: Float32Array.from(indices, (i) => all.discounts[i % capacity]!),
  };
}
