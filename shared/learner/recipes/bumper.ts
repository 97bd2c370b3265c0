import type { Recipe } from '../recipe.ts';
import { HOUSE } from './house.ts';

/**
 * The house recipe in Bumper: longer, because a rival, balls and blows are more to learn than a pole. It is told what a match comes to and
 * nothing else: 1 for outlasting the rival, -1 for the own fall.
 */
export const BUMPER_HOUSE: Recipe = {
  ...HOUSE,
  name: 'bumper',
  source: 'CartPole Arena: the house recipe with a slower target network and Adam, and wins as rewards',
  environment: 'Bumper-v1',
  observationScale: [1 / 4.8, 0.33, 2, 0.5, 1, 0.33, 2, 0.5, 1, 1, 0.2],
  learningRate: 1e-3,
  learningRateEnd: 2e-4,
  learningRateSteps: 100_000,
  beta1: 0.9,
  beta2: 0.999,
  gamma: 0.995,
  gammaRamp: { start: 0.97, steps: 5_000 },
  rewards: { scale: 0, terminated: -1, truncated: 1 },
  limitCutsBootstrap: true,
  replayCapacity: 400_000,
  learningStarts: 1_000,
  sync: { every: 200, of: 'update', rate: 1, atZero: false },
  epsilon: { kind: 'linear', start: 1, end: 0.02, per: 'step', slope: -0.98 / 5_000 },
  servedAverage: { rate: 0.0005, eta: 8 },
  budget: { steps: 120_000 },
};
