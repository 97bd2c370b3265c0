/** Whole training loops without evaluations: environment steps per second, with everything the recipe ties to a step. */
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { HOUSE, KERAS_BLOG, MINIMAL_RL } from '../../shared/learner/recipes/index.ts';
import { createRun } from '../../shared/learner/run.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';
import { type Spread, spread } from './measure.ts';

const STEPS = 10_000;

function stepsPerSecond(recipe: Recipe): number {
  const limited: Recipe = { ...recipe, budget: { steps: STEPS } };
  const engine = createKernelEngine(engineOptions(limited, CARTPOLE_V1));
  const run = createRun({ recipe: limited, seed: 1, environment: cartPoleEnvironment(), engine });
  const begin = performance.now();
  for (const _ of run.events());
  const seconds = (performance.now() - begin) / 1_000;
  engine.dispose();
  return STEPS / seconds;
}

/** By recipe name. */
export function benchLoops(): Record<string, Spread> {
  return Object.fromEntries(
    [HOUSE, KERAS_BLOG, MINIMAL_RL].map((recipe) => [recipe.name, spread(5, () => stepsPerSecond(recipe))]),
  );
}
