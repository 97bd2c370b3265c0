/** Drawing between ticks. A pose is never stepped and never compared: it is not a state. */
import type { CartPoleState } from '../sim/cartpole.ts';

export interface Pose {
  readonly x: number; // m
  readonly theta: number; // rad
}

/** @param share 0 at `from`, 1 at `to` */
export function blend(from: CartPoleState, to: CartPoleState, share: number): Pose {
  return { x: from.x + (to.x - from.x) * share, theta: from.theta + (to.theta - from.theta) * share };
}
