import type { Recipe } from '../recipe.ts';
import { MINIMAL_RL } from './minimalRl.ts';

/** The Keras CartPole notebook, with its 32 updates of a batch made as one. */
export const KERAS_BLOG: Recipe = {
  ...MINIMAL_RL,
  name: 'keras-blog',
  source:
    'A Keras CartPole notebook for gym 0.21: 4-32-64-2, Adam 1e-3, an unbounded list, no target network, epsilon x 0.995 an episode',
  deviations: [
    'One update of 32 transitions a step; as written they are 32 updates of one, each target from the network just changed: keras-blog-single',
    "As written the inner loop overwrites the live episode's state, so the agent goes on from a replayed one: not reproduced",
    'Shown episodes end at 500 steps',
  ],
  hidden: [32, 64],
  initialisation: 'glorot-uniform',
  learningRate: 1e-3,
  learningRateEnd: 1e-3,
  adamEpsilon: 1e-7,
  loss: 'mse',
  lossMean: 'outputs',
  gamma: 0.99,
  rewards: { scale: 1, terminated: -10, truncated: -10 },
  replayCapacity: 'unbounded',
  learningStarts: 32,
  update: { every: 1, of: 'step', count: 1 },
  sync: { every: 1, of: 'update', rate: 1, atZero: false }, // the target is always the network itself: there is none
  epsilon: { kind: 'multiply', start: 1, end: 0.1, per: 'episode', slope: 0.995 },
  limitCutsBootstrap: true,
  episodeLimit: null,
  reportEvery: 1,
  reportFormat: 'keras-blog',
  shownEpisodes: 5,
};

/** The notebook as written: each of the 32 transitions is an update of its own. */
export const KERAS_BLOG_SINGLE: Recipe = {
  ...KERAS_BLOG,
  name: 'keras-blog-single',
  source: `${KERAS_BLOG.source}; as written: 32 updates of batch 1 a step`,
  deviations: KERAS_BLOG.deviations.slice(1),
  oneByOne: true,
};
