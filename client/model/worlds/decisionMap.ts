/** Which way a policy pushes, over every angle and angular velocity of the pole, the cart held where it is: computed a row at a time. */
import { ANGLE_LIMIT } from '../../../shared/sim/cartpole.ts';
import type { ServedPolicy } from './servedPolicy.ts';

/** What the two axes are not. */
export interface CartPlace {
  readonly x: number; // m
  readonly xDot: number; // m/s
}

export interface DecisionMap {
  readonly place: CartPlace;
  readonly gaps: Float32Array; // [MAP_CELLS, MAP_CELLS], rows from the fastest turn to the right down: Q of right less Q of left
  readonly largest: number; // of their sizes
}

export const MAP_CELLS = 48;
export const MAP_ANGLE = ANGLE_LIMIT; // rad, to either side: beyond it an episode is over
export const MAP_SPIN = 3; // rad/s, to either side

/** The middle of a column. */
export function angleOf(column: number): number {
  return MAP_ANGLE * ((2 * column + 1) / MAP_CELLS - 1);
}

/** The middle of a row. */
export function spinOf(row: number): number {
  return MAP_SPIN * (1 - (2 * row + 1) / MAP_CELLS);
}

export interface MapWork {
  /** Another map; what was begun is dropped. @throws RangeError for a policy on frames: a state alone shows it nothing */
  begin(policy: ServedPolicy, place: CartPlace): void;
  /** Computes rows until one is done after `enough`. @returns whether something was finished by it */
  work(enough: () => boolean): boolean;
  idle(): boolean;
  /** The newest finished one; the next one is another object. */
  map(): DecisionMap | null;
}

export function createMapWork(): MapWork {
  const states = new Float32Array(4 * MAP_CELLS);
  const q = new Float32Array(2 * MAP_CELLS);
  let task: { readonly policy: ServedPolicy; readonly place: CartPlace; readonly gaps: Float32Array } | null = null;
  let row = 0;
  let done: DecisionMap | null = null;

  function workRow({ policy, place, gaps }: NonNullable<typeof task>): void {
    const spin = spinOf(row);
    for (let column = 0; column < MAP_CELLS; column++) {
      states[4 * column] = place.x;
      states[4 * column + 1] = place.xDot;
      states[4 * column + 2] = angleOf(column);
      states[4 * column + 3] = spin;
    }
    policy.batch(states, MAP_CELLS, q);
    for (let column = 0; column < MAP_CELLS; column++) {
      gaps[row * MAP_CELLS + column] = q[2 * column + 1]! - q[2 * column]!;
    }
    row++;
  }

  return {
    begin(policy, place) {
      if (policy.onFrames) throw new RangeError('a policy on frames has no map over states');
      task = { policy, place, gaps: new Float32Array(MAP_CELLS * MAP_CELLS) };
      row = 0;
    },
    work(enough) {
      while (task) {
        workRow(task);
        if (row === MAP_CELLS) {
          const { place, gaps } = task;
          done = { place, gaps, largest: gaps.reduce((most, gap) => Math.max(most, Math.abs(gap)), 0) };
          task = null;
          return true;
        }
        if (enough()) break;
      }
      return false;
    },
    idle: () => task === null,
    map: () => done,
  };
}
