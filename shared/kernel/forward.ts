import { checkLength } from './checks.ts';
import { type NetworkShape, parameterCount } from './engine.ts';
import { refuseTfjsOnly } from './imageShape.ts';
import { type Layer, layersOf } from './layers.ts';

/** What a forward needs besides the parameters; makes repeated calls free of allocation. */
export interface ForwardScratch {
  readonly layers: readonly Layer[];
  /** [layers + 1] arrays: the observation, each hidden layer's activations, the Q values. */
  readonly activations: readonly Float32Array[];
}

/** @throws RangeError if the shape has convolutions */
export function createForwardScratch(shape: NetworkShape): ForwardScratch {
  refuseTfjsOnly(shape);
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
 * @throws RangeError if a length is not the shape's
 */
export function forwardOne(
  shape: NetworkShape,
  parameters: Float32Array,
  input: Float32Array,
  scratch: ForwardScratch = createForwardScratch(shape),
): Float32Array {
  checkLength('parameters', parameters.length, parameterCount(shape));
  checkLength('input', input.length, shape.inputs);
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

/**
 * ReLU is `z < 0 ? 0 : z`, so a NaN stays visible; it costs one instruction in WASM (pmax).
 * Four outputs at a time, each sum still in its own order: one alone would wait for its own last addition.
 */
function runLayer(layer: Layer, parameters: Float32Array, input: Float32Array, output: Float32Array, relu: boolean) {
  const { inputs, outputs, weights, biases } = layer;
  let o = 0;
  for (; o + 4 <= outputs; o += 4) {
    const w0 = weights + o * inputs; // no arrays here: they would be four kilobytes an action
    const w1 = w0 + inputs;
    const w2 = w1 + inputs;
    const w3 = w2 + inputs;
    let z0 = parameters[biases + o]!;
    let z1 = parameters[biases + o + 1]!;
    let z2 = parameters[biases + o + 2]!;
    let z3 = parameters[biases + o + 3]!;
    for (let k = 0; k < inputs; k++) {
      const a = input[k]!;
      z0 = Math.fround(z0 + Math.fround(parameters[w0 + k]! * a));
      z1 = Math.fround(z1 + Math.fround(parameters[w1 + k]! * a));
      z2 = Math.fround(z2 + Math.fround(parameters[w2 + k]! * a));
      z3 = Math.fround(z3 + Math.fround(parameters[w3 + k]! * a));
    }
    output[o] = relu && z0 < 0 ? 0 : z0;
    output[o + 1] = relu && z1 < 0 ? 0 : z1;
    output[o + 2] = relu && z2 < 0 ? 0 : z2;
    output[o + 3] = relu && z3 < 0 ? 0 : z3;
  }
  for (; o < outputs; o++) {
    const row = weights + o * inputs;
    let z = parameters[biases + o]!;
    for (let k = 0; k < inputs; k++) z = Math.fround(z + Math.fround(parameters[row + k]! * input[k]!));
    output[o] = relu && z < 0 ? 0 : z;
  }
}
