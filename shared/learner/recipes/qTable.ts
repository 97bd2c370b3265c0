import { FIRM_LAKE } from '../../sim/frozenLakeEnvironment.ts';
import type { TabularRecipe } from '../tabularRecipe.ts';

const degrees = (angle: number): number => (angle / 180) * 3.141592653589793;

/** Q-learning on a frozen lake, slippery or not, small or large: the cells are the states. */
export const Q_TABLE: TabularRecipe = {
  kind: 'q-table',
  name: 'q-table',
  source: 'Watkins & Dayan 1992, Q-learning: Q(s, a) moves towards r + gamma max Q(s2, .) by a falling rate',
  deviations: ['Every entry starts at 1, what the goal is worth: an action that was never tried looks good'],
  environment: FIRM_LAKE.id,
  edges: null,
  initialValue: 1,
  learningRate: 0.2,
  learningRateEnd: 1e-3,
  learningRateSteps: 480_000,
  gamma: 0.997,
  epsilon: { kind: 'linear', start: 0.2, end: 0.2, per: 'step', slope: 0 },
  rewards: { scale: 1, terminated: null, truncated: null },
  limitCutsBootstrap: false,
  episodeLimit: null,
  budget: { steps: 600_000 },
  reportEvery: 1_000,
  shownEpisodes: 1,
};

/** Q-learning on CartPole by its state cut into 162 boxes: position, speed, angle, angular speed. */
export const Q_TABLE_CARTPOLE: TabularRecipe = {
  ...Q_TABLE,
  source: 'Watkins & Dayan 1992, Q-learning; the 162 boxes of Barto, Sutton & Anderson 1983 (Michie & Chambers 1968)',
  deviations: ['Told 0 a step and -1 for a fall, which is the same goal: the later the fall, the less it weighs'],
  edges: [
    [-0.8, 0.8], // m
    [-0.5, 0.5], // m/s
    [degrees(-6), degrees(-1), 0, degrees(1), degrees(6)], // rad
    [degrees(-50), degrees(50)], // rad/s
  ],
  initialValue: 0,
  learningRateEnd: 5e-3,
  learningRateSteps: 500_000,
  gamma: 0.99,
  epsilon: { kind: 'linear', start: 0.2, end: 0.02, per: 'step', slope: -0.18 / 450_000 },
  rewards: { scale: 0, terminated: -1, truncated: null },
  environment: 'CartPole-v0',
  reportEvery: 100,
};

/** The form of `q-table` for a world: the states of a lake are cells, those of a cart are cut into boxes. */
export function qTable(environment: string): TabularRecipe {
  return { ...(environment.startsWith('CartPole') ? Q_TABLE_CARTPOLE : Q_TABLE), environment };
}
