/** Many carts at once, in struct of arrays: evaluations step 100 or 1,000 episodes in one pass. Same bits as `step`. */
import {
  ANGLE_LIMIT,
  CARTPOLE,
  type CartPoleParams,
  type CartPoleState,
  drive,
  TRACK_LIMIT,
  thetaAcceleration,
  xAcceleration,
} from './cartpole.ts';
import { cos, sin } from './trig.ts';

export interface CartPoleBatch {
  readonly x: Float64Array; // [size] m
  readonly xDot: Float64Array; // [size] m/s
  readonly theta: Float64Array; // [size] rad
  readonly thetaDot: Float64Array; // [size] rad/s
}

export function newBatch(size: number): CartPoleBatch {
  return {
    x: new Float64Array(size),
    xDot: new Float64Array(size),
    theta: new Float64Array(size),
    thetaDot: new Float64Array(size),
  };
}

export function putState(batch: CartPoleBatch, index: number, state: CartPoleState): void {
  batch.x[index] = state.x;
  batch.xDot[index] = state.xDot;
  batch.theta[index] = state.theta;
  batch.thetaDot[index] = state.thetaDot;
}

/** Copies cart `from` over cart `to`: the living move up when one falls. */
export function moveState(batch: CartPoleBatch, from: number, to: number): void {
  batch.x[to] = batch.x[from]!;
  batch.xDot[to] = batch.xDot[from]!;
  batch.theta[to] = batch.theta[from]!;
  batch.thetaDot[to] = batch.thetaDot[from]!;
}

/**
 * One Euler tick of the first `count` carts.
 * @param actions [count] 0 or 1
 * @param winds [count] extra force on each cart, N; null is the classic world
 */
export function stepBatch(
  batch: CartPoleBatch,
  actions: Uint8Array,
  count: number,
  p: CartPoleParams = CARTPOLE,
  winds: Float64Array | null = null,
): void {
  const { x, xDot, theta, thetaDot } = batch;
  const { dt, push } = p;
  for (let i = 0; i < count; i++) {
    const angle = theta[i]!;
    const spin = thetaDot[i]!;
    const speed = xDot[i]!;
    const sine = sin(angle);
    const cosine = cos(angle);
    // 2a - 1 is exactly -1 or 1, and no branch that a policy makes unpredictable
    const force = push * (2 * actions[i]! - 1);
    const a = drive(winds === null ? force : force + winds[i]!, spin, sine, p);
    const thetaAcc = thetaAcceleration(a, sine, cosine, p);
    x[i] = x[i]! + dt * speed;
    xDot[i] = speed + dt * xAcceleration(a, thetaAcc, cosine, p);
    theta[i] = angle + dt * spin;
    thetaDot[i] = spin + dt * thetaAcc;
  }
}

/** Whether cart `i` has fallen; `isTerminated` of its state. */
export function isTerminatedAt(batch: CartPoleBatch, i: number): boolean {
  const x = batch.x[i]!;
  const theta = batch.theta[i]!;
  return !(x >= -TRACK_LIMIT && x <= TRACK_LIMIT && theta >= -ANGLE_LIMIT && theta <= ANGLE_LIMIT);
}
