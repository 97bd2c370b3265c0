import type { Engine } from '../kernel/engine.ts';
import {
  type BatchValues,
  type Evaluation,
  evaluateGreedy,
  probeSeed,
  reportSeed,
  startStates,
} from '../policy/evaluate.ts';
import type { EnvironmentSpec } from '../sim/environment.ts';

/** Episodes of one evaluation during a run, and what `solved` is judged on. */
export const EVALUATION_EPISODES = 100;

/** Evaluations come every 50 steps to 10,000, then every 1,000. They cost no training and change nothing (DQN6). */
export function isEvaluationDue(step: number): boolean {
  return step <= 10_000 ? step % 50 === 0 : step % 1_000 === 0;
}

/** Greedy episodes of given weights. */
export interface Evaluator {
  /** 100 episodes on the seeds that decide `solved`: the same for every run. */
  probe(parameters: Float32Array): Evaluation;
  /** Episodes on seeds that neither training nor `probe` uses. @param seed 0..2^32-1 */
  report(parameters: Float32Array, seed: number, episodes: number): Evaluation;
}

/** @param engine of the policy's shape, for evaluations alone: its online weights are overwritten */
export function createEvaluator(engine: Engine, scale: readonly number[] | null, spec: EnvironmentSpec): Evaluator {
  const values: BatchValues = (inputs, count, out) => engine.values('online', inputs, count, out);
  const probePlan = { episodes: EVALUATION_EPISODES, firstSeed: probeSeed(), limit: spec.timeLimit };
  const probeStarts = startStates(probePlan);
  return {
    probe(parameters) {
      engine.load('online', parameters);
      return evaluateGreedy(values, scale, probePlan, probeStarts);
    },
    report(parameters, seed, episodes) {
      engine.load('online', parameters);
      return evaluateGreedy(values, scale, { episodes, firstSeed: reportSeed(seed), limit: spec.timeLimit });
    },
  };
}
