import { layerAt, plan } from './layout';

/**
 * All layers for one observation at `plan.rows`: lanes are outputs, two blocks of 8 at a time. Order: KERNEL1.
 * @returns the address of the Q values
 */
export function forwardSingle(parameters: usize): usize {
  const layers = plan.layers;
  let source = plan.rows;
  for (let l = 0; l < layers; l++) {
    const layer = layerAt(l);
    const result = l & 1 ? plan.single1 : plan.single0;
    const floor = l < layers - 1 ? f32x4.splat(0) : f32x4.splat(-Infinity);
    const inputs = layer.inputs;
    const stride = layer.stride;
    let weights = parameters + layer.weights;
    let bias = parameters + layer.biases;
    let to = result;
    let left = layer.outputs;
    for (; left > 8; left -= 16) {
      twoBlocks(weights, weights + stride, bias, source, inputs, floor, to);
      weights += stride * 2;
      bias += 64;
      to += 64;
    }
    if (left > 0) oneBlock(weights, bias, source, inputs, floor, to);
    source = result;
  }
  return source;
}

// @ts-ignore: decorator
@inline
function twoBlocks(w: usize, u: usize, bias: usize, x: usize, inputs: i32, floor: v128, to: usize): void {
  let a = v128.load(bias, 0);
  let b = v128.load(bias, 16);
  let c = v128.load(bias, 32);
  let d = v128.load(bias, 48);
  for (let n = inputs; n > 0; n--) {
    const s = v128.load32_splat(x);
    a = f32x4.add(a, f32x4.mul(v128.load(w, 0), s));
    b = f32x4.add(b, f32x4.mul(v128.load(w, 16), s));
    c = f32x4.add(c, f32x4.mul(v128.load(u, 0), s));
    d = f32x4.add(d, f32x4.mul(v128.load(u, 16), s));
    w += 32;
    u += 32;
    x += 4;
  }
  v128.store(to, f32x4.pmax(a, floor), 0);
  v128.store(to, f32x4.pmax(b, floor), 16);
  v128.store(to, f32x4.pmax(c, floor), 32);
  v128.store(to, f32x4.pmax(d, floor), 48);
}

// @ts-ignore: decorator
@inline
function oneBlock(w: usize, bias: usize, x: usize, inputs: i32, floor: v128, to: usize): void {
  let a = v128.load(bias, 0);
  let b = v128.load(bias, 16);
  for (let n = inputs; n > 0; n--) {
    const s = v128.load32_splat(x);
    a = f32x4.add(a, f32x4.mul(v128.load(w, 0), s));
    b = f32x4.add(b, f32x4.mul(v128.load(w, 16), s));
    w += 32;
    x += 4;
  }
  v128.store(to, f32x4.pmax(a, floor), 0);
  v128.store(to, f32x4.pmax(b, floor), 16);
}
