import type { NetworkShape } from './engine.ts';
import { type Layer, layersOf } from './layers.ts';

/** What a forward needs besides the parameters; makes repeated calls free of allocation. */
export interface ForwardScratch {
  readonly layers: readonly Layer[];
  /** [layers + 1] arrays: the observation, each hidden layer's activations, the Q values. */
  readonly activations: readonly Float32Array[];
}

export function createForwardScratch(shape: NetworkShape): ForwardScratch {
  const sizes = [shape.inputs, ...shape.hidden, shape.outputs];
  return { layers: layersOf(shape), activations: sizes.map((size) => new Float32Array(size)) };
}

/**
 * Q values of one observation by plain loops, in the one forward order (KERNEL1): the same bits as every engine's
 * `values`, for pages that only act.
 * @param parameters flat, canonical order
 * @param input      [inputs]
 * @param scratch    of the same shape, to reuse; its last array is the result and the next call overwrites it
 * @returns          [outputs]
 */
export function forwardOne(
  shape: NetworkShape,
  parameters: Float32Array,
  input: Float32Array,
  scratch: ForwardScratch = createForwardScratch(shape),
): Float32Array {
  scratch.activations[0]!.set(input);
  return runLayers(scratch, parameters);
}

/** Fills `activations` from its first array on; returns its last, the Q values. */
export function runLayers({ layers, activations }: ForwardScratch, parameters: Float32Array): Float32Array {
  for (let l = 0; l < layers.length; l++) {
    runLayer(layers[l]!, parameters, activations[l]!, activations[l + 1]!, l + 1 < layers.length);
  }
  return activations[layers.length]!;
}

/** ReLU is `z < 0 ? 0 : z`, so a NaN stays visible; it costs one instruction in WASM (pmax). */
function runLayer(layer: Layer, parameters: Float32Array, input: Float32Array, output: Float32Array, relu: boolean) {
  const { inputs, outputs, weights, biases } = layer;
  for (let o = 0; o < outputs; o++) {
    const row = weights + o * inputs;
    let z = parameters[biases + o]!;
    for (let k = 0; k < inputs; k++) z = Math.fround(z + Math.fround(parameters[row + k]! * input[k]!));
    output[o] = relu && z < 0 ? 0 : z;
  }
}
