/** The recipes of the figures that train a network on CartPole: plain DQN, nothing of the house's tricks, changed in one thing. */
import type { Recipe } from '../../../shared/learner/recipe.ts';
import { CLEANRL } from '../../../shared/learner/recipes/peers.ts';

/** Plain DQN: Mnih et al. 2015 in small, for a world of four numbers. */
export const PLAIN: Recipe = {
  ...CLEANRL,
  name: 'plain-dqn',
  source: 'Mnih et al. 2015 in small: 4-64-64-2, batch 32 each step, the target network copied every 200 updates',
  hidden: [64, 64],
  learningRate: 1e-3,
  learningRateEnd: 1e-3,
  replayCapacity: 10_000,
  replacement: false,
  batchSize: 32,
  learningStarts: 32,
  update: { every: 1, of: 'step', count: 1 },
  sync: { every: 200, of: 'update', rate: 1, atZero: false },
  epsilon: { kind: 'linear', start: 1, end: 0.05, per: 'step', slope: -0.95 / 3_000 },
  budget: { steps: 20_000 },
  reportEvery: 20,
};

/** A batch of any transitions in the replay, or of the newest ones alone, which follow upon each other. */
export type BatchKind = 'shuffled' | 'newest';
export const BATCH_KINDS: readonly BatchKind[] = ['shuffled', 'newest'];

/** A replay that holds no more than a batch gives the newest transitions each time. */
export function replayRecipe(kind: BatchKind): Recipe {
  if (kind === 'shuffled') return PLAIN;
  return { ...PLAIN, name: 'plain-dqn-newest', replayCapacity: PLAIN.batchSize };
}

/** Updates between two copies to the target network. */
export const PERIODS = [1, 10, 50, 200, 1_000, 5_000] as const;

export function targetRecipe(period: number): Recipe {
  return { ...PLAIN, name: `plain-dqn-sync-${period}`, sync: { ...PLAIN.sync, every: period } };
}
