import type { Environment } from '../sim/environment.ts';
import { type BatchValues, type Evaluating, type Evaluation, finishEvaluating, summary } from './evaluate.ts';

/**
 * Greedy episodes in any world, in lockstep: one forward for all that still live. Of equal Q values the first wins (DQN3).
 * @param values    Q values of many observations, scaled
 * @param scale     factor per component, or null
 * @param worlds    one for each episode, reused from evaluation to evaluation
 * @param firstSeed episode i is reset with `firstSeed + i`
 */
export function evaluateWorlds(
  values: BatchValues,
  scale: readonly number[] | null,
  worlds: readonly Environment[],
  firstSeed: number,
): Evaluation {
  return finishEvaluating(playWorlds(values, scale, worlds, firstSeed));
}

/** `evaluateWorlds` tick by tick. The worlds are taken until it is over. */
export function* playWorlds(
  values: BatchValues,
  scale: readonly number[] | null,
  worlds: readonly Environment[],
  firstSeed: number,
): Evaluating {
  const { observationSize: size, actionCount } = worlds[0]!.spec;
  const returns = new Array<number>(worlds.length).fill(0);
  const inputs = new Float32Array(worlds.length * size);
  const q = new Float32Array(worlds.length * actionCount);
  const observation = new Float32Array(size);
  const put = (row: number): void => {
    inputs.set(observation, row * size); // at once: frames are thousands of numbers
    for (let k = 0; scale && k < size; k++) inputs[row * size + k]! *= scale[k]!;
  };
  let living = worlds.map((_, i) => i);
  for (const [row, world] of worlds.entries()) {
    world.reset(firstSeed + row, observation);
    put(row);
  }
  while (living.length > 0) {
    values(inputs, living.length, q);
    const standing: number[] = [];
    for (const [row, episode] of living.entries()) {
      const outcome = worlds[episode]!.step(best(q, row * actionCount, actionCount), observation);
      returns[episode]! += outcome.reward;
      if (outcome.terminated || outcome.truncated) continue;
      put(standing.length); // never beyond `row`, whose inputs are used up
      standing.push(episode);
    }
    const stepped = living.length;
    living = standing;
    yield stepped;
  }
  return summary(returns);
}

function best(q: Float32Array, from: number, count: number): number {
  let action = 0;
  for (let i = 1; i < count; i++) if (q[from + i]! > q[from + action]!) action = i;
  return action;
}
