import type { NetworkShape } from './engine.ts';
import type { ForwardScratch } from './forward.ts';

/** [layers] arrays: the gradient of the loss at each layer's outputs, before its ReLU. */
type BackwardScratch = readonly Float32Array[];

export function createBackwardScratch(shape: NetworkShape): BackwardScratch {
  return [...shape.hidden, shape.outputs].map((units) => new Float32Array(units));
}

/**
 * Adds one sample's gradients to the partial sums (KERNEL2 in jsEngine.ts).
 * @param forward what `runLayers` left for this sample
 * @param action  the only output the loss looks at
 * @param slope   derivative of the scaled loss at that output
 * @param sums    [4] arrays, flat, canonical order
 * @param sample  its number within the batch
 */
export function addGradients(
  { layers, activations }: ForwardScratch,
  parameters: Float32Array,
  action: number,
  slope: number,
  deltas: BackwardScratch,
  sums: readonly Float32Array[],
  sample: number,
): void {
  const ownSum = sums[sample % 4]!;
  const last = layers.length - 1;
  deltas[last]!.fill(0)[action] = slope;
  for (let l = last; l >= 0; l--) {
    const { inputs, outputs, weights, biases } = layers[l]!;
    const input = activations[l]!;
    const delta = deltas[l]!;
    const weightSum = l === last ? ownSum : sums[0]!;
    const below = l > 0 ? deltas[l - 1]!.fill(0) : null;
    for (let o = 0; o < outputs; o++) {
      const d = delta[o]!;
      if (d === 0) continue; // adds nothing: see KERNEL2 in jsEngine.ts
      const row = weights + o * inputs;
      ownSum[biases + o] = Math.fround(ownSum[biases + o]! + d);
      for (let k = 0; k < inputs; k++)
        weightSum[row + k] = Math.fround(weightSum[row + k]! + Math.fround(d * input[k]!));
      if (below === null) continue;
      for (let k = 0; k < inputs; k++) below[k] = Math.fround(below[k]! + Math.fround(parameters[row + k]! * d));
    }
    if (below === null) continue;
    for (let k = 0; k < inputs; k++) if (!(input[k]! > 0)) below[k] = 0; // ReLU's derivative
  }
}

/** gradients = (s0 + s1) + (s2 + s3), element by element. */
export function combineSums(sums: readonly Float32Array[], gradients: Float32Array): void {
  const [s0, s1, s2, s3] = sums as [Float32Array, Float32Array, Float32Array, Float32Array];
  for (let i = 0; i < gradients.length; i++) {
    gradients[i] = Math.fround(s0[i]! + s1[i]!) + Math.fround(s2[i]! + s3[i]!);
  }
}
