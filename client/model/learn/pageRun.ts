/** A recipe's run in the page, as `train` computes it (DQN1), and what its newest update found of each transition. */
import { createJsEngine } from '../../../shared/kernel/jsEngine.ts';
import { createKernelEngine, kernelSupported } from '../../../shared/kernel/wasmEngine.ts';
import { engineOptions } from '../../../shared/learner/engineOptions.ts';
import type { RunProgress } from '../../../shared/learner/progress.ts';
import type { Recipe } from '../../../shared/learner/recipe.ts';
import { createRun, type Run } from '../../../shared/learner/run.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../../shared/sim/cartpoleEnvironment.ts';

export interface PageRun {
  readonly run: Run;
  /** Q - target of each transition in the newest update's batch; zeros before the first. Overwritten by the next update. */
  readonly errors: Float32Array;
  /** At most one step of its world, with the updates tied to it; null at the end of its budget. */
  advance(): RunProgress | null;
}

export const createPageEngine = kernelSupported() ? createKernelEngine : createJsEngine;

/** @param recipe of CartPole on states: no frames */
export function openPageRun(recipe: Recipe, seed: number): PageRun {
  const spec = { ...CARTPOLE_V1, timeLimit: recipe.episodeLimit ?? CARTPOLE_V1.timeLimit };
  const plain = createPageEngine(engineOptions(recipe, spec));
  const errors = new Float32Array(plain.options.batchSize);
  const engine: typeof plain = {
    ...plain,
    update: (indices, learningRate, averageRate, extras) =>
      plain.update(indices, learningRate, averageRate, { errors, ...extras }), // looking changes no bit
  };
  const run = createRun({ recipe, seed, environment: cartPoleEnvironment(spec), engine });
  const events = run.events();
  return { run, errors, advance: () => events.next().value ?? null };
}
