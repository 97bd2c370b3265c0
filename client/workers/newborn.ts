/** A newborn's whole life: the run of a named recipe, step by step, as `train` computes it. */
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import { networkRecipeNamed } from '../../shared/learner/recipes/index.ts';
import { createRun } from '../../shared/learner/run.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';
import type { Environment, EnvironmentSpec } from '../../shared/sim/environment.ts';
import type { LearnedStep } from './raceMessages.ts';

export interface Newborn {
  readonly step: number; // lived so far
  readonly episode: number; // of the last step, from 1; 0 before the first
  /** One step of its run, with all that the run ties to it; null at the end of the recipe's budget. */
  live(): LearnedStep | null;
  /** Served after the last step: those that `train --steps` ends with (RACE6). */
  weights(): Float32Array;
}

const MAKE = { kernel: createKernelEngine, js: createJsEngine } as const;

/** The world, and whether its last step ended an episode: the run itself tells of that only when it goes on. */
function openWorld(spec: EnvironmentSpec): { readonly environment: Environment; readonly ended: () => boolean } {
  const world = cartPoleEnvironment(spec);
  let ended = false;
  const step: Environment['step'] = (action, out) => {
    const outcome = world.step(action, out);
    ended = outcome.terminated || outcome.truncated;
    return outcome;
  };
  return { environment: { ...world, step }, ended: () => ended };
}

/** @throws Error if no recipe with a network has that name */
export function createNewborn(recipeName: string, seed: number, engineName: keyof typeof MAKE): Newborn {
  const recipe = networkRecipeNamed(recipeName);
  if (!recipe) throw new Error(`no recipe is called ${recipeName}`);
  const spec = { ...CARTPOLE_V1, timeLimit: recipe.episodeLimit ?? CARTPOLE_V1.timeLimit };
  const { environment, ended } = openWorld(spec);
  const run = createRun({ recipe, seed, environment, engine: MAKE[engineName](engineOptions(recipe, spec)) });
  const events = run.events();
  let episode = 0;
  let epsilon = recipe.epsilon.start;
  return {
    get step() {
      return run.steps;
    },
    get episode() {
      return episode;
    },
    live() {
      const event = events.next().value;
      if (event?.kind !== 'step') return null;
      const { episodeSeed, explored } = event;
      episode = event.episode;
      const lived: LearnedStep = { episode, episodeSeed, action: event.action === 1 ? 1 : 0, explored, epsilon };
      if (ended()) {
        const end = events.next().value; // what is learned at an episode's end belongs to its last step
        if (end?.kind === 'episode') epsilon = end.epsilon;
      }
      return lived;
    },
    weights: () => run.served(),
  };
}
