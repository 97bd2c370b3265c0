/** Runs as a page hears of them: their steps in whatever pieces, from the learners themselves. */

import { type World, worldOf } from '../../../client/model/worlds/world.ts';
import { createJsEngine } from '../../../shared/kernel/jsEngine.ts';
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import { engineOptions } from '../../../shared/learner/engineOptions.ts';
import { recipeEnvironment } from '../../../shared/learner/recipeEnvironment.ts';
import { KERAS_BLOG, recipeNamed } from '../../../shared/learner/recipes/index.ts';
import { createRun } from '../../../shared/learner/run.ts';
import { createTabularRun } from '../../../shared/learner/tabularRun.ts';
import type { RunSteps } from '../../../shared/protocol/runEvents.ts';
import { createEnvironment } from '../../../shared/sim/environments.ts';

export function worldFor(settings: AnyRecipe): World {
  return worldOf({ environment: settings.environment, settings })!;
}

/** Small enough to be trained in a test. */
export const SMALL_NETWORK: AnyRecipe = { ...KERAS_BLOG, hidden: [8, 8] };
export const LAKE_TABLE = recipeNamed('q-table', 'FrozenLake-v1')!;
export const CART_TABLE = recipeNamed('q-table', 'CartPole-v1')!;

export interface Recorded {
  readonly episodes: readonly RunSteps[]; // each whole, the last one as far as it came
  readonly served: Float32Array; // at its end
}

export function record(settings: AnyRecipe, seed: number, steps: number): Recorded {
  const world = worldFor(settings);
  const run =
    settings.kind === 'q-table'
      ? createTabularRun({ recipe: settings, seed, environment: createEnvironment(world.trained) })
      : createRun({
          recipe: settings,
          seed,
          environment: recipeEnvironment(settings, world.trained),
          engine: createJsEngine(engineOptions(settings, world.trained)),
        });
  const episodes: {
    run: string;
    episode: number;
    seed: number;
    from: 0;
    actions: number[];
    explored: boolean[];
    q: number[];
  }[] = [];
  for (const told of run.events()) {
    if (told.kind === 'episode') continue;
    if (told.episodeStep === 0) {
      episodes.push({
        run: 'r',
        episode: told.episode,
        seed: told.episodeSeed,
        from: 0,
        actions: [],
        explored: [],
        q: [],
      });
    }
    const { actions, explored, q } = episodes.at(-1)!;
    actions.push(told.action);
    explored.push(told.explored);
    q.push(...told.q);
    if (told.step >= steps) break;
  }
  return { episodes, served: run.served() };
}

export function part(msg: RunSteps, from: number, to: number): RunSteps {
  const width = msg.q.length / msg.actions.length;
  return {
    ...msg,
    from,
    actions: msg.actions.slice(from, to),
    explored: msg.explored.slice(from, to),
    q: msg.q.slice(from * width, to * width),
  };
}
