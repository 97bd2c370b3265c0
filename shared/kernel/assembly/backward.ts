import { adam, clipFactor } from './adam';
import { lastLayerGradients } from './lastLayer';
import { layerAt, panelsAt, plan } from './layout';
import { productTile } from './tiles';
import { transposeVectors } from './transpose';

/**
 * From the gradient at the outputs (tdError) down. Without clipping, Adam takes each tile of gradients while it is in the
 * cache; a layer's weights are no longer needed then, because the layer below got its gradients first.
 */
export function backward(): void {
  const last = plan.layers - 1;
  plan.factor = 1;
  for (let l = last; l >= 0; l--) {
    if (l > 0) gradientsBelow(l);
    if (l == last) {
      lastLayerGradients(deltasOf(l));
    } else {
      weightGradients(l);
      biasGradients(l);
    }
  }
  if (!plan.clip) return;
  plan.factor = clipFactor();
  adam(0, plan.gradients, <i32>(plan.parameterBytes >> 4), 16);
}

// @ts-ignore: decorator
@inline
function deltasOf(l: i32): usize {
  return l & 1 ? plan.deltas1 : plan.deltas0;
}

/** Gradients at layer l's inputs, through the ReLU of layer l - 1: its deltas and columns. */
function gradientsBelow(l: i32): void {
  const layer = layerAt(l);
  const inputs = panelsAt(plan.learnSet, l);
  const stride = panelsAt(plan.learnSet, l + 1).panelStride;
  const weights = plan.online + layer.weights;
  const blockBytes = <usize>plan.panels * 256;
  const keep = l > 1; // the first layer's deltas are only needed as columns
  for (let k = 0; k < layer.inputs; k += 4) {
    const row = <usize>k * 32;
    let activation = inputs.base + row;
    let below = deltasOf(l - 1) + row;
    let delta = deltasOf(l);
    let columns = layerAt(l - 1).columns + <usize>(k >> 3) * blockBytes + <usize>(k & 4) * 4;
    if (layer.outputs <= 2) {
      pairProducts(weights + row, delta, stride, activation, inputs.panelStride, keep ? below : 0, columns);
      continue;
    }
    for (let p = plan.panels; p > 0; p--) {
      productTile(weights + row, layer.stride, layer.outputs, delta, plan.tile);
      throughRelu(activation, keep ? below : plan.tile, columns);
      activation += inputs.panelStride;
      below += inputs.panelStride;
      delta += stride;
      columns += 256;
    }
  }
}

/** productTile and throughRelu over all panels for a layer of at most 2 outputs: its weights stay in registers. */
function pairProducts(
  weights: usize, delta: usize, deltaStride: usize, activation: usize, stride: usize, rows: usize, columns: usize,
): void {
  const s0 = v128.load32_splat(weights, 0);
  const t0 = v128.load32_splat(weights, 4);
  const s1 = v128.load32_splat(weights, 32);
  const t1 = v128.load32_splat(weights, 36);
  const s2 = v128.load32_splat(weights, 64);
  const t2 = v128.load32_splat(weights, 68);
  const s3 = v128.load32_splat(weights, 96);
  const t3 = v128.load32_splat(weights, 100);
  const zero = f32x4.splat(0);
  for (let p = plan.panels; p > 0; p--) {
    for (let half = 0; half < 2; half++) {
      const d = v128.load(delta, 0);
      const e = v128.load(delta, 32);
      const x0 = f32x4.gt(v128.load(activation, 0), zero);
      const x1 = f32x4.gt(v128.load(activation, 32), zero);
      const x2 = f32x4.gt(v128.load(activation, 64), zero);
      const x3 = f32x4.gt(v128.load(activation, 96), zero);
      const a = v128.and(x0, f32x4.add(f32x4.mul(s0, d), f32x4.mul(t0, e)));
      const b = v128.and(x1, f32x4.add(f32x4.mul(s1, d), f32x4.mul(t1, e)));
      const c = v128.and(x2, f32x4.add(f32x4.mul(s2, d), f32x4.mul(t2, e)));
      const f = v128.and(x3, f32x4.add(f32x4.mul(s3, d), f32x4.mul(t3, e)));
      if (rows) {
        v128.store(rows, a, 0);
        v128.store(rows, b, 32);
        v128.store(rows, c, 64);
        v128.store(rows, f, 96);
        rows += 16;
      }
      transposeVectors(a, b, c, f, columns, 32);
      delta += 16;
      activation += 16;
      columns += 128;
    }
    delta += deltaStride - 32;
    activation += stride - 32;
    if (rows) rows += stride - 32;
  }
}

/** The tile where the activation is positive, else 0; as rows [4][8] and as columns [8][8], half of them. */
// @ts-ignore: decorator
@inline
function throughRelu(activation: usize, rows: usize, columns: usize): void {
  const zero = f32x4.splat(0);
  for (let half: usize = 0; half < 32; half += 16) {
    const at = plan.tile + half;
    const on = activation + half;
    const a = v128.and(v128.load(at, 0), f32x4.gt(v128.load(on, 0), zero));
    const b = v128.and(v128.load(at, 32), f32x4.gt(v128.load(on, 32), zero));
    const c = v128.and(v128.load(at, 64), f32x4.gt(v128.load(on, 64), zero));
    const d = v128.and(v128.load(at, 96), f32x4.gt(v128.load(on, 96), zero));
    v128.store(rows + half, a, 0);
    v128.store(rows + half, b, 32);
    v128.store(rows + half, c, 64);
    v128.store(rows + half, d, 96);
    transposeVectors(a, b, c, d, columns, 32);
    columns += 128;
  }
}

/** One tile of 4 inputs x 8 outputs after the other. In a last block of fewer outputs the rest of the columns is 0. */
function weightGradients(l: i32): void {
  const layer = layerAt(l);
  const inputs = panelsAt(plan.learnSet, l);
  const samples = plan.panels * 8;
  let columns = layer.columns;
  let block = layer.weights;
  for (let o = 0; o < layer.outputs; o += 8) {
    let offset = block;
    let source = inputs.base;
    for (let k = 0; k < layer.inputs; k += 4) {
      const result = plan.clip ? plan.gradients + offset : plan.tile;
      productTile(source, inputs.panelStride, samples, columns, result);
      if (!plan.clip) adam(offset, result, 8, 16);
      offset += 128;
      source += 128;
    }
    columns += <usize>samples * 32;
    block += layer.stride;
  }
}

/** Sums of the columns over every fourth sample, then together (KERNEL2). */
function biasGradients(l: i32): void {
  const layer = layerAt(l);
  const offset = layer.biases;
  const result = plan.clip ? plan.gradients + offset : plan.tile;
  let at = layer.columns;
  for (let o = 0; o < layer.outputs; o += 8) {
    let a0 = f32x4.splat(0);
    let a1 = a0;
    let a2 = a0;
    let a3 = a0;
    let b0 = a0;
    let b1 = a0;
    let b2 = a0;
    let b3 = a0;
    for (let n = plan.panels * 2; n > 0; n--) {
      a0 = f32x4.add(a0, v128.load(at, 0));
      b0 = f32x4.add(b0, v128.load(at, 16));
      a1 = f32x4.add(a1, v128.load(at, 32));
      b1 = f32x4.add(b1, v128.load(at, 48));
      a2 = f32x4.add(a2, v128.load(at, 64));
      b2 = f32x4.add(b2, v128.load(at, 80));
      a3 = f32x4.add(a3, v128.load(at, 96));
      b3 = f32x4.add(b3, v128.load(at, 112));
      at += 128;
    }
    const place = <usize>o * 4;
    const to = plan.clip ? result + place : result;
    v128.store(to, f32x4.add(f32x4.add(a0, a1), f32x4.add(a2, a3)), 0);
    v128.store(to, f32x4.add(f32x4.add(b0, b1), f32x4.add(b2, b3)), 16);
    if (!plan.clip) adam(offset + place, to, 2, 16);
  }
}
