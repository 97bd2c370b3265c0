import type { NetworkShape } from './engine.ts';
import type { ForwardScratch } from './forward.ts';

/** [layers] arrays: the gradient of the loss at each layer's outputs, before its ReLU. */
export type BackwardScratch = readonly Float32Array[];

export function createBackwardScratch(shape: NetworkShape): BackwardScratch {
  return [...shape.hidden, shape.outputs].map((units) => new Float32Array(units));
}

/**
 * Adds one sample's gradients to `gradients` (flat, canonical order).
 * @param forward what `runLayers` left for this sample
 * @param action  the only output the loss looks at
 * @param slope   derivative of the scaled loss at that output
 */
export function addGradients(
  { layers, activations }: ForwardScratch,
  parameters: Float32Array,
  action: number,
  slope: number,
  deltas: BackwardScratch,
  gradients: Float32Array,
): void {
  const last = layers.length - 1;
  deltas[last]!.fill(0)[action] = slope;
  for (let l = last; l >= 0; l--) {
    const { inputs, outputs, weights, biases } = layers[l]!;
    const input = activations[l]!;
    const delta = deltas[l]!;
    const below = l > 0 ? deltas[l - 1]!.fill(0) : null;
    for (let o = 0; o < outputs; o++) {
      const d = delta[o]!;
      if (d === 0) continue; // adds nothing: see KERNEL2 in jsEngine.ts
      const row = weights + o * inputs;
      gradients[biases + o] = gradients[biases + o]! + d;
      for (let k = 0; k < inputs; k++) gradients[row + k] = gradients[row + k]! + Math.fround(d * input[k]!);
      if (below === null) continue;
      for (let k = 0; k < inputs; k++) below[k] = below[k]! + Math.fround(parameters[row + k]! * d);
    }
    if (below === null) continue;
    for (let k = 0; k < inputs; k++) if (!(input[k]! > 0)) below[k] = 0; // ReLU's derivative
  }
}
