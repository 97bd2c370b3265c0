/** Greedy episodes on fixed seeds, all in lockstep: one forward for every cart still standing. */

import type { CartPoleParams } from '../sim/cartpole.ts';
import { isTerminatedAt, moveState, newBatch, putState, stepBatch } from '../sim/cartpoleBatch.ts';
import { resetState } from '../sim/gymSeed.ts';
import { type WindLevel, windForce } from '../sim/wind.ts';
import type { Policy } from './policy.ts';

/** Q values of many observations. @param inputs [count, 4] scaled @param out [count, 2] */
export type BatchValues = (inputs: Float32Array, count: number, out: Float32Array) => void;

export interface EvaluationPlan {
  readonly episodes: number;
  readonly firstSeed: number; // episode i starts from `resetState(firstSeed + i)`
  readonly limit: number; // steps; 500 is CartPole-v1
  readonly params?: CartPoleParams; // of another world than the classic one
  readonly wind?: WindLevel; // each episode has the wind of its own seed, as a match has
}

/** What greedy episodes came to. */
export interface Evaluation {
  readonly episodes: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  readonly ci95: readonly [number, number]; // of the mean, normal approximation
  readonly returns: readonly number[]; // by episode
}

/*
 * Three ranges of seeds that never meet (DQN5): training draws 32-bit ones, the evaluations that decide `solved` take the
 * next 2^32, final evaluations and the command line's take those above, a block of 2^20 for each seed they are given.
 */
const PROBE_SEEDS = 0x1_0000_0000;
const REPORT_SEEDS = 0x2_0000_0000;
const BLOCK = 0x10_0000;
export const MAX_REPORT_EPISODES = BLOCK;

/** First seed of the evaluations during a run: the same episodes each time, for every run. */
export function probeSeed(): number {
  return PROBE_SEEDS;
}

/** First seed of a report. @param seed 0..2^32-1 */
export function reportSeed(seed: number): number {
  return REPORT_SEEDS + seed * BLOCK;
}

/** Start states are the same for every evaluation of a plan; drawing them is slower than playing from them. */
export function startStates(plan: EvaluationPlan): ReturnType<typeof resetState>[] {
  return Array.from({ length: plan.episodes }, (_, i) => resetState(plan.firstSeed + i));
}

/** An evaluation in pieces of one tick each, for a thread that has to listen in between. Yields how many episodes the tick stepped. */
export type Evaluating = Generator<number, Evaluation>;

/** All the rest of it at once. */
export function finishEvaluating(evaluating: Evaluating): Evaluation {
  for (;;) {
    const { value, done } = evaluating.next();
    if (done) return value;
  }
}

/** Plays `plan` greedily. Equal bits give equal returns, whichever engine computed the Q values. */
export function evaluateGreedy(
  values: BatchValues,
  observationScale: Policy['observationScale'],
  plan: EvaluationPlan,
): Evaluation {
  return finishEvaluating(playGreedy(values, observationScale, plan, startStates(plan)));
}

/** @param starts `startStates(plan)` */
export function* playGreedy(
  values: BatchValues,
  observationScale: Policy['observationScale'],
  plan: EvaluationPlan,
  starts: ReturnType<typeof startStates>,
): Evaluating {
  const { episodes, limit, firstSeed, params, wind } = plan;
  const batch = newBatch(episodes);
  const inputs = new Float32Array(episodes * 4);
  const q = new Float32Array(episodes * 2);
  const actions = new Uint8Array(episodes);
  const winds = wind ? new Float64Array(episodes) : null;
  const episodeAt = Uint32Array.from({ length: episodes }, (_, i) => i); // which episode each living cart plays
  const returns = new Array<number>(episodes).fill(limit);
  const [s0, s1, s2, s3] = observationScale ?? [1, 1, 1, 1];
  starts.forEach((state, i) => {
    putState(batch, i, state);
  });
  let living = episodes;
  for (let tick = 1; tick <= limit && living > 0; tick++) {
    for (let i = 0; i < living; i++) {
      // Observations are float32 first, then scaled in float32, as in training (SIM4).
      inputs[4 * i] = Math.fround(batch.x[i]!) * s0!;
      inputs[4 * i + 1] = Math.fround(batch.xDot[i]!) * s1!;
      inputs[4 * i + 2] = Math.fround(batch.theta[i]!) * s2!;
      inputs[4 * i + 3] = Math.fround(batch.thetaDot[i]!) * s3!;
    }
    const stepped = living;
    values(inputs, living, q);
    for (let i = 0; i < living; i++) actions[i] = q[2 * i + 1]! > q[2 * i]! ? 1 : 0;
    for (let i = 0; winds && wind && i < living; i++) winds[i] = windForce(firstSeed + episodeAt[i]!, wind, tick - 1);
    stepBatch(batch, actions, living, params, winds);
    for (let i = living - 1; i >= 0; i--) {
      if (!isTerminatedAt(batch, i)) continue;
      returns[episodeAt[i]!] = tick;
      living--;
      moveState(batch, living, i);
      episodeAt[i] = episodeAt[living]!;
    }
    yield stepped;
  }
  return summary(returns);
}

/** Mean, range and a 95 % interval of the mean. */
export function summary(returns: readonly number[]): Evaluation {
  const n = returns.length;
  const mean = returns.reduce((sum, r) => sum + r, 0) / n;
  const variance = n > 1 ? returns.reduce((sum, r) => sum + (r - mean) * (r - mean), 0) / (n - 1) : 0;
  const half = 1.96 * Math.sqrt(variance / n);
  return {
    episodes: n,
    mean,
    min: Math.min(...returns),
    max: Math.max(...returns),
    ci95: [mean - half, mean + half],
    returns,
  };
}
