import type { Environment } from '../sim/environment.ts';
import type { Demonstration, Recipe } from './recipe.ts';
import type { Replay } from './replay.ts';
import { toldReward } from './rewards.ts';
import { scaleObservation } from './scaleObservation.ts';

/** Plays the recipe's demonstrations into the replay. Leaves the environment in the last one's end: reset it. */
export function playDemonstrations(recipe: Recipe, environment: Environment, replay: Replay): void {
  const observation = new Float32Array(environment.spec.observationSize);
  let seen = observation.slice();
  let next = observation.slice();

  function play({ seed, actions }: Demonstration): void {
    environment.reset(seed, observation);
    scaleObservation(observation, recipe.observationScale, seen);
    for (const digit of actions) {
      const action = Number(digit);
      const outcome = environment.step(action, observation);
      scaleObservation(observation, recipe.observationScale, next);
      replay.add(seen, action, toldReward(recipe.rewards, outcome), next, outcome);
      [seen, next] = [next, seen];
      if (outcome.terminated || outcome.truncated) return;
    }
    replay.breakOff(seen);
  }

  for (const demonstration of recipe.demonstrations) play(demonstration);
}
