/** A lane that nobody referees: the cart may also be left without a push, and any force may blow on it. Steps and falls are those of a match. */
import { fallOf, type Lane } from '../../shared/arena/match.ts';
import { blend } from '../../shared/netcode/pose.ts';
import { type Action, CARTPOLE, type CartPoleState, COASTING, step } from '../../shared/sim/cartpole.ts';
import type { CartView } from './stageView.ts';

/** What a hand does: push to a side, or not at all, which no match allows. */
export type Push = Action | 'none';

/** Which way an agent pushes this cart. */
export type Decide = (cart: CartPoleState) => Action;

/**
 * One tick; a fallen cart stays as it lies. With a push to a side and a match's force, bit for bit the match's step.
 * @param force of the wind, N
 * @param tick the tick that the step begins at
 */
export function pushLane(lane: Lane, push: Push, force: number, tick: number): Lane {
  if (lane.fall) return lane;
  const cart = push === 'none' ? step(lane.cart, 1, COASTING, force) : step(lane.cart, push, CARTPOLE, force);
  return { cart, fall: fallOf(cart, tick + 1) };
}

/** A lane before and after its newest step. */
export interface Stepped {
  readonly before: CartPoleState;
  readonly lane: Lane;
}

export function standing(cart: CartPoleState): Stepped {
  return { before: cart, lane: { cart, fall: null } };
}

interface Shown {
  readonly who: CartView['who'];
  readonly life: string;
  readonly push: Push;
  readonly wind: number; // N
}

/** @param share 0..1 of the way from the state before to the newest one */
export function cartView({ before, lane }: Stepped, share: number, { who, life, push, wind }: Shown): CartView {
  const { cart, fall } = lane;
  const { x, theta } = blend(before, cart, share);
  return {
    who,
    life,
    x,
    theta,
    xDot: cart.xDot,
    thetaDot: cart.thetaDot,
    push: push === 'none' ? null : push,
    explored: false,
    fall,
    wind,
  };
}
