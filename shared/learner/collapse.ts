/** Why it collapses, in numbers: what is measured of a network at each episode's end, on states that never change. */
import type { Environment, EnvironmentSpec } from '../sim/environment.ts';
import { nextBelow, randomStream } from '../sim/random.ts';
import type { Recipe } from './recipe.ts';

export interface Collapse {
  readonly terminalShare: number; // of the replay: transitions that end in a termination
  readonly actionGap: number; // mean over the probe states of the best Q value minus the second best
  readonly doomedMaxQ: number | null; // the largest Q value on doomed states; null where the world has none
  readonly valueBound: number; // what no true Q value exceeds: of doomed states least of all
  readonly gradientNorm: number | null; // of the first update since the episode before; null if there was none
}

/** Fixed states of a world, unscaled. */
interface Probes {
  readonly states: readonly Float32Array[]; // from random play
  readonly doomed: readonly Float32Array[]; // those where every action terminates the episode at once
}

const MOST = 32; // of each kind
const EPISODES = 60;
const EVERY = 4; // steps between two states of an episode

/** The same for every run in a world of this kind. Leaves the environment in the middle of nowhere: reset or restore it. */
export function collectProbes(environment: Environment): Probes {
  const { observationSize, actionCount } = environment.spec;
  const stream = randomStream(0, 'probes');
  const observation = new Float32Array(observationSize);
  const next = new Float32Array(observationSize);
  const states: Float32Array[] = [];
  const doomed: Float32Array[] = [];
  for (let episode = 0; episode < EPISODES; episode++) {
    environment.reset(episode, observation);
    for (let step = 0, ended = false; !ended; step++) {
      const here = environment.save();
      const ends = Array.from({ length: actionCount }, (_, action) => {
        environment.restore(here);
        return environment.step(action, next).terminated;
      });
      environment.restore(here);
      if (ends.every(Boolean) && doomed.length < MOST) doomed.push(observation.slice());
      if (step % EVERY === 0 && states.length < MOST) states.push(observation.slice());
      const { terminated, truncated } = environment.step(nextBelow(stream, actionCount), observation);
      ended = terminated || truncated;
    }
    if (states.length === MOST && doomed.length === MOST) break;
  }
  return { states, doomed };
}

/** @param values Q values of some unscaled observations: [observations, actions] */
export function measureProbes(
  { states, doomed }: Probes,
  actions: number,
  values: (observations: readonly Float32Array[]) => Float32Array,
): Pick<Collapse, 'actionGap' | 'doomedMaxQ'> {
  const q = values(states);
  let gaps = 0;
  for (let row = 0; row < states.length; row++) {
    const [best, second] = Array.from(q.subarray(row * actions, (row + 1) * actions)).sort((a, b) => b - a);
    gaps += best! - second!;
  }
  return { actionGap: gaps / states.length, doomedMaxQ: doomed.length === 0 ? null : Math.max(...values(doomed)) };
}

/**
 * What no true Q value exceeds where the world's rewards are at most 1 a step: these for ever, as the recipe scales them (to the time
 * limit where gamma is 1), or what it tells at an end.
 */
export function valueBound({ gamma, rewards, episodeLimit }: Recipe, { timeLimit }: EnvironmentSpec): number {
  const { scale, terminated, truncated } = rewards;
  const ends = [scale, terminated ?? scale, truncated ?? scale];
  if (gamma < 1) return Math.max(scale / (1 - gamma), ...ends); // every return is a mean of the two
  return Math.max(scale * (episodeLimit ?? timeLimit), scale) + Math.max(...ends) - scale;
}
