import type { Engine } from '../kernel/engine.ts';
import {
  type BatchValues,
  type Evaluating,
  type Evaluation,
  finishEvaluating,
  playGreedy,
  probeSeed,
  reportSeed,
  startStates,
} from '../policy/evaluate.ts';
import { playWorlds } from '../policy/evaluateWorlds.ts';
import { CARTPOLE_V0, CARTPOLE_V1 } from '../sim/cartpoleEnvironment.ts';
import type { EnvironmentSpec } from '../sim/environment.ts';
import type { Recipe } from './recipe.ts';
import { recipeEnvironment } from './recipeEnvironment.ts';

const CARTPOLES: readonly string[] = [CARTPOLE_V1.id, CARTPOLE_V0.id]; // their states are played without observations

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
  /** The same in pieces. Nothing else is asked of this evaluator until it is over. */
  probing(parameters: Float32Array): Evaluating;
  /** Episodes on seeds that neither training nor `probe` uses. @param seed 0..2^32-1 */
  report(parameters: Float32Array, seed: number, episodes: number): Evaluation;
}

/**
 * @param engine of the policy's shape, for evaluations alone: its online weights are overwritten
 * @param seeing how the policy sees the world
 * @param spec   of the world; its time limit ends an episode
 */
export function createEvaluator(
  engine: Engine,
  seeing: Pick<Recipe, 'observationScale' | 'pixels'>,
  spec: EnvironmentSpec,
): Evaluator {
  const values: BatchValues = (inputs, count, out) => engine.values('online', inputs, count, out);
  const play = seeing.pixels === null && CARTPOLES.includes(spec.id) ? inLockstep : inWorlds;
  const playProbes = play(probeSeed(), EVALUATION_EPISODES);
  const probing = (parameters: Float32Array): Evaluating => {
    engine.load('online', parameters);
    return playProbes();
  };
  return {
    probe: (parameters) => finishEvaluating(probing(parameters)),
    probing,
    report(parameters, seed, episodes) {
      engine.load('online', parameters);
      return finishEvaluating(play(reportSeed(seed), episodes)());
    },
  };

  function inLockstep(firstSeed: number, episodes: number): () => Evaluating {
    const plan = { episodes, firstSeed, limit: spec.timeLimit };
    const starts = startStates(plan);
    return () => playGreedy(values, seeing.observationScale, plan, starts);
  }

  function inWorlds(firstSeed: number, episodes: number): () => Evaluating {
    const worlds = Array.from({ length: episodes }, () => recipeEnvironment(seeing, spec));
    return () => playWorlds(values, seeing.observationScale, worlds, firstSeed);
  }
}
