import type { ImageShape } from './imageShape.ts';

/**
 * Frames as the network's input, scaled and with differences as the shape says.
 * @param frames   [frames] of [height * width], 0..255, newest first
 * @param mirrored flipped sideways
 * @param out      [height, width, frames]
 */
export function writeChannels(
  { height, width, difference }: ImageShape,
  frames: readonly ArrayLike<number>[],
  mirrored: boolean,
  out: Float32Array,
): void {
  const channels = frames.length;
  const newest = frames[0]!;
  for (let k = 0; k < channels; k++) {
    const frame = frames[k]!;
    const compares = k > 0 && difference !== null;
    const factor = (compares ? difference : 1) / 255;
    const step = mirrored ? -1 : 1;
    for (let row = 0, at = k; row < height; row++) {
      let pixel = row * width + (mirrored ? width - 1 : 0);
      for (const end = at + width * channels; at < end; at += channels, pixel += step) {
        out[at] = factor * (compares ? newest[pixel]! - frame[pixel]! : frame[pixel]!);
      }
    }
  }
}

/** The same for stacks as they come: `count` observations one after the other. @param stacks [count, frames, height, width] @returns [count, height, width, frames] */
export function imageInputs(image: ImageShape, stacks: Float32Array, count: number): Float32Array {
  const pixels = image.height * image.width;
  const inputs = image.frames * pixels;
  const out = new Float32Array(count * inputs);
  for (let i = 0; i < count; i++) {
    const frames = Array.from({ length: image.frames }, (_, k) => {
      const start = i * inputs + k * pixels;
      return stacks.subarray(start, start + pixels);
    });
    writeChannels(image, frames, false, out.subarray(i * inputs, (i + 1) * inputs));
  }
  return out;
}
