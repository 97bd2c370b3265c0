import { layerAt, Plan, plan } from './layout';

/**
 * Adam, then the moving average, over `count` vectors of 4 parameters. Order of operations: adamStep in ../jsOptimizer.ts.
 * @param offset    of the first vector within a parameter block
 * @param gradients address of the first vector's gradients
 * @param step      bytes from vector to vector, in both
 */
export function adam(offset: usize, gradients: usize, count: i32, step: usize): void {
  const beta1 = v128.load32_splat(changetype<usize>(plan), offsetof<Plan>('beta1'));
  const rest1 = v128.load32_splat(changetype<usize>(plan), offsetof<Plan>('rest1'));
  const beta2 = v128.load32_splat(changetype<usize>(plan), offsetof<Plan>('beta2'));
  const rest2 = v128.load32_splat(changetype<usize>(plan), offsetof<Plan>('rest2'));
  const stepSize = v128.load32_splat(changetype<usize>(plan), offsetof<Plan>('stepSize'));
  const epsilon = v128.load32_splat(changetype<usize>(plan), offsetof<Plan>('epsilon'));
  const factor = v128.load32_splat(changetype<usize>(plan), offsetof<Plan>('factor'));
  if (!plan.plain) {
    general(offset, gradients, count, step);
    return;
  }
  const tiny = f32x4.splat(1e-30);
  let online = plan.online + offset;
  let first = plan.first + offset;
  let second = plan.second + offset;
  for (let n = count; n > 0; n--) {
    const g = f32x4.mul(v128.load(gradients), factor);
    let m = f32x4.add(f32x4.mul(beta1, v128.load(first)), f32x4.mul(rest1, g));
    let v = f32x4.add(f32x4.mul(beta2, v128.load(second)), f32x4.mul(rest2, f32x4.mul(g, g)));
    m = v128.andnot(m, f32x4.lt(f32x4.abs(m), tiny));
    v = v128.andnot(v, f32x4.lt(v, tiny));
    v128.store(first, m);
    v128.store(second, v);
    const root = f32x4.add(f32x4.sqrt(v), epsilon);
    v128.store(online, f32x4.sub(v128.load(online), f32x4.div(f32x4.mul(stepSize, m), root)));
    gradients += step;
    online += step;
    first += step;
    second += step;
  }
  if (plan.averageRate != 0) blend(plan.online + offset, plan.average + offset, count, step, plan.averageRate);
}

/** The same with clipping by value, weight decay and amsgrad. */
function general(offset: usize, gradients: usize, count: i32, step: usize): void {
  const beta1 = f32x4.splat(plan.beta1);
  const rest1 = f32x4.splat(plan.rest1);
  const beta2 = f32x4.splat(plan.beta2);
  const rest2 = f32x4.splat(plan.rest2);
  const stepSize = f32x4.splat(plan.stepSize);
  const epsilon = f32x4.splat(plan.epsilon);
  const factor = f32x4.splat(plan.factor);
  const decay = f32x4.splat(plan.decay);
  const limit = f32x4.splat(plan.clipValue);
  const tiny = f32x4.splat(1e-30);
  for (let n = count; n > 0; n--) {
    const online = plan.online + offset;
    const first = plan.first + offset;
    const second = plan.second + offset;
    const g = f32x4.pmax(f32x4.pmin(f32x4.mul(v128.load(gradients), factor), limit), f32x4.neg(limit));
    let m = f32x4.add(f32x4.mul(beta1, v128.load(first)), f32x4.mul(rest1, g));
    let v = f32x4.add(f32x4.mul(beta2, v128.load(second)), f32x4.mul(rest2, f32x4.mul(g, g)));
    m = v128.andnot(m, f32x4.lt(f32x4.abs(m), tiny));
    v = v128.andnot(v, f32x4.lt(v, tiny));
    v128.store(first, m);
    v128.store(second, v);
    if (plan.amsgrad) {
      const largest = plan.largest + offset;
      v = f32x4.pmax(v, v128.load(largest));
      v128.store(largest, v);
    }
    const root = f32x4.add(f32x4.sqrt(v), epsilon);
    const decayed = f32x4.mul(v128.load(online), decay);
    v128.store(online, f32x4.sub(decayed, f32x4.div(f32x4.mul(stepSize, m), root)));
    if (plan.averageRate != 0) blend(online, plan.average + offset, 1, step, plan.averageRate);
    gradients += step;
    offset += step;
  }
}

/** to = to + rate * (from - to) over `count` vectors. */
export function blend(from: usize, to: usize, count: i32, step: usize, rate: f32): void {
  const r = f32x4.splat(rate);
  for (let n = count; n > 0; n--) {
    const x = v128.load(to);
    v128.store(to, f32x4.add(x, f32x4.mul(r, f32x4.sub(v128.load(from), x))));
    from += step;
    to += step;
  }
}

/** Leaves the global norm of `plan.gradients` in `plan.norm`; returns what brings it down to `plan.clipNorm`. Order: gradientNorm in ../jsOptimizer.ts. */
export function clipFactor(): f32 {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let l = 0; l < plan.layers; l++) {
    const layer = layerAt(l);
    const groups = (layer.outputs + 3) >> 2;
    for (let g = 0; g < groups; g++) {
      let at = plan.gradients + layer.weights + <usize>(g >> 1) * layer.stride + <usize>(g & 1) * 16;
      for (let n = (layer.inputs + 3) >> 2; n > 0; n--) {
        s0 = addSquare(s0, v128.load(at, 0));
        s1 = addSquare(s1, v128.load(at, 32));
        s2 = addSquare(s2, v128.load(at, 64));
        s3 = addSquare(s3, v128.load(at, 96));
        at += 128;
      }
    }
    for (let g = 0; g < groups; g++) s0 = addSquare(s0, v128.load(plan.gradients + layer.biases + <usize>g * 16));
  }
  const t = f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3));
  const norm = sqrt<f32>(
    f32x4.extract_lane(t, 0) + f32x4.extract_lane(t, 1) + (f32x4.extract_lane(t, 2) + f32x4.extract_lane(t, 3)),
  );
  plan.norm = norm;
  return norm > plan.clipNorm ? plan.clipNorm / norm : 1;
}

// @ts-ignore: decorator
@inline
function addSquare(sum: v128, g: v128): v128 {
  return f32x4.add(sum, f32x4.mul(g, g));
}
