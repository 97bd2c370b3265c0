/**
 * The cart and the pole: the one simulation under training, matches, prediction, replays and evaluation.
 * Source: Barto, Sutton & Anderson 1983, as coded in Gymnasium 1.4 CartPole-v1, with its order of operations (SIM3).
 */
import { cos, sin } from './trig.ts';

/** JSON-safe. theta 0 is upright; positive leans right. */
export interface CartPoleState {
  readonly x: number; // m, cart from the track's centre
  readonly xDot: number; // m/s
  readonly theta: number; // rad
  readonly thetaDot: number; // rad/s
}

export type Action = 0 | 1; // 0 pushes left, 1 pushes right

/** SI: m/s^2, kg, kg, m (pivot to centre of mass), N, s per tick. */
export const CARTPOLE = { gravity: 9.8, cartMass: 1.0, poleMass: 0.1, poleHalfLength: 0.5, push: 10.0, dt: 0.02 };
export type CartPoleParams = Readonly<typeof CARTPOLE>;

/** The same cart without a push of its own: either action leaves it to the wind. An aid for practice; no match steps by it. */
export const COASTING: CartPoleParams = { ...CARTPOLE, push: 0 };

export const TRACK_LIMIT = 2.4; // m: the cart's centre beyond it ends the episode
export const ANGLE_LIMIT = (12 * 2 * 3.141592653589793) / 360; // rad: 12 degrees, as Gymnasium computes it

/** Changes whenever equal inputs would give other bits than before; stands in replays, checkpoints and reports. */
export const SIM_VERSION = 1;

/*
 * The equations, one number at a time: `step`, `stepSemiImplicit` and the batch (cartpoleBatch.ts) all call these three,
 * so there is one set of them, and they inline into loops without an object between.
 */

/** The common term of both accelerations. @param force on the cart, N, positive to the right */
export function drive(force: number, thetaDot: number, sine: number, p: CartPoleParams): number {
  return (force + p.poleMass * p.poleHalfLength * (thetaDot * thetaDot) * sine) / (p.poleMass + p.cartMass);
}

/** Angular acceleration of the pole, rad/s^2. @param a from `drive` */
export function thetaAcceleration(a: number, sine: number, cosine: number, p: CartPoleParams): number {
  const slope = 4.0 / 3.0 - (p.poleMass * (cosine * cosine)) / (p.poleMass + p.cartMass);
  return (p.gravity * sine - cosine * a) / (p.poleHalfLength * slope);
}

/** Acceleration of the cart, m/s^2. @param a from `drive` */
export function xAcceleration(a: number, thetaAcc: number, cosine: number, p: CartPoleParams): number {
  return a - (p.poleMass * p.poleHalfLength * thetaAcc * cosine) / (p.poleMass + p.cartMass);
}

/**
 * One tick by explicit Euler, no friction. Pure (SIM1): equal inputs give equal bits in every engine.
 * Total over finite states; `advance` (shared/arena) is what refuses to step an ended episode.
 * @param wind extra force on the cart, N; 0 is the classic world
 */
export function step(s: CartPoleState, action: Action, p: CartPoleParams = CARTPOLE, wind = 0): CartPoleState {
  const sine = sin(s.theta);
  const cosine = cos(s.theta);
  const a = drive((action === 1 ? p.push : -p.push) + wind, s.thetaDot, sine, p);
  const thetaAcc = thetaAcceleration(a, sine, cosine, p);
  return {
    x: s.x + p.dt * s.xDot,
    xDot: s.xDot + p.dt * xAcceleration(a, thetaAcc, cosine, p),
    theta: s.theta + p.dt * s.thetaDot,
    thetaDot: s.thetaDot + p.dt * thetaAcc,
  };
}

/** One tick by semi-implicit Euler: velocities first, positions with the new velocities. Otherwise as `step`. */
export function stepSemiImplicit(
  s: CartPoleState,
  action: Action,
  p: CartPoleParams = CARTPOLE,
  wind = 0,
): CartPoleState {
  const sine = sin(s.theta);
  const cosine = cos(s.theta);
  const a = drive((action === 1 ? p.push : -p.push) + wind, s.thetaDot, sine, p);
  const thetaAcc = thetaAcceleration(a, sine, cosine, p);
  const xDot = s.xDot + p.dt * xAcceleration(a, thetaAcc, cosine, p);
  const thetaDot = s.thetaDot + p.dt * thetaAcc;
  return { x: s.x + p.dt * xDot, xDot, theta: s.theta + p.dt * thetaDot, thetaDot };
}

/** The pole fell beyond 12 degrees or the cart left the track. A state that is not finite has fallen. */
export function isTerminated(s: CartPoleState): boolean {
  return !(s.x >= -TRACK_LIMIT && s.x <= TRACK_LIMIT && s.theta >= -ANGLE_LIMIT && s.theta <= ANGLE_LIMIT);
}

/**
 * What a policy sees: the state rounded to float32, as Gymnasium returns it (SIM4).
 * @param out [4] written and returned
 */
export function observe(s: CartPoleState, out: Float32Array = new Float32Array(4)): Float32Array {
  out[0] = s.x;
  out[1] = s.xDot;
  out[2] = s.theta;
  out[3] = s.thetaDot;
  return out;
}
