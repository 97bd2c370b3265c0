/** One run in pieces, anywhere: `begin` trains to a step and gives its file, `finish` goes on from such a file to the end. */
import { createJsEngine } from '../../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../../shared/kernel/wasmEngine.ts';
import type { AnyRecipe, AnyRun } from '../../../shared/learner/anyRecipe.ts';
import { engineOptions } from '../../../shared/learner/engineOptions.ts';
import { HOUSE } from '../../../shared/learner/recipes/index.ts';
import { natureFrozenLake } from '../../../shared/learner/recipes/natureFrozenLake.ts';
import { qTable } from '../../../shared/learner/recipes/qTable.ts';
import { createRun } from '../../../shared/learner/run.ts';
import { decodeRunFile, encodeRunFile } from '../../../shared/learner/runFile.ts';
import type { Snapshot } from '../../../shared/learner/snapshot.ts';
import { createTabularRun } from '../../../shared/learner/tabularRun.ts';
import { weightsSha256 } from '../../../shared/policy/checkpoint.ts';
import { createEnvironment, environmentNamed } from '../../../shared/sim/environments.ts';
import { FROZEN_LAKE } from '../../../shared/sim/frozenLakeEnvironment.ts';

const ENGINES = { kernel: createKernelEngine, js: createJsEngine } as const;
export type EngineName = keyof typeof ENGINES;
const SEED = 12;

export const RUNS = {
  house: { ...HOUSE, budget: { steps: 900 } },
  priorities: {
    ...HOUSE,
    nearFalls: null,
    prioritised: { alpha: 0.6, beta: 0.4, betaSteps: 800, floor: 1e-3 },
    replayCapacity: 600,
    budget: { steps: 900 },
  },
  lake: {
    ...natureFrozenLake(FROZEN_LAKE.id),
    hidden: [24, 24],
    replayCapacity: 2_000,
    learningStarts: 300,
    budget: { steps: 900 },
  },
  table: { ...qTable(FROZEN_LAKE.id), budget: { steps: 3_000 } },
} satisfies Readonly<Record<string, AnyRecipe>>;
export type RunName = keyof typeof RUNS;

function newRun(name: RunName, engine: EngineName, resume?: Snapshot): AnyRun {
  const recipe: AnyRecipe = RUNS[name];
  const spec = environmentNamed(recipe.environment)!;
  const common = { seed: SEED, environment: createEnvironment(spec), ...(resume ? { resume } : {}) };
  if (recipe.kind === 'q-table') return createTabularRun({ ...common, recipe });
  return createRun({ ...common, recipe, engine: ENGINES[engine](engineOptions(recipe, spec)) });
}

/** @returns the bytes of a run file: numbers, since they travel between a page and Node as JSON */
export function begin(name: RunName, engine: EngineName, steps: number): number[] {
  const run = newRun(name, engine);
  for (const _ of run.events()) if (run.steps >= steps) break;
  const recipe = RUNS[name];
  const facts = { recipe, seed: SEED, engine, environment: recipe.environment, told: null };
  return Array.from(encodeRunFile({ ...facts, snapshot: run.save() }));
}

/** @returns hash of the served weights at the end of the budget */
export function finish(name: RunName, engine: EngineName, file: readonly number[] | null): string {
  let resume: Snapshot | undefined;
  if (file) {
    const result = decodeRunFile(Uint8Array.from(file));
    if (!result.ok) throw new Error(result.message);
    resume = result.value.snapshot;
  }
  const run = newRun(name, engine, resume);
  for (const _ of run.events());
  return weightsSha256(run.served());
}
