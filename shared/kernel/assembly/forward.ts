import { layerAt, panelsAt, plan } from './layout';

/** All layers over `panels` panels, two at a time so that a tile of weights serves 16 samples. Order: KERNEL1. */
export function forward(parameters: usize, set: usize, panels: i32): void {
  const layers = plan.layers;
  for (let p = 0; p < panels; p += 2) {
    const two = p + 1 < panels;
    const pair = <usize>(p >> 1);
    for (let l = 0; l < layers; l++) {
      const layer = layerAt(l);
      const from = panelsAt(set, l);
      const to = panelsAt(set, l + 1);
      const source = from.base + pair * from.pairStride;
      const result = to.base + pair * to.pairStride;
      const weights = parameters + layer.weights;
      const biases = parameters + layer.biases;
      if (l == layers - 1 && layer.outputs <= 2) {
        const source1 = two ? source + from.panelStride : source;
        const result1 = two ? result + to.panelStride : result;
        narrowTile(weights, biases, source, source1, layer.inputs, result, result1);
        continue;
      }
      const floor = l < layers - 1 ? f32x4.splat(0) : f32x4.splat(-Infinity);
      const groups = (layer.outputs + 3) >> 2;
      for (let g = 0; g < groups; g++) {
        const w = weights + <usize>(g >> 1) * layer.stride + <usize>(g & 1) * 16;
        const b = biases + <usize>g * 16;
        const offset = <usize>g * 128;
        forwardTile(w, b, source, layer.inputs, floor, result + offset);
        if (two) forwardTile(w, b, source + from.panelStride, layer.inputs, floor, result + to.panelStride + offset);
      }
    }
  }
}

/** 4 outputs of 8 samples: 8 accumulators, from the bias on, inputs ascending. result: [4][8] */
// @ts-ignore: decorator
@inline
function forwardTile(w: usize, bias: usize, source: usize, inputs: i32, floor: v128, result: usize): void {
  let a0 = v128.load32_splat(bias, 0);
  let a1 = a0;
  let b0 = v128.load32_splat(bias, 4);
  let b1 = b0;
  let c0 = v128.load32_splat(bias, 8);
  let c1 = c0;
  let d0 = v128.load32_splat(bias, 12);
  let d1 = d0;
  let x0: v128, x1: v128, s: v128;
  for (let n = inputs; n > 0; n--) {
    x0 = v128.load(source, 0);
    x1 = v128.load(source, 16);
    s = v128.load32_splat(w, 0);
    a0 = f32x4.add(a0, f32x4.mul(s, x0));
    a1 = f32x4.add(a1, f32x4.mul(s, x1));
    s = v128.load32_splat(w, 4);
    b0 = f32x4.add(b0, f32x4.mul(s, x0));
    b1 = f32x4.add(b1, f32x4.mul(s, x1));
    s = v128.load32_splat(w, 8);
    c0 = f32x4.add(c0, f32x4.mul(s, x0));
    c1 = f32x4.add(c1, f32x4.mul(s, x1));
    s = v128.load32_splat(w, 12);
    d0 = f32x4.add(d0, f32x4.mul(s, x0));
    d1 = f32x4.add(d1, f32x4.mul(s, x1));
    source += 32;
    w += 32;
  }
  v128.store(result, f32x4.pmax(a0, floor), 0);
  v128.store(result, f32x4.pmax(a1, floor), 16);
  v128.store(result, f32x4.pmax(b0, floor), 32);
  v128.store(result, f32x4.pmax(b1, floor), 48);
  v128.store(result, f32x4.pmax(c0, floor), 64);
  v128.store(result, f32x4.pmax(c1, floor), 80);
  v128.store(result, f32x4.pmax(d0, floor), 96);
  v128.store(result, f32x4.pmax(d1, floor), 112);
}

/** The first 2 outputs of 16 samples, without ReLU: CartPole's last layer. results: [2][8] each */
function narrowTile(
  w: usize, bias: usize, source0: usize, source1: usize, inputs: i32, result0: usize, result1: usize,
): void {
  let a0 = v128.load32_splat(bias, 0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let b0 = v128.load32_splat(bias, 4);
  let b1 = b0;
  let b2 = b0;
  let b3 = b0;
  for (let n = inputs; n > 0; n--) {
    const s = v128.load32_splat(w, 0);
    const t = v128.load32_splat(w, 4);
    const x0 = v128.load(source0, 0);
    const x1 = v128.load(source0, 16);
    const x2 = v128.load(source1, 0);
    const x3 = v128.load(source1, 16);
    a0 = f32x4.add(a0, f32x4.mul(s, x0));
    a1 = f32x4.add(a1, f32x4.mul(s, x1));
    a2 = f32x4.add(a2, f32x4.mul(s, x2));
    a3 = f32x4.add(a3, f32x4.mul(s, x3));
    b0 = f32x4.add(b0, f32x4.mul(t, x0));
    b1 = f32x4.add(b1, f32x4.mul(t, x1));
    b2 = f32x4.add(b2, f32x4.mul(t, x2));
    b3 = f32x4.add(b3, f32x4.mul(t, x3));
    w += 32;
    source0 += 32;
    source1 += 32;
  }
  v128.store(result0, a0, 0);
  v128.store(result0, a1, 16);
  v128.store(result0, b0, 32);
  v128.store(result0, b1, 48);
  v128.store(result1, a2, 0);
  v128.store(result1, a3, 16);
  v128.store(result1, b2, 32);
  v128.store(result1, b3, 48);
}
