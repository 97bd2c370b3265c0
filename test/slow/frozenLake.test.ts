/** Slow proofs of what docs/recipes.md says of lakes and tables. SLOW=reduced runs fewer seeds, and no networks on firm ice. */
import { describe, expect, it } from 'vitest';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { engineOptions, forwardOnly } from '../../shared/learner/engineOptions.ts';
import { createEvaluator } from '../../shared/learner/evaluator.ts';
import { natureFrozenLake } from '../../shared/learner/recipes/natureFrozenLake.ts';
import { qTable } from '../../shared/learner/recipes/qTable.ts';
import { createRun } from '../../shared/learner/run.ts';
import { createTableEvaluator } from '../../shared/learner/tabularEvaluation.ts';
import { createTabularRun } from '../../shared/learner/tabularRun.ts';
import { CARTPOLE_V0, CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';
import type { EnvironmentSpec } from '../../shared/sim/environment.ts';
import { createEnvironment } from '../../shared/sim/environments.ts';
import { FIRM_LAKE, FIRM_LAKE_8X8, FROZEN_LAKE, FROZEN_LAKE_8X8 } from '../../shared/sim/frozenLakeEnvironment.ts';
import { optimum } from '../support/frozenLakeOptimum.ts';

const reduced = process.env['SLOW'] === 'reduced';

/** Mean return of the served network at the end of the budget. */
function networkMean(spec: EnvironmentSpec, seed: number, episodes: number): number {
  const recipe = natureFrozenLake(spec.id);
  const engine = createKernelEngine(engineOptions(recipe, spec));
  const run = createRun({ recipe, seed, environment: createEnvironment(spec), engine });
  for (const _ of run.events());
  const judge = createKernelEngine(forwardOnly(engine.options.shape));
  const { mean } = createEvaluator(judge, recipe, spec).report(run.served(), seed, episodes);
  engine.dispose();
  judge.dispose();
  return mean;
}

/** Mean return of the greedy table at the end of the budget. */
function tableMean(spec: EnvironmentSpec, seed: number, episodes: number): number {
  const recipe = qTable(spec.id);
  const run = createTabularRun({ recipe, seed, environment: createEnvironment(spec) });
  for (const _ of run.events());
  return createTableEvaluator(recipe, spec).report(run.served(), seed, episodes).mean;
}

function means(of: typeof networkMean, spec: EnvironmentSpec, seeds: number, episodes: number): number[] {
  const all = Array.from({ length: seeds }, (_, i) => of(spec, i + 1, episodes));
  console.log(`${spec.id}: ${all.map((mean) => mean.toFixed(3)).join(', ')}`);
  return all;
}

describe('nature-frozenlake', () => {
  it.skipIf(reduced).each([FIRM_LAKE, FIRM_LAKE_8X8])('[LAKE5] walks straight to the goal of $id', (spec) => {
    for (const mean of means(networkMean, spec, 5, 100)) expect(mean).toBe(1);
  });
  it.each([FROZEN_LAKE, FROZEN_LAKE_8X8])('[LAKE5] comes within 0.03 of the optimum of $id', (spec) => {
    const all = means(networkMean, spec, reduced ? 1 : 5, 2_000);
    for (const mean of all) expect(mean).toBeGreaterThanOrEqual(optimum(spec) - 0.03);
  });
});

describe('q-table', () => {
  const seeds = reduced ? 2 : 20;
  it.each([FIRM_LAKE, FIRM_LAKE_8X8])('[TABLE4] walks straight to the goal of $id', (spec) => {
    for (const mean of means(tableMean, spec, seeds, 100)) expect(mean).toBe(1);
  });
  it.each([FROZEN_LAKE, FROZEN_LAKE_8X8])('[TABLE4] comes within 0.05 of the optimum of $id', (spec) => {
    for (const mean of means(tableMean, spec, seeds, 2_000)) expect(mean).toBeGreaterThanOrEqual(optimum(spec) - 0.05);
  });
  it.each([CARTPOLE_V0, CARTPOLE_V1])('[TABLE4] solves $id', (spec) => {
    for (const mean of means(tableMean, spec, seeds, 100)) expect(mean).toBeGreaterThanOrEqual(spec.solvedAt);
  });
});
