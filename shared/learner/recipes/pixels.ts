import type { Recipe } from '../recipe.ts';
import { HOUSE } from './house.ts';

/** Ours, from frames alone: what `house` does with states, with convolutions before it and a learning rate that falls. */
export const HOUSE_PIXELS: Recipe = {
  ...HOUSE,
  name: 'house-pixels',
  source:
    'CartPole Arena: Double DQN on frames of 24x48 and their change, 3-step returns, frames mirrored when drawn, falls in every batch, a falling learning rate, a served average',
  deviations: [
    'Frames mirrored sideways use a symmetry of this world: (s, a) and (-s, 1 - a) have mirrored futures',
    'The pole is drawn 2.4 times larger than the track, with exact parts of pixels: one tick moves it by less than a pixel',
  ],
  pixels: {
    height: 24,
    width: 48,
    ages: [0, 2],
    difference: 4,
    convolutions: [
      { filters: 8, size: 5, stride: 3 },
      { filters: 16, size: 3, stride: 2 },
    ],
  },
  hidden: [64],
  initialisation: 'he-uniform',
  observationScale: null,
  learningRate: 1e-3,
  learningRateEnd: 5e-5,
  learningRateSteps: 20_000,
  beta1: 0.9,
  beta2: 0.999,
  clipNorm: 1,
  gamma: 0.99,
  gammaRamp: null,
  batchSize: 32,
  learningStarts: 500,
  sync: { every: 150, of: 'update', rate: 1, atZero: false },
  epsilon: { kind: 'linear', start: 1, end: 0.05, per: 'step', slope: -0.95 / 2_500 },
  servedAverage: { rate: 0.001, eta: 8 },
  budget: { steps: 20_000 },
};
