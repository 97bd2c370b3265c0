/** A fair handicap: an agent that sees the world as late as a person does. */
import type { Action, CartPoleState } from '../sim/cartpole.ts';

export type Decide = (cart: CartPoleState) => Action;

export const MAX_REACTION = 25; // ticks: half a second at 1x

/**
 * The same policy, acting on what it saw `ticks` ago; before that many ticks have passed, on the first thing it saw.
 * Called once per tick of one match, in order.
 * @throws RangeError on ticks outside 0..25
 */
export function withReaction<Seen>(decide: (seen: Seen) => Action, ticks: number): (seen: Seen) => Action {
  if (!Number.isInteger(ticks) || ticks < 0 || ticks > MAX_REACTION)
    throw new RangeError(`a reaction of ${ticks} ticks is not within 0..${MAX_REACTION}`);
  if (ticks === 0) return decide;
  const kept: Seen[] = []; // oldest first
  return (seen) => {
    kept.push(seen);
    return decide(kept.length > ticks ? kept.shift()! : kept[0]!);
  };
}
