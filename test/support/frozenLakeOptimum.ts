import { type LakeTransition, startCell } from '../../shared/sim/frozenLake.ts';
import type { FrozenLakeSpec } from '../../shared/sim/frozenLakeEnvironment.ts';

/** Chance to reach the goal from `values` [cells], one step later. */
const expected = (outcomes: readonly LakeTransition[], values: readonly number[]): number =>
  outcomes.reduce((sum, o) => sum + o.probability * (o.reward + (o.terminated ? 0 : values[o.next]!)), 0);

function backward(
  { map, table, timeLimit }: FrozenLakeSpec,
  choose: (chances: readonly number[], cell: number) => number,
): number {
  let values = table.map(() => 0);
  for (let left = 0; left < timeLimit; left++) {
    values = table.map((actions, cell) =>
      choose(
        actions.map((outcomes) => expected(outcomes, values)),
        cell,
      ),
    );
  }
  return values[startCell(map)]!;
}

/**
 * Expected return of the best walk that knows the steps left: value iteration backwards from the time limit, undiscounted.
 * No policy of the cell alone does better.
 */
export function optimum(spec: FrozenLakeSpec): number {
  return backward(spec, (chances) => Math.max(...chances));
}

/** Expected return of the policy that takes `actions[cell]`. */
export function policyValue(spec: FrozenLakeSpec, actions: ArrayLike<number>): number {
  return backward(spec, (chances, cell) => chances[actions[cell]!]!);
}
