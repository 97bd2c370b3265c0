/** Whether an evaluation comes to a mean, found out with no more ticks than that needs (LEARNERBOARD2). */
import type { Evaluating } from '../policy/evaluate.ts';

export interface Reach {
  readonly episodes: number;
  readonly limit: number; // ticks of an episode
  readonly atLeast: number; // mean
}

const TELL_TICKS = 25; // between two yields

/**
 * Every episode still going may stand to the limit: where even that would not do, the answer is no.
 * @param evaluating in lockstep: one tick of all living episodes at a time, as CartPole's is
 */
export function* reaches(evaluating: Evaluating, { episodes, limit, atLeast }: Reach): Generator<void, boolean> {
  const wanted = episodes * atLeast;
  let stood = 0;
  for (let tick = 1; ; tick++) {
    const { value, done } = evaluating.next();
    if (done) return value.mean >= atLeast;
    stood += value;
    if (stood + value * (limit - tick) < wanted) return false;
    if (tick % TELL_TICKS === 0) yield;
  }
}
