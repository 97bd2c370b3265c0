import { checkLength, checkWhole } from '../kernel/checks.ts';
import type { EngineOptions } from '../kernel/engine.ts';
import { writeChannels } from '../kernel/imageInput.ts';
import type { ImageShape } from '../kernel/imageShape.ts';
import { decodeFrames, encodeFrames } from './frameBytes.ts';
import { createFrameStore } from './frameStore.ts';
import { batchArrays, type ReplayArrays } from './replayArrays.ts';

/** The replay ring of stacks of frames. */
export interface FrameReplay extends ReplayArrays {
  /** Distinct frames held. */
  readonly frames: number;
}

/**
 * A transition holds the numbers of its frames, the frames are stored once each. `gather` returns inputs of the network,
 * [batch, height, width, frames]; index `capacity + i` is the mirror image of transition i.
 */
export function createFrameReplay({ shape, capacity, batchSize }: EngineOptions, image: ImageShape): FrameReplay {
  const { inputs, outputs } = shape;
  const pixels = image.height * image.width;
  const store = createFrameStore(pixels);
  const stack = image.frames;
  const ids = new Int32Array(capacity * 2 * stack).fill(-1); // [capacity][observation, next][frames]
  const actions = new Uint32Array(capacity);
  const rewards = new Float32Array(capacity);
  const discounts = new Float32Array(capacity);
  const batch = batchArrays(batchSize, inputs);
  const frames: Uint8Array[] = [];

  function write(first: number, mirrored: boolean, out: Float32Array, row: number): void {
    for (let k = 0; k < stack; k++) frames[k] = store.frame(ids[first + k]!);
    writeChannels(image, frames, mirrored, out.subarray(row * inputs, (row + 1) * inputs));
  }

  const replay: FrameReplay = {
    get frames() {
      return store.count;
    },
    store(index, observation, action, reward, nextObservation, discount) {
      checkWhole('index', index, 0, capacity - 1);
      checkWhole('action', action, 0, outputs - 1);
      checkLength('observation', observation.length, inputs);
      checkLength('nextObservation', nextObservation.length, inputs);
      const first = index * 2 * stack;
      const old = ids.slice(first, first + 2 * stack);
      for (let k = 0; k < stack; k++) {
        const frame = k * pixels;
        ids[first + k] = store.keep(observation.subarray(frame, frame + pixels));
        ids[first + stack + k] = store.keep(nextObservation.subarray(frame, frame + pixels));
      }
      for (const id of old) if (id >= 0) store.release(id); // after keeping: frames in both stay where they are
      actions[index] = action;
      rewards[index] = reward;
      discounts[index] = discount;
    },
    gather(indices) {
      checkLength('indices', indices.length, batchSize);
      for (const [row, drawn] of indices.entries()) {
        checkWhole('index', drawn, 0, 2 * capacity - 1);
        const mirrored = drawn >= capacity;
        const index = mirrored ? drawn - capacity : drawn;
        const first = index * 2 * stack;
        if (ids[first]! < 0) throw new RangeError(`nothing is stored at index ${index}`);
        write(first, mirrored, batch.observations, row);
        write(first + stack, mirrored, batch.nextObservations, row);
        batch.actions[row] = mirrored ? outputs - 1 - actions[index]! : actions[index]!;
        batch.rewards[row] = rewards[index]!;
        batch.discounts[row] = discounts[index]!;
      }
      return batch;
    },
    readReplay: (count) =>
      encodeFrames(pixels, stack, count, store.frame, (index) => ({
        frames: ids.subarray(index * 2 * stack, (index + 1) * 2 * stack),
        action: actions[index]!,
        reward: rewards[index]!,
        discount: discounts[index]!,
      })),
    loadReplay: (bytes) => decodeFrames(bytes, pixels, stack, capacity, replay.store),
  };
  return replay;
}
