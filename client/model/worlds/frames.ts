/** The frames that a network on pixels sees of a cart's newest states, as its environment stacks them; and as its first layer takes them. */

import { writeChannels } from '../../../shared/kernel/imageInput.ts';
import type { ImageShape } from '../../../shared/kernel/imageShape.ts';
import type { Pixels } from '../../../shared/learner/recipe.ts';
import { drawFrame } from '../../../shared/sim/pixels.ts';
import type { WorldState } from './walk.ts';

/**
 * @param path  the newest states of the episode, the newest last
 * @param steps of the episode so far: before its first frame there is only that one
 * @param out   [frames, height, width] 0..255, newest frame first
 */
export function writeStack(
  path: readonly WorldState[],
  steps: number,
  pixels: Pixels,
  out: Float32Array,
): Float32Array {
  const size = pixels.height * pixels.width;
  const frame = new Uint8Array(size);
  for (const [i, age] of pixels.ages.entries()) {
    const state = path[path.length - 1 - Math.min(age, steps, path.length - 1)]!;
    if (state.kind !== 'cart') continue;
    drawFrame(state.cart, pixels, frame);
    out.set(frame, i * size);
  }
  return out;
}

export function imageShapeOf({ height, width, ages, difference, convolutions }: Pixels): ImageShape {
  return { height, width, frames: ages.length, difference, convolutions };
}

/**
 * What the first layer takes in: the newest frame in 0..1, and older ones, or how much each pixel has changed since them.
 * @param stack [frames, height, width]
 * @returns one channel each, [height * width]
 */
export function channelsOf(pixels: Pixels, stack: Float32Array): readonly Float32Array[] {
  const size = pixels.height * pixels.width;
  const frames = pixels.ages.map((_, k) => stack.subarray(k * size, (k + 1) * size));
  const mixed = new Float32Array(frames.length * size);
  writeChannels(imageShapeOf(pixels), frames, false, mixed);
  return frames.map((_, k) => Float32Array.from({ length: size }, (__, i) => mixed[i * frames.length + k]!));
}

/** The filters of the first layer. @returns [filter][channel] of [size * size], row by row */
export function firstFilters(pixels: Pixels, parameters: Float32Array): readonly (readonly Float32Array[])[] {
  const first = pixels.convolutions[0];
  if (!first) return [];
  const { filters, size } = first;
  const channels = pixels.ages.length;
  const area = size * size;
  return Array.from({ length: filters }, (_, f) =>
    Array.from({ length: channels }, (__, c) =>
      Float32Array.from({ length: area }, (___, i) => parameters[(f * area + i) * channels + c]!),
    ),
  );
}
