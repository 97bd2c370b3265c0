/**
 * Dense layers on tfjs's tape, with gradients of our own. tfjs's takes matMul's transpose flags, which miss the wasm backend's
 * fast path; a transpose of its own before a plain matMul is up to 3.6 times faster. Everything is of rank 3 with a first
 * dimension of 1: the fused kernel, called directly, reads outside its memory for less.
 */
import * as tf from '@tensorflow/tfjs';
import type { Layer } from '../kernel/layers.ts';
import type { LayerTensors } from './model.ts';

/** A layer's weights as tfjs wants them. @param parameters flat, canonical order @returns [inputs, outputs] row by row */
export function toKernel({ inputs, outputs, weights }: Layer, parameters: Float32Array): Float32Array {
  const kernel = new Float32Array(inputs * outputs);
  for (let o = 0; o < outputs; o++) {
    for (let k = 0; k < inputs; k++) kernel[k * outputs + o] = parameters[weights + o * inputs + k]!;
  }
  return kernel;
}

/** @param parameters flat, canonical order. The caller disposes of the tensors. */
export function toTensors(layers: readonly Layer[], parameters: Float32Array): readonly LayerTensors[] {
  return layers.map((layer) => ({
    kernel: tf.tensor3d(toKernel(layer, parameters), [1, layer.inputs, layer.outputs]),
    bias: tf.tensor1d(parameters.slice(layer.biases, layer.biases + layer.outputs)),
  }));
}

/** Reads kernels and biases, first layer to last, back into canonical order. @param out flat, canonical order */
export function fromTensors(layers: readonly Layer[], tensors: readonly tf.Tensor[], out: Float32Array): void {
  for (const [l, { inputs, outputs, weights, biases }] of layers.entries()) {
    const kernel = tensors[2 * l]!.dataSync();
    for (let o = 0; o < outputs; o++) {
      for (let k = 0; k < inputs; k++) out[weights + o * inputs + k] = kernel[k * outputs + o]!;
    }
    out.set(tensors[2 * l + 1]!.dataSync(), biases);
  }
}

/** relu(x kernel + bias) or without the relu, as one call of the backend. */
export function fusedDense(x: tf.Tensor, { kernel, bias }: LayerTensors, relu: boolean): tf.Tensor3D {
  const attributes = { transposeA: false, transposeB: false, activation: relu ? 'relu' : 'linear' };
  return tf.engine().runKernel(tf._FusedMatMul, { a: x, b: kernel, bias }, attributes) as tf.Tensor3D;
}

/**
 * Q values without a tape.
 * @param x [1, batch, inputs]
 * @returns [1, batch, outputs]
 */
export function forward(x: tf.Tensor3D, layers: readonly LayerTensors[]): tf.Tensor3D {
  return tf.tidy(() => layers.reduce((a, layer, l) => fusedDense(a, layer, l + 1 < layers.length), x));
}

/** The same on the tape: differentiable by every kernel and bias. The observations get no gradient. */
export function forwardOnTape(x: tf.Tensor3D, layers: readonly LayerTensors[]): tf.Tensor3D {
  let a = x;
  for (const [l, layer] of layers.entries()) {
    const relu = l + 1 < layers.length;
    a = l === 0 ? firstOnTape(a, layer, relu) : denseOnTape(a, layer, relu);
  }
  return a;
}

/** Gradient of the layer's sum before its relu: where the output is above 0. */
function beforeRelu(dy: tf.Tensor, y: tf.Tensor, relu: boolean): tf.Tensor3D {
  return (relu ? tf.mul(dy, tf.step(y)) : dy) as tf.Tensor3D;
}

function kernelGradient(x: tf.Tensor, dz: tf.Tensor3D): tf.Tensor3D {
  return tf.matMul(tf.transpose(x as tf.Tensor3D, [0, 2, 1]), dz);
}

function firstOnTape(x: tf.Tensor3D, { kernel, bias }: LayerTensors, relu: boolean): tf.Tensor3D {
  const layer = tf.customGrad((...args) => {
    const [w, b, save] = args as [tf.Tensor, tf.Tensor1D, tf.GradSaveFunc];
    const value = fusedDense(x, { kernel: w, bias: b }, relu);
    save([value]);
    return {
      value,
      gradFunc: (dy, [y]) => {
        const dz = beforeRelu(dy, y!, relu);
        return [kernelGradient(x, dz), tf.sum(dz, [0, 1])];
      },
    };
  });
  return layer(kernel, bias) as tf.Tensor3D;
}

function denseOnTape(x: tf.Tensor3D, { kernel, bias }: LayerTensors, relu: boolean): tf.Tensor3D {
  const layer = tf.customGrad((...args) => {
    const [a, w, b, save] = args as [tf.Tensor3D, tf.Tensor, tf.Tensor1D, tf.GradSaveFunc];
    const value = fusedDense(a, { kernel: w, bias: b }, relu);
    save([a, w, value]);
    return {
      value,
      gradFunc: (dy, [input, weights, y]) => {
        const dz = beforeRelu(dy, y!, relu);
        const dx = tf.matMul(dz, tf.transpose(weights as tf.Tensor3D, [0, 2, 1]));
        return [dx, kernelGradient(input!, dz), tf.sum(dz, [0, 1])];
      },
    };
  });
  return layer(x, kernel, bias) as tf.Tensor3D;
}
