import { FIRM_LAKE, FIRM_LAKE_8X8 } from '../../sim/frozenLakeEnvironment.ts';
import type { Recipe } from '../recipe.ts';
import { MINIMAL_RL } from './minimalRl.ts';

const REPAIRED = [
  'The cell is told one-hot; as written the network is given its bare number',
  'The loss takes the Q value of the action that was played, and the target the largest one of the next cell; as written neither is picked',
  'The target network follows every 20 episodes; as written it is copied once, at the start',
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
