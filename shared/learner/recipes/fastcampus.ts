import type { Recipe } from '../recipe.ts';
import { MINIMAL_RL } from './minimalRl.ts';

/** A lecture's DQN program, reviewed line by line; its two slips mended. */
export const FASTCAMPUS: Recipe = {
  ...MINIMAL_RL,
  name: 'fastcampus',
  source:
    'A DQN code review (Fast Campus): 4-128-2, batch 256, gamma 1, one update an episode, target copied every 10 episodes',
  deviations: [
    'ReLU is assumed between the layers: the review does not show it',
    'Exploration draws from both actions; as written, DQN(4, 1, ...) makes it always push left: fastcampus-as-written',
    'As written, `if done` is a NameError: here the episode ends where the world says so',
  ],
  hidden: [128],
  gamma: 1,
  batchSize: 256,
  learningStarts: 2_000,
  update: { every: 1, of: 'episode', count: 1 },
  sync: { every: 10, of: 'episode', rate: 1, atZero: true },
  limitCutsBootstrap: true,
  episodeLimit: null,
  budget: { episodes: 3_000 },
  reportEvery: 100,
  reportFormat: 'fastcampus',
  shownEpisodes: 1,
};

/** As written: an exploring step is always action 0, a push to the left. */
export const FASTCAMPUS_AS_WRITTEN: Recipe = {
  ...FASTCAMPUS,
  name: 'fastcampus-as-written',
  source: `${FASTCAMPUS.source}; as written: exploration always pushes left`,
  deviations: [FASTCAMPUS.deviations[0]!, FASTCAMPUS.deviations[2]!],
  exploration: 'first-action',
};
