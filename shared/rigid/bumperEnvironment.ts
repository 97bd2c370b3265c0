/** Bumper as an Environment: one of two carts is the learner's, a rival drives the other. */
import type { Action } from '../sim/cartpole.ts';
import type { Environment, EnvironmentSpec, Outcome } from '../sim/environment.ts';
import { hash32 } from '../sim/random.ts';
import { BUMPER_TICKS } from './bumperMatch.ts';
import { BUMPER_OBSERVATION, observeBumper } from './bumperObservation.ts';
import type { RigidView } from './rigidView.ts';
import { createRigidWorld, type RigidWorld } from './rigidWorld.ts';
import type { Driver, Rival } from './rivals.ts';

export const BUMPER: EnvironmentSpec = {
  id: 'Bumper-v1',
  observationSize: BUMPER_OBSERVATION,
  actionCount: 2,
  timeLimit: BUMPER_TICKS,
  solvedAt: 2_850, // about 19 matches of 20 won
};

const LIVE: Outcome = { reward: 1, terminated: false, truncated: false };
const FELL: Outcome = { reward: 1, terminated: true, truncated: false };

interface Episode {
  readonly seed: number;
  readonly seat: number; // the learner's: half of the seeds each
  readonly world: RigidWorld;
  readonly driver: Driver;
  readonly actions: Action[]; // the learner's so far
  view: RigidView;
  ended: boolean;
}

/**
 * Reward 1 a tick; who outlasts the rival is credited the rest of the minute, so that a return is how long the learner stood and a
 * won match is worth `BUMPER_TICKS`. The own fall, alone or with the rival's, terminates; the rival's, or the end of time,
 * truncates: the learner still stands. matter-js keeps too much to be copied, so what is saved is the seed and the actions, and `restore` plays them again
 * (BUMPER8): its length grows with the episode.
 */
export function bumperEnvironment(rival: Rival): Environment {
  let episode = begin(0);

  function begin(seed: number): Episode {
    const world = createRigidWorld({ seed, seats: 2, balls: true });
    return {
      seed,
      seat: hash32(seed, 11) % 2,
      world,
      driver: rival(seed),
      actions: [],
      view: world.view(),
      ended: false,
    };
  }

  function advance(now: Episode, action: Action): Outcome {
    const theirs = now.driver(now.view, 1 - now.seat);
    now.world.step(now.seat === 0 ? [action, theirs] : [theirs, action]);
    now.view = now.world.view();
    now.actions.push(action);
    if (!now.world.over()) return LIVE;
    now.ended = true;
    if (now.view.carts[now.seat]!.fallen) return FELL;
    return { reward: 1 + BUMPER_TICKS - now.view.tick, terminated: false, truncated: true };
  }

  return {
    spec: BUMPER,
    reset(seed, out) {
      episode = begin(seed);
      observeBumper(episode.view, episode.seat, out);
    },
    step(action, out) {
      if (episode.ended) throw new Error('this episode has ended: reset first');
      if (action !== 0 && action !== 1) throw new RangeError(`action ${action} is neither 0 nor 1`);
      const outcome = advance(episode, action satisfies Action);
      observeBumper(episode.view, episode.seat, out);
      return outcome;
    },
    save: () => Float64Array.of(episode.seed, ...episode.actions),
    restore([seed, ...actions]) {
      if (seed === undefined) throw new RangeError('a saved Bumper match begins with its seed');
      episode = begin(seed);
      for (const action of actions) advance(episode, action === 1 ? 1 : 0);
    },
  };
}
