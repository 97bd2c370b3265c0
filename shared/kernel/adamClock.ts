/**
 * Adam's bias correction, shared by both engines: running products instead of powers, in float64.
 * With c1 = 1 - beta1^t and c2 = 1 - beta2^t the step lr * (m / c1) / (sqrt(v / c2) + epsilon) is
 * stepSize * m / (sqrt(v) + epsilon') where stepSize = lr * sqrt(c2) / c1 and epsilon' = epsilon * sqrt(c2).
 * Source: Kingma & Ba 2015, end of section 2.
 */
export interface AdamClock {
  readonly updates: number;
  /** Counts one update; sets `stepSize`, `epsilon` and `decay`. */
  tick(learningRate: number): void;
  /** As if `updates` updates had been made. */
  rewind(updates: number): void;
  readonly stepSize: number; // float32
  readonly epsilon: number; // float32
  readonly decay: number; // float32, factor on parameters before the step
}

export function createAdamClock(beta1: number, beta2: number, adamEpsilon: number, weightDecay: number): AdamClock {
  let power1 = 1;
  let power2 = 1;
  const clock = {
    updates: 0,
    stepSize: 0,
    epsilon: 0,
    decay: 1,
    tick(learningRate: number): void {
      clock.updates += 1;
      power1 *= beta1;
      power2 *= beta2;
      const root = Math.sqrt(1 - power2);
      clock.stepSize = Math.fround((learningRate * root) / (1 - power1));
      clock.epsilon = Math.fround(adamEpsilon * root);
      clock.decay = Math.fround(1 - learningRate * weightDecay);
    },
    rewind(updates: number): void {
      clock.updates = updates;
      power1 = 1;
      power2 = 1;
      for (let i = 0; i < updates && power1 + power2 > 0; i++) {
        power1 *= beta1;
        power2 *= beta2;
      }
    },
  };
  return clock;
}
