/** Greedy episodes of a table, in lockstep, in any world. */
import { type BatchValues, finishEvaluating, probeSeed, reportSeed } from '../policy/evaluate.ts';
import { playWorlds } from '../policy/evaluateWorlds.ts';
import type { EnvironmentSpec } from '../sim/environment.ts';
import { createEnvironment } from '../sim/environments.ts';
import { cellOf } from './cells.ts';
import { EVALUATION_EPISODES, type Evaluator } from './evaluator.ts';
import type { TabularRecipe } from './tabularRecipe.ts';

/**
 * The Q values that a table gives to observations.
 * @param table [cells, actions] as `TabularRun.served()` gives it
 */
export function tableValues(
  { edges }: Pick<TabularRecipe, 'edges'>,
  table: Float32Array,
  { observationSize, actionCount }: Pick<EnvironmentSpec, 'observationSize' | 'actionCount'>,
): BatchValues {
  return (inputs, count, out) => {
    for (let i = 0; i < count; i++) {
      const cell = cellOf(edges, inputs.subarray(i * observationSize, (i + 1) * observationSize));
      for (let action = 0; action < actionCount; action++)
        out[i * actionCount + action] = table[cell * actionCount + action]!;
    }
  };
}

/**
 * The evaluations that networks have, for tables: same episodes, same seeds.
 * @param recipe how the table's observations fall into cells
 * @param spec   of the world; its time limit ends an episode
 */
export function createTableEvaluator(recipe: Pick<TabularRecipe, 'edges'>, spec: EnvironmentSpec): Evaluator {
  const play = (firstSeed: number, episodes: number) => {
    const worlds = Array.from({ length: episodes }, () => createEnvironment(spec));
    return (table: Float32Array) => playWorlds(tableValues(recipe, table, spec), null, worlds, firstSeed);
  };
  const probing = play(probeSeed(), EVALUATION_EPISODES);
  return {
    probe: (table) => finishEvaluating(probing(table)),
    probing,
    report: (table, seed, episodes) => finishEvaluating(play(reportSeed(seed), episodes)(table)),
  };
}
