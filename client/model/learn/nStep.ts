/**
 * The figure of returns: a random walk over 19 cells of ice between a hole and the goal, and how each state's value is
 * learned from returns of n steps. Source: Sutton & Barto 2018, sections 6.1, 6.2 and 7.1, examples 6.2 and 7.1.
 */
import { lakeTable, startCell } from '../../../shared/sim/frozenLake.ts';
import { type FrozenLakeSpec, frozenLakeEnvironment } from '../../../shared/sim/frozenLakeEnvironment.ts';
import { nextBelow, nextUint32, randomStream } from '../../../shared/sim/random.ts';

const STATES = 19;
const half = 'F'.repeat((STATES - 1) / 2);
const map = [`H${half}S${half}G`] as const;

export const ROW: FrozenLakeSpec = {
  id: 'a row of ice',
  observationSize: STATES + 2,
  actionCount: 4,
  timeLimit: Number.POSITIVE_INFINITY,
  solvedAt: 1,
  map,
  slippery: false,
  table: lakeTable(map, false),
};
const LEFT = 0;
const RIGHT = 2;
const FIRST_GUESS = 0.5; // of every state

/** The chance to end at the goal: from the hole, cell 0, to the goal in equal steps. */
export const TRUTH: readonly number[] = Array.from({ length: STATES + 2 }, (_, cell) => cell / (STATES + 1));

/** One episode: cells[t] -> rewards[t] -> cells[t + 1]; the last cell is an end, worth nothing. */
export interface Episode {
  readonly cells: readonly number[];
  readonly rewards: readonly number[];
}

/**
 * What the state at step t is moved towards: n rewards, and then what is believed of the state there; to the end, nothing is
 * believed any more. n = 1 is TD(0)'s target, n = Infinity the Monte Carlo return.
 */
export function nStepReturn(episode: Episode, t: number, n: number, gamma: number, values: ArrayLike<number>): number {
  const { cells, rewards } = episode;
  const until = Math.min(t + n, rewards.length);
  let sum = 0;
  let discount = 1;
  for (let k = t; k < until; k++) {
    sum += discount * rewards[k]!;
    discount *= gamma;
  }
  return until < rewards.length ? sum + discount * values[cells[until]!]! : sum;
}

/** Every state of an episode, in its order, a part of the way to its n-step return. */
export function learnEpisode(values: Float64Array, episode: Episode, n: number, rate: number): void {
  for (let t = 0; t < episode.rewards.length; t++) {
    const cell = episode.cells[t]!;
    values[cell] = values[cell]! + rate * (nStepReturn(episode, t, n, 1, values) - values[cell]!);
  }
}

/** Root mean square distance to the truth over the states. */
export function rootMeanSquare(values: ArrayLike<number>): number {
  let sum = 0;
  for (let cell = 1; cell <= STATES; cell++) sum += (values[cell]! - TRUTH[cell]!) ** 2;
  return Math.sqrt(sum / STATES);
}

export interface Predictor {
  readonly values: Float64Array; // [cells]
  readonly episodes: number;
  readonly steps: number;
  readonly errors: readonly number[]; // after 0, 1, .. episodes
  readonly newest: Episode | null;
  readonly targets: readonly number[]; // of the middle state, the latest of at most `KEPT`
  episode(): void;
}

const KEPT = 200;

/** @param rate how far a value moves towards its target */
export function beginPredictor(n: number, rate: number, seed: number): Predictor {
  const world = frozenLakeEnvironment(ROW);
  const steps = randomStream(seed, 'behaviour');
  const seeds = randomStream(seed, 'environment');
  const values = new Float64Array(STATES + 2).fill(FIRST_GUESS, 1, STATES + 1);
  const errors = [rootMeanSquare(values)];
  const targets: number[] = [];
  const seen = new Float32Array(ROW.observationSize);
  const middle = startCell(ROW.map);
  let newest: Episode | null = null;
  let walked = 0;

  function walk(): Episode {
    world.reset(nextUint32(seeds), seen);
    const cells = [seen.indexOf(1)];
    const rewards: number[] = [];
    for (let ended = false; !ended; ) {
      const outcome = world.step(nextBelow(steps, 2) === 0 ? LEFT : RIGHT, seen);
      cells.push(seen.indexOf(1));
      rewards.push(outcome.reward);
      ended = outcome.terminated;
    }
    return { cells, rewards };
  }

  return {
    values,
    errors,
    targets,
    get newest() {
      return newest;
    },
    get episodes() {
      return errors.length - 1;
    },
    get steps() {
      return walked;
    },
    episode() {
      const episode = walk();
      newest = episode;
      walked += episode.rewards.length;
      for (const [t, cell] of episode.cells.entries()) {
        if (cell === middle) targets.push(nStepReturn(episode, t, n, 1, values));
      }
      targets.splice(0, targets.length - KEPT);
      learnEpisode(values, episode, n, rate);
      errors.push(rootMeanSquare(values));
    },
  };
}

/** How far targets lie apart: their standard deviation; null of fewer than two. */
export function spreadOf(targets: readonly number[]): number | null {
  if (targets.length < 2) return null;
  const mean = targets.reduce((sum, one) => sum + one, 0) / targets.length;
  return Math.sqrt(targets.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (targets.length - 1));
}
