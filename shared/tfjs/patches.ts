import type { ConvolutionPlan } from '../kernel/imageShape.ts';

/**
 * A convolution as a matrix product: row (sample, y, x) holds what the filter sees there.
 * @param images  [rows, height, width, channels]
 * @param patches [rows * outHeight * outWidth, size * size * channels] overwritten
 */
export function gatherPatches(plan: ConvolutionPlan, images: Float32Array, rows: number, patches: Float32Array): void {
  const run = plan.size * plan.channels; // one row of a filter lies together in both
  let to = 0;
  forEachPatchRow(plan, rows, (from) => {
    for (let i = 0; i < run; i++) patches[to + i] = images[from + i]!;
    to += run;
  });
}

/** The transpose of `gatherPatches`: every patch is added back to where it was taken. @param images overwritten */
export function scatterPatches(plan: ConvolutionPlan, patches: Float32Array, rows: number, images: Float32Array): void {
  const run = plan.size * plan.channels;
  images.fill(0);
  let from = 0;
  forEachPatchRow(plan, rows, (to) => {
    for (let i = 0; i < run; i++) images[to + i]! += patches[from + i]!;
    from += run;
  });
}

/** Where each row of each patch begins in the images, in the patches' own order. */
function forEachPatchRow(plan: ConvolutionPlan, rows: number, visit: (start: number) => void): void {
  const { height, width, channels, outHeight, outWidth, size, stride } = plan;
  const line = width * channels;
  for (let row = 0; row < rows; row++) {
    for (let y = 0; y < outHeight; y++) {
      for (let x = 0; x < outWidth; x++) {
        const corner = (row * height + y * stride) * line + x * stride * channels;
        for (let i = 0; i < size; i++) visit(corner + i * line);
      }
    }
  }
}
