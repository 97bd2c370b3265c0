import * as tf from '@tensorflow/tfjs';
import { type EngineOptions, parameterCount } from '../kernel/engine.ts';
import type { ImageShape } from '../kernel/imageShape.ts';
import { layersOf } from '../kernel/layers.ts';
import { fromTensors } from './denseLayers.ts';
import type { TransitionBatch } from './replayArrays.ts';

/**
 * The gradient of one DQN update by tfjs's own operations, losses and tape, none of ours: what the engines are tested against.
 * Convolutions need a backend that has their gradients: cpu.
 * @param online, target flat, canonical order
 * @returns the gradient, canonical order, before clipping; and the loss
 */
export function tfjsGradients(
  options: EngineOptions,
  online: Float32Array,
  target: Float32Array,
  batch: TransitionBatch,
): { readonly gradient: Float32Array; readonly loss: number } {
  const { shape, loss, lossScale, double } = options;
  const layers = layersOf(shape);
  const rows = batch.actions.length;
  return tf.tidy(() => {
    const convolutions = shape.image?.convolutions ?? [];
    const tensors = (parameters: Float32Array): tf.Tensor[] =>
      layers.flatMap(({ inputs, outputs, weights, biases }, l) => {
        const rows = tf.tensor2d(parameters.slice(weights, biases), [outputs, inputs]);
        const size = convolutions[l]?.size;
        const filters = size === undefined ? null : rows.reshape<tf.Tensor4D>([outputs, size, size, -1]);
        const kernel = filters ? filters.transpose([1, 2, 3, 0]) : rows.transpose();
        return [kernel, tf.tensor1d(parameters.slice(biases, biases + outputs))];
      });
    const forward = (x: tf.Tensor2D, weights: readonly tf.Tensor[]): tf.Tensor2D => {
      let a: tf.Tensor = shape.image ? channelsOf(x, shape.image) : x;
      for (let l = 0; l < layers.length; l++) {
        const kernel = weights[2 * l]!;
        const convolution = convolutions[l];
        if (l === convolutions.length) a = a.reshape([rows, -1]);
        const sum = convolution
          ? tf.conv2d(a as tf.Tensor4D, kernel as tf.Tensor4D, convolution.stride, 'valid')
          : a.matMul(kernel);
        const z: tf.Tensor = sum.add(weights[2 * l + 1]!);
        a = l + 1 < layers.length ? z.relu() : z;
      }
      return a as tf.Tensor2D;
    };
    const select = (q: tf.Tensor, actions: tf.Tensor1D): tf.Tensor => q.mul(tf.oneHot(actions, shape.outputs)).sum(1);

    const onlineTensors = tensors(online);
    const next = tf.tensor2d(batch.nextObservations, [rows, shape.inputs]);
    const nextTarget = forward(next, tensors(target));
    const choice = (double ? forward(next, onlineTensors) : nextTarget).argMax(1) as tf.Tensor1D;
    const bootstrap = select(nextTarget, choice).mul(tf.tensor1d(batch.discounts));
    const targets = tf.tensor1d(batch.rewards).add(bootstrap);
    const observations = tf.tensor2d(batch.observations, [rows, shape.inputs]);
    const actions = tf.tensor1d(Int32Array.from(batch.actions), 'int32');
    const { SUM } = tf.Reduction;
    const { value, grads } = tf.valueAndGrads((...weights: tf.Tensor[]) => {
      const taken = select(forward(observations, weights), actions);
      const sum =
        loss === 'huber'
          ? tf.losses.huberLoss(targets, taken, undefined, 1, SUM)
          : tf.losses.meanSquaredError(targets, taken, undefined, SUM);
      return sum.mul(lossScale) as tf.Scalar;
    })(onlineTensors);
    const gradient = new Float32Array(parameterCount(shape));
    fromTensors(layers, grads, gradient);
    return { gradient, loss: value.dataSync()[0]! };
  });
}

/** Stacks of frames as the network's input. @param x [rows, frames * height * width] @returns [rows, height, width, frames] */
function channelsOf(x: tf.Tensor2D, { frames, height, width, difference }: ImageShape): tf.Tensor4D {
  const shown = x.div(255).reshape<tf.Tensor4D>([-1, frames, height, width]).transpose<tf.Tensor4D>([0, 2, 3, 1]);
  if (difference === null || frames === 1) return shown;
  const [newest, older] = tf.split(shown, [1, frames - 1], 3);
  return tf.concat([newest!, newest!.sub(older!).mul(difference)], 3) as tf.Tensor4D;
}
