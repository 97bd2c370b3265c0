import { adam } from './adam';
import { layerAt, Panels, panelsAt, plan } from './layout';
import { sumLanes, transposeVectors } from './transpose';

/**
 * The last layer has few outputs, so here lanes are samples: four partial sums, of every fourth sample (KERNEL2).
 * @param deltas its gradients at the outputs, panels [output][8]
 */
export function lastLayerGradients(deltas: usize): void {
  const l = plan.layers - 1;
  const layer = layerAt(l);
  const inputs = panelsAt(plan.learnSet, l);
  const stride = panelsAt(plan.learnSet, l + 1).panelStride;
  for (let o = 0; o < layer.outputs; o += 4) {
    const block = <usize>(o >> 3) * layer.stride + <usize>(o & 4) * 4;
    for (let k = 0; k < layer.inputs; k += 4) {
      const offset = layer.weights + block + <usize>k * 32;
      fourInputs(inputs, k, deltas + <usize>o * 32, stride, layer.outputs - o, offset);
    }
    biases(deltas + <usize>o * 32, stride, layer.biases + <usize>o * 4);
  }
}

/** Weight gradients of 4 inputs and up to 4 outputs, and their Adam. */
// @ts-ignore: decorator
@inline
function fourInputs(inputs: Panels, k: i32, deltas: usize, stride: usize, left: i32, offset: usize): void {
  const activations = inputs.base + <usize>k * 32;
  const sums = plan.tile + 128; // [4 outputs][4 inputs]
  v128.store(sums, f32x4.splat(0), 32);
  v128.store(sums, f32x4.splat(0), 48);
  for (let pair: usize = 0; pair < (left > 2 ? 2 : 1); pair++) {
    pairTile(activations, inputs.panelStride, deltas + pair * 64, stride, sums + pair * 32);
  }
  const result = plan.clip ? plan.gradients + offset : plan.tile;
  transposeVectors(v128.load(sums, 0), v128.load(sums, 16), v128.load(sums, 32), v128.load(sums, 48), result, 32);
  if (!plan.clip) adam(offset, result, 4, 32);
}

/** 4 inputs x 2 outputs over all samples. sums: [2][4] */
// @ts-ignore: decorator
@inline
function pairTile(activations: usize, activationStride: usize, deltas: usize, deltaStride: usize, sums: usize): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let b0 = a0;
  let b1 = a0;
  let b2 = a0;
  let b3 = a0;
  for (let p = plan.panels; p > 0; p--) {
    for (let half = 0; half < 2; half++) {
      const d = v128.load(deltas, 0);
      const e = v128.load(deltas, 32);
      const x0 = v128.load(activations, 0);
      const x1 = v128.load(activations, 32);
      const x2 = v128.load(activations, 64);
      const x3 = v128.load(activations, 96);
      a0 = f32x4.add(a0, f32x4.mul(d, x0));
      a1 = f32x4.add(a1, f32x4.mul(d, x1));
      a2 = f32x4.add(a2, f32x4.mul(d, x2));
      a3 = f32x4.add(a3, f32x4.mul(d, x3));
      b0 = f32x4.add(b0, f32x4.mul(e, x0));
      b1 = f32x4.add(b1, f32x4.mul(e, x1));
      b2 = f32x4.add(b2, f32x4.mul(e, x2));
      b3 = f32x4.add(b3, f32x4.mul(e, x3));
      activations += 16;
      deltas += 16;
    }
    activations += activationStride - 32;
    deltas += deltaStride - 32;
  }
  v128.store(sums, sumLanes(a0, a1, a2, a3), 0);
  v128.store(sums, sumLanes(b0, b1, b2, b3), 16);
}

/** Bias gradients of 4 outputs, and their Adam. */
function biases(deltas: usize, stride: usize, offset: usize): void {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  for (let p = plan.panels; p > 0; p--) {
    for (let half: usize = 0; half < 32; half += 16) {
      a = f32x4.add(a, v128.load(deltas + half, 0));
      b = f32x4.add(b, v128.load(deltas + half, 32));
      c = f32x4.add(c, v128.load(deltas + half, 64));
      d = f32x4.add(d, v128.load(deltas + half, 96));
    }
    deltas += stride;
  }
  const result = plan.clip ? plan.gradients + offset : plan.tile;
  v128.store(result, sumLanes(a, b, c, d));
  if (!plan.clip) adam(offset, result, 1, 16);
}
