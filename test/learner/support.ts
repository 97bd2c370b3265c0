import type { Engine } from '../../shared/kernel/engine.ts';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import type { RunProgress } from '../../shared/learner/progress.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { createRun, type Run, type RunOptions } from '../../shared/learner/run.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';
import type { Environment } from '../../shared/sim/environment.ts';

const CREATE = { kernel: createKernelEngine, js: createJsEngine };

/** A run of a recipe, ready to start. */
export function newRun(
  recipe: Recipe,
  seed: number,
  engineName: 'kernel' | 'js' = 'kernel',
  environment: Environment = cartPoleEnvironment(CARTPOLE_V1),
  extra: Partial<RunOptions> = {},
): Run & { readonly engine: Engine } {
  const engine = CREATE[engineName](engineOptions(recipe, environment.spec));
  return createRun({ recipe, seed, environment, engine, ...extra });
}

/** All events, with the arrays that the generator reuses copied. */
export function trace(run: Run): RunProgress[] {
  return Array.from(run.events(), (event) =>
    event.kind === 'step' ? { ...event, observation: event.observation.slice(), q: event.q.slice() } : event,
  );
}
