/** The named recipes. A variant spreads the one it varies. */
import type { Recipe } from './recipe.ts';

/** minimalRL's dqn.py, with what the walk-through of it spells out. */
export const MINIMAL_RL: Recipe = {
  name: 'minimal-rl',
  source:
    'minimalRL dqn.py (seungeunrho/minimalRL) and its walk-through: 4-128-128-2, Adam 5e-4, gamma 0.98, 10 updates an episode',
  deviations: [
    'Shown episodes end at 500 steps',
    'A training episode breaks off at 10,000 steps, still bootstrapping; the source has no limit',
  ],
  hidden: [128, 128],
  initialisation: 'pytorch',
  lastLayerScale: 1,
  observationScale: null,
  learningRate: 5e-4,
  learningRateEnd: 5e-4,
  learningRateSteps: 0,
  beta1: 0.9,
  beta2: 0.999,
  adamEpsilon: 1e-8,
  loss: 'huber',
  lossMean: 'batch',
  clipNorm: null,
  gamma: 0.98,
  gammaRamp: null,
  nStep: 1,
  double: false,
  rewards: { step: 0.01, terminated: 0.01 },
  replayCapacity: 50_000,
  replacement: false,
  mirrored: false,
  batchSize: 32,
  nearFalls: null,
  learningStarts: 2_001,
  update: { every: 1, of: 'episode', count: 10 },
  sync: { every: 20, of: 'episode', rate: 1, atZero: false },
  epsilon: { kind: 'linear', start: 0.08, end: 0.01, per: 'episode', slope: -0.01 / 200 },
  limitCutsBootstrap: false,
  episodeLimit: 10_000,
  servedAverage: null,
  freeze: null,
  budget: { episodes: 1_000 },
  reportEvery: 20,
};

/** Ours: solves CartPole-v1 in about a thousand steps and stays solved. docs/recipes.md has what each trick is worth. */
export const HOUSE: Recipe = {
  name: 'house',
  source:
    'CartPole Arena: Double DQN, 3-step returns, scaled and mirrored observations, falls in every batch, a growing horizon, a served average',
  deviations: ['Mirrored transitions use a symmetry of this world: (s, a) and (-s, 1 - a) have mirrored futures'],
  hidden: [64, 64],
  initialisation: 'pytorch',
  lastLayerScale: 0.3,
  observationScale: [1 / 2.4, 0.33, 4.77, 0.33],
  learningRate: 2e-3,
  learningRateEnd: 2e-3,
  learningRateSteps: 0,
  beta1: 0.8,
  beta2: 0.99,
  adamEpsilon: 1e-8,
  loss: 'huber',
  lossMean: 'batch',
  clipNorm: null,
  gamma: 0.997,
  gammaRamp: { start: 0.97, steps: 1_000 },
  nStep: 3,
  double: true,
  rewards: { step: 0, terminated: -1 },
  replayCapacity: 'unbounded',
  replacement: true,
  mirrored: true,
  batchSize: 64,
  nearFalls: { share: 0.125, steps: 30 },
  learningStarts: 200,
  update: { every: 2, of: 'step', count: 1 },
  sync: { every: 10, of: 'update', rate: 1, atZero: false },
  epsilon: { kind: 'linear', start: 1, end: 0.1, per: 'step', slope: -0.9 / 700 },
  limitCutsBootstrap: false,
  episodeLimit: null,
  servedAverage: { rate: 0.003, eta: 8 },
  freeze: null,
  budget: { steps: 10_000 },
  reportEvery: 10,
};

export const RECIPES: readonly Recipe[] = [HOUSE, MINIMAL_RL];

export function recipeNamed(name: string): Recipe | undefined {
  return RECIPES.find((recipe) => recipe.name === name);
}
