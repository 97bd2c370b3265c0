import type { NetworkShape } from './engine.ts';

/** One dense layer of a network and where it lies in the flat canonical parameters. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: number; // index of the first weight, [outputs][inputs] row by row
  readonly biases: number; // index of the first bias, [outputs]
}

/** The layers of a network, first to last. The last one has no ReLU. */
export function layersOf(shape: NetworkShape): readonly Layer[] {
  const layers: Layer[] = [];
  let inputs = shape.inputs;
  let weights = 0;
  for (const outputs of [...shape.hidden, shape.outputs]) {
    const biases = weights + outputs * inputs;
    layers.push({ inputs, outputs, weights, biases });
    weights = biases + outputs;
    inputs = outputs;
  }
  return layers;
}
