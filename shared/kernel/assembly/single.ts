import { layerAt, plan } from './layout';

/**
 * All layers for one observation at `plan.rows`: lanes are outputs, a block of 8 at a time. Order: KERNEL1.
 * @returns the address of the Q values
 */
export function forwardSingle(parameters: usize): usize {
  const layers = plan.layers;
  let source = plan.rows;
  for (let l = 0; l < layers; l++) {
    const layer = layerAt(l);
    const result = l & 1 ? plan.single1 : plan.single0;
    const floor = l < layers - 1 ? f32x4.splat(0) : f32x4.splat(-Infinity);
    let weights = parameters + layer.weights;
    let bias = parameters + layer.biases;
    let to = result;
    for (let o = 0; o < layer.outputs; o += 8) {
      let a = v128.load(bias, 0);
      let b = v128.load(bias, 16);
      let w = weights;
      let x = source;
      for (let n = layer.inputs; n > 0; n--) {
        const s = v128.load32_splat(x);
        a = f32x4.add(a, f32x4.mul(v128.load(w, 0), s));
        b = f32x4.add(b, f32x4.mul(v128.load(w, 16), s));
        w += 32;
        x += 4;
      }
      v128.store(to, f32x4.pmax(a, floor), 0);
      v128.store(to, f32x4.pmax(b, floor), 16);
      weights += layer.stride;
      bias += 32;
      to += 32;
    }
    source = result;
  }
  return source;
}
