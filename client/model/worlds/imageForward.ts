/** Q values of a network on frames by plain loops, for pages that only act: as tfjs gives them, within rounding, without its weight. */
import type { NetworkShape } from '../../../shared/kernel/engine.ts';
import { writeChannels } from '../../../shared/kernel/imageInput.ts';
import { type ConvolutionPlan, convolutionPlans } from '../../../shared/kernel/imageShape.ts';
import { type Layer, layersOf } from '../../../shared/kernel/layers.ts';

/** @returns asked with an observation [frames, height, width] 0..255: its Q values, overwritten by the next call */
export function createImageForward(
  shape: NetworkShape,
  parameters: Float32Array,
): (observation: Float32Array) => Float32Array {
  const layers = createImageLayers(shape, parameters);
  return (observation) => layers(observation).at(-1)!;
}

/** @returns the same, but what every layer gives, first to last; of a convolution [height, width, filters] */
export function createImageLayers(
  shape: NetworkShape,
  parameters: Float32Array,
): (observation: Float32Array) => readonly Float32Array[] {
  const { image } = shape;
  if (!image) throw new RangeError('this network sees no frames');
  const pixels = image.height * image.width;
  const plans = convolutionPlans(image);
  const layers = layersOf(shape);
  const outputs = layers.map(({ outputs: units }, l) => {
    const plan = plans[l];
    return new Float32Array(plan ? plan.outHeight * plan.outWidth * units : units);
  });
  const input = new Float32Array(shape.inputs);
  return (observation) => {
    const frames = Array.from({ length: image.frames }, (_, k) => observation.subarray(k * pixels, (k + 1) * pixels));
    writeChannels(image, frames, false, input);
    let a: Float32Array = input;
    for (const [l, layer] of layers.entries()) {
      const plan = plans[l];
      if (plan) convolve(plan, layer, parameters, a, outputs[l]!);
      else dense(layer, parameters, a, outputs[l]!, l + 1 < layers.length);
      a = outputs[l]!;
    }
    return outputs;
  };
}

/** @param a [height, width, channels] @param out [outHeight, outWidth, filters] */
function convolve(plan: ConvolutionPlan, layer: Layer, parameters: Float32Array, a: Float32Array, out: Float32Array) {
  const { width, channels, size, stride, filters, outHeight, outWidth } = plan;
  const line = size * channels; // one row of a patch lies in one piece, in the image as in the filter
  for (let row = 0, to = 0; row < outHeight; row++) {
    for (let column = 0; column < outWidth; column++) {
      const corner = (row * stride * width + column * stride) * channels;
      for (let f = 0; f < filters; f++) {
        let w = layer.weights + f * layer.inputs;
        let sum = parameters[layer.biases + f]!;
        for (let r = 0; r < size; r++) {
          const from = corner + r * width * channels;
          for (let k = 0; k < line; k++) sum += parameters[w++]! * a[from + k]!;
        }
        out[to++] = sum < 0 ? 0 : sum;
      }
    }
  }
}

function dense(layer: Layer, parameters: Float32Array, a: Float32Array, out: Float32Array, relu: boolean): void {
  const { inputs, outputs, weights, biases } = layer;
  for (let o = 0; o < outputs; o++) {
    let sum = parameters[biases + o]!;
    const row = weights + o * inputs;
    for (let k = 0; k < inputs; k++) sum += parameters[row + k]! * a[k]!;
    out[o] = relu && sum < 0 ? 0 : sum;
  }
}
