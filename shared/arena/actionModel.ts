/**
 * How likely a seat's next push goes right, learned while a link is written and, in the same steps, while it is read.
 * It knows what both know: the seat's last pushes. Whole numbers only (SIM1).
 */
import type { Action } from '../sim/cartpole.ts';
import { CERTAIN } from './rangeCoder.ts';

const CONTEXT_ACTIONS = 4;

export interface ActionModel {
  /** Chance of a push to the right, of `CERTAIN`. */
  chance(): number;
  learn(action: Action): void;
}

export function createActionModel(): ActionModel {
  const contexts = 1 << CONTEXT_ACTIONS;
  const chances = new Int32Array(contexts).fill(CERTAIN / 2);
  const seen = new Int32Array(contexts);
  let context = 0;
  return {
    chance: () => chances[context]!,
    learn(action) {
      seen[context]! += 1;
      const pace = Math.min(seen[context]!, 24) + 1.5;
      const target = action === 1 ? CERTAIN - 512 : 512;
      chances[context]! += Math.trunc((target - chances[context]!) / pace);
      context = ((context << 1) | action) & (contexts - 1);
    },
  };
}
