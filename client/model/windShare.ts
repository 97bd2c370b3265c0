import { CARTPOLE } from '../../shared/sim/cartpole.ts';

/** How much of half a wind bar is filled: all of it where the wind is as strong as the cart's own push; by the square root, so that a breeze is seen too. */
export function windShare(newtons: number): number {
  return Math.min(Math.sqrt(Math.abs(newtons) / CARTPOLE.push), 1);
}
