/**
 * Gradients of a convolutional network by hand. tfjs's wasm backend has no gradient of filters, and its transposes and input
 * gradients cost more than the sums themselves; so patches, masks and transposes are plain loops here, and every sum is one
 * plain matMul, its fast path. A convolution is then a dense layer over patches: one loop serves all layers.
 */
import * as tf from '@tensorflow/tfjs';
import { type NetworkShape, parameterCount } from '../kernel/engine.ts';
import { convolutionPlans } from '../kernel/imageShape.ts';
import { layersOf } from '../kernel/layers.ts';
import { gatherPatches, patchPlan, scatterPatches } from './patches.ts';
import { tidily } from './tidily.ts';

export interface ConvBackward {
  /**
   * @param parameters flat, canonical order
   * @param inputs     by layer, what it saw: images [batch, height, width, channels] or [batch, inputs]
   * @param dq         [batch, outputs] gradient of the loss by the Q values; overwritten
   * @param gradients  [parameters] overwritten, canonical order
   */
  run(parameters: Float32Array, inputs: readonly Float32Array[], dq: Float32Array, gradients: Float32Array): void;
}

/** @param batch rows of every call; scratch memory is allocated once */
export function createConvBackward(shape: NetworkShape, batch: number): ConvBackward {
  const layers = layersOf(shape);
  const count = parameterCount(shape);
  const plans = shape.image ? convolutionPlans(shape.image) : [];
  const convolutions = plans.map((plan) => {
    const patches = patchPlan(plan, batch);
    return {
      patches,
      seen: new Float32Array(patches.starts.length * patches.run),
      images: new Float32Array(batch * plan.height * plan.width * plan.channels),
    };
  });

  return {
    run(parameters, inputs, dq, gradients) {
      if (gradients.length !== count) throw new RangeError(`gradients: length ${gradients.length}, expected ${count}`);
      let dz = dq; // [rows, outputs] of the layer at hand; rows are samples, or positions of a convolution
      for (let l = layers.length - 1; l >= 0; l--) {
        const { inputs: width, outputs, weights, biases } = layers[l]!;
        const rows = dz.length / outputs;
        const convolution = convolutions[l];
        if (convolution) gatherPatches(convolution.patches, inputs[l]!, convolution.seen);
        const seen = convolution ? convolution.seen : inputs[l]!; // [rows, width]
        gradients.set(product(transposed(dz, rows, outputs), seen, outputs, rows, width), weights);
        addRows(dz, gradients.subarray(biases, biases + outputs));
        if (l === 0) return;
        const dSeen = product(dz, parameters.subarray(weights, biases), rows, outputs, width);
        if (convolution) scatterPatches(convolution.patches, dSeen, convolution.images);
        dz = maskedByRelu(convolution ? convolution.images : dSeen, inputs[l]!);
      }
    },
  };
}

/** a b. @param a [n, k] @param b [k, m] @returns [n, m] */
function product(a: Float32Array, b: Float32Array, n: number, k: number, m: number): Float32Array {
  return tidily(
    () => tf.matMul(tf.tensor3d(a, [1, n, k]), tf.tensor3d(b, [1, k, m])).dataSync<'float32'>() as Float32Array,
  );
}

/** @param a [rows, columns] @returns [columns, rows] */
function transposed(a: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(a.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) out[column * rows + row] = a[row * columns + column]!;
  }
  return out;
}

/** The sum of all rows. @param a [rows, out.length] @param out overwritten */
function addRows(a: Float32Array, out: Float32Array): void {
  out.fill(0);
  for (let i = 0, column = 0; i < a.length; i++) {
    out[column]! += a[i]!;
    if (++column === out.length) column = 0;
  }
}

/** Nothing flows back through a unit at 0. @param dy changed in place @param y what the ReLU gave */
function maskedByRelu(dy: Float32Array, y: Float32Array): Float32Array {
  for (let i = 0; i < dy.length; i++) if (!(y[i]! > 0)) dy[i] = 0;
  return dy;
}
