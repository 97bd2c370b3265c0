import type { Recipe } from '../recipe.ts';
import { MINIMAL_RL } from './minimalRl.ts';

/** The PyTorch CartPole post: minimalRL's program under gym 0.21, whose single `done` cuts the bootstrap at the limit too. */
export const TORCH_BLOG: Recipe = {
  ...MINIMAL_RL,
  name: 'torch-blog',
  source:
    'A PyTorch CartPole post on minimalRL dqn.py under gym 0.21, 500 episodes; it calls its target network "Double DQN"',
  deviations: ['No Double DQN, as in its code; torch-blog-double has the real thing'],
  limitCutsBootstrap: true,
  episodeLimit: null,
  budget: { episodes: 500 },
  reportFormat: 'torch-blog',
  shownEpisodes: 1,
};

/** What the post says it does: the online network chooses, the target network values. */
export const TORCH_BLOG_DOUBLE: Recipe = {
  ...TORCH_BLOG,
  name: 'torch-blog-double',
  source: `${TORCH_BLOG.source}; with Double DQN (van Hasselt et al. 2016)`,
  deviations: ['Double DQN, which the post names and its code does not have'],
  double: true,
};
