/** What a loss says to one TD error, asked of the engine that trains here: no second copy of its formula. */
import type { EngineOptions } from '../../../shared/kernel/engine.ts';
import { createJsEngine } from '../../../shared/kernel/jsEngine.ts';
import { forwardOnly } from '../../../shared/learner/engineOptions.ts';

export type LossName = EngineOptions['loss'];

export interface LossProbe {
  /** @param error Q - target @returns the loss of it, and the size of its gradient at Q: how hard it pulls */
  at(error: number): { readonly loss: number; readonly pull: number };
}

/** A network of zeros says 0 to everything, so a reward of -error makes the error; the rate is 0, so it stays so. */
export function createLossProbe(loss: LossName): LossProbe {
  const engine = createJsEngine({ ...forwardOnly({ inputs: 1, hidden: [1], outputs: 1 }), loss });
  const nothing = Float32Array.of(0);
  const first = Uint32Array.of(0);
  return {
    at(error) {
      engine.store(0, nothing, 0, -error, nothing, 0);
      const found = engine.update(first, 0, 0, { norm: true });
      return { loss: found.loss, pull: found.gradientNorm ?? 0 };
    },
  };
}

/** How much of a batch's whole pull is that of the largest error. @returns 0..1; 0 where nothing pulls */
export function shareOfLargest(probe: LossProbe, errors: ArrayLike<number>): number {
  let [sum, most] = [0, 0];
  for (let i = 0; i < errors.length; i++) {
    const { pull } = probe.at(errors[i]!);
    sum += pull;
    most = Math.max(most, pull);
  }
  return sum === 0 ? 0 : most / sum;
}
