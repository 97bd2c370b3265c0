import { adam, clipFactor } from './adam';
import { Layer, layerAt, panelsAt, plan } from './layout';
import { productTile, tallTile } from './tiles';
import { transposeVectors } from './transpose';

/**
 * From the gradient at the outputs (tdError) down. Without clipping, Adam takes each tile of gradients while it is in the
 * cache; a layer's weights are no longer needed then, because the layer below got its gradients first.
 */
export function backward(): void {
  plan.factor = 1;
  for (let l = plan.layers - 1; l >= 0; l--) {
    if (l > 0) gradientsBelow(l);
    weightGradients(l);
    biasGradients(l);
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

// @ts-ignore: decorator
@inline
function columnsOf(l: i32): usize {
  return l & 1 ? plan.columns1 : plan.columns0;
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
    let columns = columnsOf(l - 1) + <usize>(k >> 3) * blockBytes + <usize>(k & 4) * 4;
    for (let p = plan.panels; p > 0; p--) {
      if (layer.outputs <= 2) pairProduct(weights + row, delta, plan.tile);
      else productTile(weights + row, layer.stride, layer.outputs, delta, plan.tile);
      throughRelu(activation, keep ? below : plan.tile, columns);
      activation += inputs.panelStride;
      below += inputs.panelStride;
      delta += stride;
      columns += 256;
    }
  }
}

/** productTile for 2 outputs. */
function pairProduct(weights: usize, delta: usize, result: usize): void {
  const x0 = v128.load(delta, 0);
  const x1 = v128.load(delta, 16);
  const y0 = v128.load(delta, 32);
  const y1 = v128.load(delta, 48);
  for (let r = 0; r < 4; r++) {
    const s = v128.load32_splat(weights, 0);
    const t = v128.load32_splat(weights, 4);
    v128.store(result, f32x4.add(f32x4.mul(s, x0), f32x4.mul(t, y0)), 0);
    v128.store(result, f32x4.add(f32x4.mul(s, x1), f32x4.mul(t, y1)), 16);
    weights += 32;
    result += 32;
  }
}

/** The tile where the activation is positive, else 0; as rows [4][8] and as columns [8][8], half of them. */
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

/** One tile of 4 inputs x 8 outputs after the other (8 x 4 in a last block of at most 4 outputs). */
function weightGradients(l: i32): void {
  const layer = layerAt(l);
  const inputs = panelsAt(plan.learnSet, l);
  const samples = plan.panels * 8;
  const blockBytes = <usize>plan.panels * 256;
  let columns = columnsOf(l);
  let block = layer.weights;
  for (let o = 0; o < layer.outputs; o += 8) {
    const narrow = layer.outputs - o <= 4;
    const rows = narrow ? 8 : 4;
    let offset = block;
    let source = inputs.base;
    for (let k = 0; k < layer.inputs; k += rows) {
      const result = plan.clip ? plan.gradients + offset : plan.tile;
      if (narrow) tallTile(source, inputs.panelStride, samples, columns, result);
      else productTile(source, inputs.panelStride, samples, columns, result);
      if (!plan.clip) adam(offset, result, 8, narrow ? 32 : 16);
      offset += <usize>rows * 32;
      source += <usize>rows * 32;
    }
    columns += blockBytes;
    block += layer.stride;
  }
}

/** Sums of the columns over the samples. */
function biasGradients(l: i32): void {
  const layer = layerAt(l);
  const samples = plan.panels * 8;
  const blockBytes = <usize>plan.panels * 256;
  let columns = columnsOf(l);
  for (let o = 0; o < layer.outputs; o += 8) {
    const narrow = layer.outputs - o <= 4;
    let a = f32x4.splat(0);
    let b = a;
    let at = columns;
    for (let n = samples; n > 0; n--) {
      a = f32x4.add(a, v128.load(at, 0));
      if (!narrow) b = f32x4.add(b, v128.load(at, 16));
      at += 32;
    }
    const offset = layer.biases + <usize>o * 4;
    const result = plan.clip ? plan.gradients + offset : plan.tile;
    v128.store(result, a, 0);
    v128.store(result, b, 16);
    if (!plan.clip) adam(offset, result, 2, 16);
    columns += blockBytes;
  }
}
