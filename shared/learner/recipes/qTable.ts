import { CARTPOLE_V0, CARTPOLE_V1 } from '../../sim/cartpoleEnvironment.ts';
import { FIRM_LAKE } from '../../sim/frozenLakeEnvironment.ts';
import type { TabularRecipe } from '../tabularRecipe.ts';

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

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

/** Q-learning on CartPole by its state cut into 360 boxes: position, speed, angle, angular speed. */
export const Q_TABLE_CARTPOLE: TabularRecipe = {
  ...Q_TABLE,
  source:
    'Watkins & Dayan 1992, Q-learning, on boxes as in Barto, Sutton & Anderson 1983, whose learner is told -1 for a fall and 0 before it',
  deviations: ['The pole is cut finer, 8 angles by 5 angular speeds instead of 6 by 3: 360 boxes instead of 162'],
  environment: CARTPOLE_V0.id,
  edges: [
    [-0.8, 0.8], // m
    [-0.5, 0.5], // m/s
    [-6, -4, -2, 0, 2, 4, 6].map(radians),
    [-60, -20, 20, 60].map(radians), // per second
  ],
  initialValue: 0,
  learningRateEnd: 5e-3,
  learningRateSteps: 500_000,
  gamma: 0.99,
  epsilon: { kind: 'linear', start: 0.2, end: 0.02, per: 'step', slope: -0.18 / 450_000 },
  rewards: { scale: 0, terminated: -1, truncated: null },
  reportEvery: 100,
};

/** The form of `q-table` for a world: the states of a lake are cells, those of a cart are cut into boxes. */
export function qTable(environment: string): TabularRecipe {
  const isCart = environment === CARTPOLE_V0.id || environment === CARTPOLE_V1.id;
  return { ...(isCart ? Q_TABLE_CARTPOLE : Q_TABLE), environment };
}
