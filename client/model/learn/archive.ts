/** The last transitions of a run, whatever its replay holds, and how large the TD error is on all of them. */
import type { Engine } from '../../../shared/kernel/engine.ts';

const REMEMBERED = 10_000;
const ASKED = 500; // at most, evenly spread over what is remembered

interface Archive {
  add(observation: Float32Array, action: number, reward: number, next: Float32Array, discount: number): void;
  /** Root mean square of Q(s, a) - (r + discount max Q'(s', .)) with the engine's networks as they are; 0 without any. */
  error(): number;
}

export function createArchive(engine: Engine): Archive {
  const { inputs, outputs } = engine.options.shape;
  const observations = new Float32Array(REMEMBERED * inputs);
  const nexts = new Float32Array(REMEMBERED * inputs);
  const actions = new Uint8Array(REMEMBERED);
  const rewards = new Float32Array(REMEMBERED);
  const discounts = new Float32Array(REMEMBERED);
  let written = 0;

  return {
    add(observation, action, reward, next, discount) {
      const at = written++ % REMEMBERED;
      observations.set(observation, at * inputs);
      nexts.set(next, at * inputs);
      actions[at] = action;
      rewards[at] = reward;
      discounts[at] = discount;
    },
    error() {
      const stored = Math.min(written, REMEMBERED);
      const count = Math.min(stored, ASKED);
      if (count === 0) return 0;
      const at = Array.from({ length: count }, (_, i) => Math.floor((i * stored) / count));
      const rowsOf = (all: Float32Array): Float32Array =>
        Float32Array.from(
          { length: count * inputs },
          (_, i) => all[at[Math.floor(i / inputs)]! * inputs + (i % inputs)]!,
        );
      const [q, nextQ] = [new Float32Array(count * outputs), new Float32Array(count * outputs)];
      engine.values('online', rowsOf(observations), count, q);
      engine.values('target', rowsOf(nexts), count, nextQ);
      let sum = 0;
      for (const [i, index] of at.entries()) {
        const best = Math.max(...nextQ.subarray(i * outputs, (i + 1) * outputs));
        sum += (q[i * outputs + actions[index]!]! - rewards[index]! - discounts[index]! * best) ** 2;
      }
      return Math.sqrt(sum / count);
    },
  };
}
