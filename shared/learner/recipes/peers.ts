/** The settings of well-known programs, for comparison on equal terms. */
import type { Recipe } from '../recipe.ts';
import { MINIMAL_RL } from './minimalRl.ts';

/** Stable-Baselines3's DQN with rl-zoo's tuned CartPole settings. */
export const SB3_ZOO: Recipe = {
  ...MINIMAL_RL,
  name: 'sb3-zoo',
  source:
    'Stable-Baselines3 DQN with rl-baselines3-zoo hyperparameters for CartPole-v1: 4-256-256-2, 128 updates every 256 steps, 50,000 steps',
  deviations: ['Its first 1,000 steps are purely random; here epsilon falls from the first step on, to 0.88 by then'],
  hidden: [256, 256],
  learningRate: 2.3e-3,
  learningRateEnd: 2.3e-3,
  clipNorm: 10,
  gamma: 0.99,
  rewards: { scale: 1, terminated: null, truncated: null },
  replayCapacity: 100_000,
  replacement: true,
  batchSize: 64,
  learningStarts: 1_001,
  update: { every: 256, of: 'step', count: 128 },
  sync: { every: 10, of: 'step', rate: 1, atZero: false },
  epsilon: { kind: 'linear', start: 1, end: 0.04, per: 'step', slope: -0.96 / 8_000 },
  episodeLimit: null,
  budget: { steps: 50_000 },
  reportEvery: 20,
  reportFormat: 'plain',
  shownEpisodes: 1,
};

/** CleanRL's dqn.py with its defaults. */
export const CLEANRL: Recipe = {
  ...MINIMAL_RL,
  name: 'cleanrl',
  source: "CleanRL's dqn.py with its defaults: 4-120-84-2, squared error, batch 128 every 10 steps, 500,000 steps",
  deviations: [],
  hidden: [120, 84],
  learningRate: 2.5e-4,
  learningRateEnd: 2.5e-4,
  loss: 'mse',
  gamma: 0.99,
  rewards: { scale: 1, terminated: null, truncated: null },
  replayCapacity: 10_000,
  replacement: true,
  batchSize: 128,
  learningStarts: 10_000,
  update: { every: 10, of: 'step', count: 1 },
  sync: { every: 500, of: 'step', rate: 1, atZero: false },
  epsilon: { kind: 'linear', start: 1, end: 0.05, per: 'step', slope: -0.95 / 250_000 },
  episodeLimit: null,
  budget: { steps: 500_000 },
  reportEvery: 100,
  reportFormat: 'plain',
  shownEpisodes: 1,
};

/** The DQN tutorial of PyTorch's documentation. */
export const TORCH_TUTORIAL: Recipe = {
  ...MINIMAL_RL,
  name: 'torch-tutorial',
  source:
    "PyTorch's DQN tutorial: 4-128-128-2, AdamW with amsgrad 1e-4, batch 128 each step, target following at 0.005, 600 episodes",
  deviations: [],
  learningRate: 1e-4,
  learningRateEnd: 1e-4,
  weightDecay: 0.01,
  amsgrad: true,
  clipValue: 100,
  gamma: 0.99,
  rewards: { scale: 1, terminated: null, truncated: null },
  replayCapacity: 10_000,
  batchSize: 128,
  learningStarts: 128,
  update: { every: 1, of: 'step', count: 1 },
  sync: { every: 1, of: 'step', rate: 0.005, atZero: false },
  epsilon: { kind: 'decay', start: 0.9, end: 0.05, per: 'step', slope: 0.999000499833375 }, // e^(-1 / 1000)
  episodeLimit: null,
  budget: { episodes: 600 },
  reportEvery: 20,
  reportFormat: 'plain',
  shownEpisodes: 1,
};
