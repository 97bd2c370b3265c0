/** Convolutions, then dense layers, forward: each layer one call of the wasm backend. */
import * as tf from '@tensorflow/tfjs';
import type { NetworkShape } from '../kernel/engine.ts';
import { type ConvolutionPlan, convolutionPlans } from '../kernel/imageShape.ts';
import { layersOf } from '../kernel/layers.ts';
import { fusedDense, toKernel } from './denseLayers.ts';
import type { LayerTensors } from './model.ts';

/** @param parameters flat, canonical order. The caller disposes of the tensors. */
export function toTensors(shape: NetworkShape, parameters: Float32Array): readonly LayerTensors[] {
  const plans = shape.image ? convolutionPlans(shape.image) : [];
  return layersOf(shape).map((layer, l) => {
    const { inputs, outputs, biases } = layer;
    const kernel = toKernel(layer, parameters);
    const plan = plans[l];
    return {
      kernel: plan
        ? tf.tensor4d(kernel, [plan.size, plan.size, plan.channels, outputs])
        : tf.tensor3d(kernel, [1, inputs, outputs]),
      bias: tf.tensor1d(parameters.slice(biases, biases + outputs)),
    };
  });
}

/** relu(x * filter + bias). @param x [batch, height, width, channels] @returns [batch, outHeight, outWidth, filters] */
function fusedConvolution(x: tf.Tensor, { kernel, bias }: LayerTensors, { stride }: ConvolutionPlan): tf.Tensor {
  return tf.engine().runKernel(
    tf.FusedConv2D,
    { x, filter: kernel, bias },
    {
      strides: [stride, stride],
      pad: 'valid',
      dataFormat: 'NHWC',
      dilations: [1, 1],
      activation: 'relu',
    },
  ) as tf.Tensor;
}

/**
 * What every layer gives, first to last.
 * @param x [batch, height, width, frames]
 * @returns of convolutions [batch, outHeight, outWidth, filters], of dense layers [1, batch, units]; the last are the Q values
 */
export function forward(
  plans: readonly ConvolutionPlan[],
  x: tf.Tensor4D,
  tensors: readonly LayerTensors[],
): readonly tf.Tensor[] {
  const outputs: tf.Tensor[] = [];
  let a: tf.Tensor = x;
  for (const [l, layer] of tensors.entries()) {
    const plan = plans[l];
    if (l === plans.length) a = tf.reshape(a, [1, x.shape[0], -1]);
    a = plan ? fusedConvolution(a, layer, plan) : fusedDense(a, layer, l + 1 < tensors.length);
    outputs.push(a);
  }
  return outputs;
}
