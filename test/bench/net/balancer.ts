/** A player with the hands of a person: balances, but lets the pole swing past before it changes sides, five to ten times a second. */
import { type Action, CARTPOLE, type CartPoleState, step } from '../../../shared/sim/cartpole.ts';
import { nextUniform, type RandomStream } from '../../../shared/sim/random.ts';

/** How far the pole may swing past, in the terms of the law below. More is slower hands. */
export interface Hands {
  readonly least: number;
  readonly most: number;
}

export const LIVELY: Hands = { least: 0.05, most: 0.15 }; // eight changes a second; stands for some 900 ticks
export const STEADY: Hands = { least: 0.15, most: 0.25 }; // five; stands for as long if it knows the state

export interface Balancer {
  /** What is held from now on. */
  act(cart: CartPoleState): Action;
}

/** Where the cart will be in so many ticks, if nothing is pressed. */
export function foreseen(cart: CartPoleState, held: Action, ticks: number): CartPoleState {
  let seen = cart;
  for (let i = 0; i < ticks; i++) seen = step(seen, held, CARTPOLE);
  return seen;
}

export function createBalancer(random: RandomStream, { least, most }: Hands, held: Action = 0): Balancer {
  let action = held;
  let past = least;
  return {
    act({ x, xDot, theta, thetaDot }) {
      const lean = theta + 0.25 * thetaDot + 0.05 * x + 0.1 * xDot;
      if (action === 1 ? lean > -past : lean < past) return action;
      past = least + (most - least) * nextUniform(random);
      action = action === 1 ? 0 : 1;
      return action;
    },
  };
}
