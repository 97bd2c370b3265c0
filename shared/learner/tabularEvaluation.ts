/** Greedy episodes of a table, one after another, in any world. */
import { type Evaluation, type EvaluationPlan, summary } from '../policy/evaluate.ts';
import type { Environment } from '../sim/environment.ts';
import { argmax } from './argmax.ts';
import { cellOf } from './cells.ts';
import type { TabularRecipe } from './tabularRecipe.ts';

/** Episode i is played from seed `firstSeed + i` to its end. */
export type SeededEpisodes = Pick<EvaluationPlan, 'episodes' | 'firstSeed'>;

/**
 * @param act observation [observationSize] -> action
 * @param environment its spec has the time limit; it is left in the last episode's end
 */
export function playGreedy(
  act: (observation: Float32Array) => number,
  environment: Environment,
  { episodes, firstSeed }: SeededEpisodes,
): Evaluation {
  const observation = new Float32Array(environment.spec.observationSize);
  const returns = Array.from({ length: episodes }, (_, i) => {
    environment.reset(firstSeed + i, observation);
    let episodicReturn = 0;
    for (let ended = false; !ended; ) {
      const { reward, terminated, truncated } = environment.step(act(observation), observation);
      episodicReturn += reward;
      ended = terminated || truncated;
    }
    return episodicReturn;
  });
  return summary(returns);
}

/** @param table [cells, actions] as `TabularRun.served()` gives it */
export function evaluateTable(
  { edges }: Pick<TabularRecipe, 'edges'>,
  table: Float32Array,
  environment: Environment,
  plan: SeededEpisodes,
): Evaluation {
  const { actionCount } = environment.spec;
  const act = (observation: Float32Array): number => {
    const first = cellOf(edges, observation) * actionCount;
    return argmax(table.subarray(first, first + actionCount));
  };
  return playGreedy(act, environment, plan);
}
