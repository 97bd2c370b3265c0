import type { NetworkShape } from './engine.ts';

/**
 * A network that sees frames. One observation is [frames, height, width], values 0..255, newest frame first; the network's
 * input is [height, width, frames].
 */
export interface ImageShape {
  readonly height: number; // px
  readonly width: number; // px
  readonly frames: number;
  /** null: channel k is frame k / 255. f: channel 0 is frame 0 / 255, channel k > 0 is f * (frame 0 - frame k) / 255. */
  readonly difference: number | null;
  readonly convolutions: readonly Convolution[]; // first to last
}

/** Square filters over whole positions only (no padding), then ReLU. */
export interface Convolution {
  readonly filters: number;
  readonly size: number; // px
  readonly stride: number; // px
}

/** What one convolution turns into what: [height, width, channels] into [outHeight, outWidth, filters]. */
export interface ConvolutionPlan extends Convolution {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly outHeight: number;
  readonly outWidth: number;
}

/** The convolutions of an image with their sizes, first to last. */
export function convolutionPlans(image: ImageShape): readonly ConvolutionPlan[] {
  const plans: ConvolutionPlan[] = [];
  let { height, width, frames: channels } = image;
  for (const convolution of image.convolutions) {
    const { size, stride, filters } = convolution;
    const outHeight = Math.floor((height - size) / stride) + 1;
    const outWidth = Math.floor((width - size) / stride) + 1;
    plans.push({ ...convolution, height, width, channels, outHeight, outWidth });
    [height, width, channels] = [outHeight, outWidth, filters];
  }
  return plans;
}

/** Inputs of the first dense layer. */
export function denseInputs({ inputs, image }: NetworkShape): number {
  const last = image && convolutionPlans(image).at(-1);
  return last ? last.outHeight * last.outWidth * last.filters : inputs;
}

/** @throws RangeError if the shape has convolutions or dueling streams */
export function refuseTfjsOnly({ image, dueling }: NetworkShape): void {
  if (image) throw new RangeError('convolutions run on the tfjs engine');
  if (dueling) throw new RangeError('dueling networks run on the tfjs engine');
}
