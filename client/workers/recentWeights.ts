/** The newest weights of a newborn: it learns a little ahead of what is shown, and is asked what it was at the step shown. */
import { weightsSha256 } from '../../shared/policy/checkpoint.ts';
import type { Newborn } from './newborn.ts';
import type { Fingerprint } from './raceMessages.ts';

export const REMEMBERED_STEPS = 128; // more than a learner may be ahead

export interface RecentWeights {
  /** After each step. */
  remember(): void;
  /** @throws RangeError if that step is too long ago, or has not been lived */
  fingerprint(step: number): Fingerprint;
}

export function createRecentWeights(newborn: Newborn): RecentWeights {
  const weights = new Map<number, { readonly episode: number; readonly served: Float32Array }>(); // by step, ascending
  const remember = (): void => {
    weights.set(newborn.step, { episode: newborn.episode, served: newborn.weights() });
    if (weights.size > REMEMBERED_STEPS) weights.delete(weights.keys().next().value!);
  };
  remember(); // as it was born
  return {
    remember,
    fingerprint(step) {
      const then = weights.get(step);
      if (!then) throw new RangeError(`the weights of step ${step} are not remembered at step ${newborn.step}`);
      return { step, episode: then.episode, sha256: weightsSha256(then.served) };
    },
  };
}
