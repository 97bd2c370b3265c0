/** The exact Q values of a lake: what every learner of it should come to. */
import { LAKE_ACTIONS, type LakeTable, startCell } from '../../../shared/sim/frozenLake.ts';
import type { FrozenLakeSpec } from '../../../shared/sim/frozenLakeEnvironment.ts';
import { aimOf } from '../worlds/lakeField.ts';

const CLOSE = 1e-12;
const MOST_SWEEPS = 10_000;

/** Of the four values of a cell, what a state is worth to whoever acts by some rule. */
type Worth = (values: Float64Array) => number;

const best: Worth = (values) => Math.max(...values);

/** Who takes the best action, but any action alike with chance `epsilon`. */
export const bestWithin =
  (epsilon: number): Worth =>
  (values) =>
    (1 - epsilon) * Math.max(...values) + (epsilon * values.reduce((sum, value) => sum + value, 0)) / values.length;

/**
 * The Bellman equation iterated until nothing moves: Q(s, a) = sum of p (r + gamma worth(Q(s', .))); time limits left out.
 * @returns [cells, actions]; 0 where a walk has ended
 */
export function exactValues(table: LakeTable, gamma: number, worth: Worth = best): Float64Array {
  const q = new Float64Array(table.length * LAKE_ACTIONS);
  const rowOf = (cell: number): Float64Array => q.subarray(cell * LAKE_ACTIONS, (cell + 1) * LAKE_ACTIONS);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let moved = 0;
    for (const [cell, actions] of table.entries()) {
      if (isEnd(table, cell)) continue;
      for (const [action, outcomes] of actions.entries()) {
        const value = outcomes.reduce(
          (sum, o) => sum + o.probability * (o.reward + (o.terminated ? 0 : gamma * worth(rowOf(o.next)))),
          0,
        );
        const at = cell * LAKE_ACTIONS + action;
        moved = Math.max(moved, Math.abs(value - q[at]!));
        q[at] = value;
      }
    }
    if (moved < CLOSE) break;
  }
  return q;
}

/** A hole or the goal: whatever is done there leads nowhere else. */
export function isEnd(table: LakeTable, cell: number): boolean {
  return table[cell]!.every((outcomes) => outcomes.every(({ next, terminated }) => terminated && next === cell));
}

/** The largest distance between two tables, over the cells that are no ends. */
export function farthest(table: LakeTable, one: ArrayLike<number>, other: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < one.length; i++) {
    if (!isEnd(table, Math.floor(i / LAKE_ACTIONS))) most = Math.max(most, Math.abs(one[i]! - other[i]!));
  }
  return most;
}

interface GreedyWalk {
  readonly cells: readonly number[]; // from the start on
  readonly arrives: boolean; // at the goal; on firm ice
}

/** Where the largest Q values lead on firm ice, until the end or a cell that was passed before. */
export function greedyWalk({ map, table }: FrozenLakeSpec, q: ArrayLike<number>): GreedyWalk {
  const cells = [startCell(map)];
  for (;;) {
    const cell = cells.at(-1)!;
    let action = 0;
    for (let i = 1; i < LAKE_ACTIONS; i++) {
      if (q[cell * LAKE_ACTIONS + i]! > q[cell * LAKE_ACTIONS + action]!) action = i;
    }
    const next = aimOf(map, cell, action);
    if (cells.includes(next)) return { cells, arrives: false };
    cells.push(next);
    if (isEnd(table, next)) return { cells, arrives: map.join('')[next] === 'G' };
  }
}
