/**
 * The dueling network (Wang et al. 2016): the last hidden layer's first half feeds one value, its second half an advantage per
 * action, and Q = value + advantage - mean advantage. All of that is linear, so it equals a plain last layer whose weights
 * follow from the streams': what is learned are the streams, what is computed and served is the plain network.
 */
import type { NetworkShape } from './engine.ts';
import { layersOf } from './layers.ts';

/** The network without its streams. */
export function plainShape({ dueling: _, ...shape }: NetworkShape): NetworkShape {
  return shape;
}

/** @param parameters of a dueling network @returns of the plain one with the same Q values */
export function toPlain(shape: NetworkShape, parameters: Float32Array): Float32Array {
  const { value, advantage, plain, before, half, outputs } = placesOf(shape);
  const result = new Float32Array(plain.biases + outputs);
  result.set(parameters.subarray(0, before));
  const mean = (from: number, stride: number): number => {
    let sum = 0;
    for (let o = 0; o < outputs; o++) sum += parameters[from + o * stride]!;
    return sum / outputs;
  };
  for (let k = 0; k < half; k++) {
    const centre = mean(advantage.weights + k, half);
    for (let o = 0; o < outputs; o++) {
      const row = plain.weights + o * 2 * half;
      result[row + k] = parameters[value.weights + k]!;
      result[row + half + k] = parameters[advantage.weights + o * half + k]! - centre;
    }
  }
  const centre = mean(advantage.biases, 1);
  for (let o = 0; o < outputs; o++)
    result[plain.biases + o] = parameters[value.biases]! + parameters[advantage.biases + o]! - centre;
  return result;
}

/** The gradient by the streams from that by the plain network: the transpose of `toPlain`. @param out overwritten */
export function pullBack(shape: NetworkShape, gradients: Float32Array, out: Float32Array): void {
  const { value, advantage, plain, before, half, outputs } = placesOf(shape);
  out.set(gradients.subarray(0, before));
  const sum = (from: number, stride: number): number => {
    let total = 0;
    for (let o = 0; o < outputs; o++) total += gradients[from + o * stride]!;
    return total;
  };
  for (let k = 0; k < half; k++) {
    out[value.weights + k] = sum(plain.weights + k, 2 * half);
    const second = plain.weights + half + k;
    const mean = sum(second, 2 * half) / outputs;
    for (let o = 0; o < outputs; o++) out[advantage.weights + o * half + k] = gradients[second + o * 2 * half]! - mean;
  }
  const biases = sum(plain.biases, 1);
  out[value.biases] = biases;
  for (let o = 0; o < outputs; o++) out[advantage.biases + o] = gradients[plain.biases + o]! - biases / outputs;
}

function placesOf(shape: NetworkShape) {
  const [value, advantage] = layersOf(shape).slice(-2);
  const plain = layersOf(plainShape(shape)).at(-1);
  if (!shape.dueling || !value || !advantage || !plain) throw new RangeError('the network has no dueling streams');
  return { value, advantage, plain, before: value.weights, half: value.inputs, outputs: shape.outputs };
}
