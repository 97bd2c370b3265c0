/** A hand-written rule that never falls: what a finished policy's episodes look like. */
import type { Action, CartPoleState } from '../../../shared/sim/cartpole.ts';

/** Pushes towards where the pole leans and turns, a little towards the middle: it stands under any limit. */
export function standingRule({ x, xDot, theta, thetaDot }: CartPoleState): Action {
  return theta + 0.5 * thetaDot + 0.045 * x + 0.12 * xDot > 0 ? 1 : 0;
}
