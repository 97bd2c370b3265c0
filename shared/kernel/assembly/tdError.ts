import { layerAt, panelsAt, plan } from './layout';

/** TD target, loss, and the gradient at the last layer's outputs, in panels. Order: KERNEL2. */
export function tdError(): void {
  const last = plan.layers - 1;
  const outputs = layerAt(last).outputs;
  const q = panelsAt(plan.learnSet, last + 1);
  const qTarget = panelsAt(plan.targetSet, last + 1);
  const qChoose = plan.double ? panelsAt(plan.chooseSet, last + 1) : qTarget;
  const deltas = last & 1 ? plan.deltas1 : plan.deltas0;
  for (let h = 0; h < plan.panels * 2; h++) {
    const at = <usize>(h >> 1) * q.panelStride + <usize>(h & 1) * 16; // all sets of Q values have the same strides
    const sample = <usize>h * 16;
    const action = v128.load(plan.actions + sample);
    const chosen = valueOfAction(q.base + at, action, outputs);
    const next = valueOfBest(qChoose.base + at, qTarget.base + at, outputs);
    const target = f32x4.add(v128.load(plan.rewards + sample), f32x4.mul(v128.load(plan.discounts + sample), next));
    const difference = f32x4.sub(chosen, target);
    const number = i32x4.add(i32x4.splat(h * 4), i32x4(0, 1, 2, 3));
    const real = i32x4.lt_s(number, i32x4.splat(plan.batch)); // filled-up samples count for nothing
    const scale = f32x4.splat(plan.lossScale);
    const weight = v128.load(plan.importance + sample);
    v128.store(plan.errors + sample, difference);
    v128.store(plan.losses + sample, v128.and(real, f32x4.mul(scale, f32x4.mul(weight, lossOf(difference)))));
    v128.store(plan.chosen + sample, v128.and(real, chosen));
    const slope = v128.and(real, f32x4.mul(scale, f32x4.mul(weight, slopeOf(difference))));
    spread(deltas + at, slope, action, outputs);
  }
  sumResults();
}

function valueOfAction(q: usize, action: v128, outputs: i32): v128 {
  let value = v128.load(q);
  for (let o = 1; o < outputs; o++) {
    q += 32;
    value = v128.bitselect(v128.load(q), value, i32x4.eq(action, i32x4.splat(o)));
  }
  return value;
}

/** The value at `q` of the action that is best by `choose`; equal: the lowest. */
function valueOfBest(choose: usize, q: usize, outputs: i32): v128 {
  let best = v128.load(choose);
  let value = v128.load(q);
  for (let o = 1; o < outputs; o++) {
    choose += 32;
    q += 32;
    const candidate = v128.load(choose);
    const better = f32x4.gt(candidate, best);
    best = v128.bitselect(candidate, best, better);
    value = v128.bitselect(v128.load(q), value, better);
  }
  return value;
}

function lossOf(difference: v128): v128 {
  if (plan.mse) return f32x4.mul(difference, difference);
  const size = f32x4.abs(difference);
  const t = f32x4.pmin(size, f32x4.splat(1));
  return f32x4.mul(t, f32x4.sub(size, f32x4.mul(f32x4.splat(0.5), t)));
}

function slopeOf(difference: v128): v128 {
  if (plan.mse) return f32x4.add(difference, difference);
  return f32x4.pmax(f32x4.pmin(difference, f32x4.splat(1)), f32x4.splat(-1));
}

/** delta[o] = slope where o is the action, else 0; rows to a multiple of 4. */
function spread(delta: usize, slope: v128, action: v128, outputs: i32): void {
  const rows = (outputs + 3) & -4;
  for (let o = 0; o < rows; o++) {
    v128.store(delta, v128.and(slope, i32x4.eq(action, i32x4.splat(o))));
    delta += 32;
  }
}

function sumResults(): void {
  let loss: f32 = 0;
  let chosen: f32 = 0;
  for (let i = 0; i < plan.batch; i++) {
    loss += load<f32>(plan.losses + <usize>i * 4);
    chosen += load<f32>(plan.chosen + <usize>i * 4);
  }
  plan.loss = loss;
  plan.meanQ = chosen / <f32>plan.batch;
}
