import type { NetworkShape } from './engine.ts';
import { convolutionPlans, denseInputs } from './imageShape.ts';

/** One layer of a network and where it lies in the flat canonical parameters. A convolution is dense over what its filter sees. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: number; // index of the first weight, [outputs][inputs] row by row
  readonly biases: number; // index of the first bias, [outputs]
}

/**
 * The layers of a network, first to last: convolutions, then dense ones. The last one has no ReLU; of a dueling network it is two:
 * value and advantages, each on its half of the layer before.
 */
export function layersOf(shape: NetworkShape): readonly Layer[] {
  const layers: Layer[] = [];
  let weights = 0;
  const add = (inputs: number, outputs: number): void => {
    const biases = weights + outputs * inputs;
    layers.push({ inputs, outputs, weights, biases });
    weights = biases + outputs;
  };
  for (const { size, channels, filters } of shape.image ? convolutionPlans(shape.image) : []) {
    add(size * size * channels, filters);
  }
  let inputs = denseInputs(shape);
  for (const outputs of shape.hidden) {
    add(inputs, outputs);
    inputs = outputs;
  }
  if (shape.dueling) {
    add(inputs / 2, 1);
    add(inputs / 2, shape.outputs);
  } else add(inputs, shape.outputs);
  return layers;
}
