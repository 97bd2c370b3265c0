import type { ConvolutionPlan } from '../kernel/imageShape.ts';

/**
 * A convolution as a matrix product: row (sample, y, x) of its patches holds what the filter sees there,
 * [rows * outHeight * outWidth, size * size * channels]. A filter's row lies together in image and patch alike: a run.
 */
export interface PatchPlan {
  readonly run: number; // numbers in a run
  readonly starts: Int32Array; // where each run begins in images [rows, height, width, channels], in the patches' order
}

/** @param rows samples in every batch */
export function patchPlan(convolution: ConvolutionPlan, rows: number): PatchPlan {
  const { height, width, channels, outHeight, outWidth, size, stride } = convolution;
  const line = width * channels;
  const starts = new Int32Array(rows * outHeight * outWidth * size);
  let run = 0;
  for (let row = 0; row < rows; row++) {
    for (let y = 0; y < outHeight; y++) {
      for (let x = 0; x < outWidth; x++) {
        const corner = (row * height + y * stride) * line + x * stride * channels;
        for (let i = 0; i < size; i++) starts[run++] = corner + i * line;
      }
    }
  }
  return { run: size * channels, starts };
}

/** @param patches [starts * run] overwritten */
export function gatherPatches({ run, starts }: PatchPlan, images: Float32Array, patches: Float32Array): void {
  for (let s = 0, to = 0; s < starts.length; s++) {
    const from = starts[s]!;
    for (let i = 0; i < run; i++) patches[to++] = images[from + i]!;
  }
}

/** The transpose of `gatherPatches`: every patch is added back to where it was taken. @param images overwritten */
export function scatterPatches({ run, starts }: PatchPlan, patches: Float32Array, images: Float32Array): void {
  images.fill(0);
  for (let s = 0, from = 0; s < starts.length; s++) {
    const to = starts[s]!;
    for (let i = 0; i < run; i++) images[to + i]! += patches[from++]!;
  }
}
