/** Slow proofs of what docs/recipes.md says of lakes and tables. SLOW=reduced runs fewer seeds, and no networks on firm ice. */
import { describe, expect, it } from 'vitest';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { argmax } from '../../shared/learner/argmax.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import { natureFrozenLake } from '../../shared/learner/recipes/natureFrozenLake.ts';
import { qTable } from '../../shared/learner/recipes/qTable.ts';
import { createRun } from '../../shared/learner/run.ts';
import { createTableEvaluator, tableValues } from '../../shared/learner/tabularEvaluation.ts';
import type { TabularRecipe } from '../../shared/learner/tabularRecipe.ts';
import { createTabularRun } from '../../shared/learner/tabularRun.ts';
import type { BatchValues } from '../../shared/policy/evaluate.ts';
import { CARTPOLE_V0, CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';
import type { EnvironmentSpec } from '../../shared/sim/environment.ts';
import { createEnvironment } from '../../shared/sim/environments.ts';
import {
  FIRM_LAKE,
  FIRM_LAKE_8X8,
  FROZEN_LAKE,
  FROZEN_LAKE_8X8,
  type FrozenLakeSpec,
} from '../../shared/sim/frozenLakeEnvironment.ts';
import { optimum, policyValue } from '../support/frozenLakeOptimum.ts';

const reduced = process.env['SLOW'] === 'reduced';

/** The actions of a greedy policy, by cell. */
function greedyActions(values: BatchValues, { observationSize: cells, actionCount }: FrozenLakeSpec): number[] {
  const q = new Float32Array(cells * actionCount);
  values(
    Float32Array.from({ length: cells * cells }, (_, i) => (i % (cells + 1) === 0 ? 1 : 0)),
    cells,
    q,
  );
  return Array.from({ length: cells }, (_, cell) => argmax(q.subarray(cell * actionCount, (cell + 1) * actionCount)));
}

/** Expected return, calculated, of the served network at the end of the budget. */
function networkValue(spec: FrozenLakeSpec, seed: number): number {
  const recipe = natureFrozenLake(spec.id);
  const engine = createKernelEngine(engineOptions(recipe, spec));
  const run = createRun({ recipe, seed, environment: createEnvironment(spec), engine });
  for (const _ of run.events());
  const actions = greedyActions((inputs, count, out) => engine.values(run.servedSlot, inputs, count, out), spec);
  engine.dispose();
  return policyValue(spec, actions);
}

/** The greedy table at the end of the budget. */
function trainTable(
  spec: EnvironmentSpec,
  seed: number,
): { readonly recipe: TabularRecipe; readonly table: Float32Array } {
  const recipe = qTable(spec.id);
  const run = createTabularRun({ recipe, seed, environment: createEnvironment(spec) });
  for (const _ of run.events());
  return { recipe, table: run.served() };
}

function tableValue(spec: FrozenLakeSpec, seed: number): number {
  const { recipe, table } = trainTable(spec, seed);
  return policyValue(spec, greedyActions(tableValues(recipe, table, spec), spec));
}

function tableMean(spec: EnvironmentSpec, seed: number): number {
  const { recipe, table } = trainTable(spec, seed);
  return createTableEvaluator(recipe, spec).report(table, seed, 100).mean;
}

/** What seeds 1 to `seeds` come to, printed too. */
function bySeed<S extends EnvironmentSpec>(of: (spec: S, seed: number) => number, spec: S, seeds: number): number[] {
  const all = Array.from({ length: seeds }, (_, i) => of(spec, i + 1));
  console.log(`${spec.id}: ${all.map((value) => value.toFixed(3)).join(', ')}`);
  return all;
}

describe('nature-frozenlake', () => {
  it.skipIf(reduced).each([FIRM_LAKE, FIRM_LAKE_8X8])('[LAKE5] always reaches the goal of $id', (spec) => {
    for (const value of bySeed(networkValue, spec, 5)) expect(value).toBe(1);
  });
  it.each([FROZEN_LAKE, FROZEN_LAKE_8X8])('[LAKE5] comes within 0.03 of the optimum of $id', (spec) => {
    for (const value of bySeed(networkValue, spec, reduced ? 1 : 5))
      expect(value).toBeGreaterThanOrEqual(optimum(spec) - 0.03);
  });
});

describe('q-table', () => {
  const seeds = reduced ? 2 : 20;
  it.each([FIRM_LAKE, FIRM_LAKE_8X8])('[TABLE4] always reaches the goal of $id', (spec) => {
    for (const value of bySeed(tableValue, spec, seeds)) expect(value).toBe(1);
  });
  it.each([FROZEN_LAKE, FROZEN_LAKE_8X8])('[TABLE4] comes within 0.05 of the optimum of $id', (spec) => {
    for (const value of bySeed(tableValue, spec, seeds)) expect(value).toBeGreaterThanOrEqual(optimum(spec) - 0.05);
  });
  it('[TABLE4] solves CartPole-v0', () => {
    for (const mean of bySeed(tableMean, CARTPOLE_V0, seeds)) expect(mean).toBeGreaterThanOrEqual(CARTPOLE_V0.solvedAt);
  });
  it('[TABLE4] solves CartPole-v1 on nine seeds of ten', () => {
    const solved = bySeed(tableMean, CARTPOLE_V1, seeds).filter((mean) => mean >= CARTPOLE_V1.solvedAt);
    expect(solved.length).toBeGreaterThanOrEqual(0.9 * seeds);
  });
});
