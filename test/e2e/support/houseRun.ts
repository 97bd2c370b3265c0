/** A run for a page: all that a browser needs to compute one, in one script. */
import { createJsEngine } from '../../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../../shared/kernel/wasmEngine.ts';
import { engineOptions } from '../../../shared/learner/engineOptions.ts';
import { HOUSE } from '../../../shared/learner/recipes/index.ts';
import { createRun } from '../../../shared/learner/run.ts';
import { weightsSha256 } from '../../../shared/policy/checkpoint.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../../shared/sim/cartpoleEnvironment.ts';

const MAKE = { kernel: createKernelEngine, js: createJsEngine } as const;

/** Hash of the served weights after so many steps of `house`. */
export function houseHash(engineName: keyof typeof MAKE, seed: number, steps: number): string {
  const engine = MAKE[engineName](engineOptions(HOUSE, CARTPOLE_V1));
  const run = createRun({ recipe: HOUSE, seed, environment: cartPoleEnvironment(CARTPOLE_V1), engine });
  for (const _ of run.events()) if (run.steps >= steps) break;
  return weightsSha256(run.served());
}

/** Returns of the first episodes of `house`. */
export function houseReturns(seed: number, episodes: number): number[] {
  const engine = createKernelEngine(engineOptions(HOUSE, CARTPOLE_V1));
  const run = createRun({ recipe: HOUSE, seed, environment: cartPoleEnvironment(CARTPOLE_V1), engine });
  const returns: number[] = [];
  for (const event of run.events()) {
    if (event.kind === 'episode') returns.push(event.episodicReturn);
    if (returns.length === episodes) break;
  }
  return returns;
}
