import * as tf from '@tensorflow/tfjs';
import { type EngineOptions, parameterCount } from '../kernel/engine.ts';
import { layersOf } from '../kernel/layers.ts';
import { fromTensors } from './denseLayers.ts';
import type { TransitionBatch } from './replayArrays.ts';

/**
 * The gradient of one DQN update by tfjs's own operations, losses and tape, none of ours: what the engines are tested against.
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
    const tensors = (parameters: Float32Array): tf.Tensor[] =>
      layers.flatMap(({ inputs, outputs, weights, biases }) => [
        tf.tensor2d(parameters.slice(weights, biases), [outputs, inputs]).transpose(),
        tf.tensor1d(parameters.slice(biases, biases + outputs)),
      ]);
    const forward = (x: tf.Tensor2D, weights: readonly tf.Tensor[]): tf.Tensor2D => {
      let a: tf.Tensor = x;
      for (let l = 0; l < layers.length; l++) {
        const z: tf.Tensor = a.matMul(weights[2 * l]!).add(weights[2 * l + 1]!);
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
