import { FIRM_LAKE, FROZEN_LAKES } from '../../sim/frozenLakeEnvironment.ts';
import type { Recipe } from '../recipe.ts';
import { MINIMAL_RL } from './minimalRl.ts';

const REPAIRED = [
  'The cell is told one-hot; as written the network is given its bare number',
  'The loss takes the Q value of the action that was played, and the target the largest one of the next cell; as written neither is picked',
  'The target network follows every 20 episodes; as written it is copied once ever',
  'A fall into a hole and the goal cut the bootstrap, the time limit does not',
];

/** The program of a post on Human-level control through deep reinforcement learning, repaired where it cannot run. */
export const NATURE_FROZENLAKE: Recipe = {
  ...MINIMAL_RL,
  name: 'nature-frozenlake',
  source:
    'A review of Mnih et al. 2015 (Nature) with code for FrozenLake 4x4, not slippery: 128-128 ReLU, squared error, Adam 5e-4, gamma 0.98, 10 updates an episode',
  deviations: REPAIRED,
  environment: FIRM_LAKE.id,
  loss: 'mse',
  rewards: { scale: 1, terminated: null, truncated: null },
  episodeLimit: null,
  budget: { episodes: 10_000 },
  reportFormat: 'nature-frozenlake',
  shownEpisodes: 1,
};

/** The same on the large firm lake, whose goal the source's few random steps find too late on some seeds. */
const LARGE: Recipe = {
  ...NATURE_FROZENLAKE,
  deviations: [...REPAIRED, 'Epsilon falls from 1 over the first half of the episodes, the source from 0.08'],
  epsilon: { kind: 'linear', start: 1, end: 0.01, per: 'episode', slope: -1 / 5_000 },
};

/** The same on slippery ice, where targets are noisy and the differences between actions small. */
const SLIPPERY: Recipe = {
  ...NATURE_FROZENLAKE,
  deviations: [
    ...REPAIRED,
    'gamma 0.997, since a walk around the holes takes a hundred steps',
    'Double DQN: the largest of noisy values is too large, and soon above 1',
    'Adam falls from 5e-4 to 1e-5, the replay holds 100,000, and an average of the network is served',
    'Epsilon falls from 0.2 to 0.1: enough to try every action often',
  ],
  gamma: 0.997,
  double: true,
  replayCapacity: 100_000,
  learningRateEnd: 1e-5,
  learningRateSteps: 600_000,
  servedAverage: { rate: 2e-4, eta: 8 },
  epsilon: { kind: 'linear', start: 0.2, end: 0.1, per: 'episode', slope: -0.1 / 5_000 },
};

/** The form of `nature-frozenlake` for a world. */
export function natureFrozenLake(environment: string): Recipe {
  const lake = FROZEN_LAKES.find(({ id }) => id === environment);
  const form = lake?.slippery ? SLIPPERY : lake && lake !== FIRM_LAKE ? LARGE : NATURE_FROZENLAKE;
  return { ...form, environment };
}
