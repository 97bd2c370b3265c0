import type { Environment, EnvironmentSpec, Outcome } from './environment.ts';
import { LAKE_4X4, LAKE_8X8, LAKE_ACTIONS, type LakeMap, type LakeTable, lakeTable, startCell } from './frozenLake.ts';
import { nextBelow, randomStream } from './random.ts';

export interface FrozenLakeSpec extends EnvironmentSpec {
  readonly map: LakeMap;
  readonly slippery: boolean;
  readonly table: LakeTable;
}

function lake(id: string, map: LakeMap, slippery: boolean, timeLimit: number, solvedAt: number): FrozenLakeSpec {
  const table = lakeTable(map, slippery);
  return { id, observationSize: table.length, actionCount: LAKE_ACTIONS, timeLimit, solvedAt, map, slippery, table };
}

/** Gymnasium's ids name the slippery lakes, as its defaults do. */
export const FROZEN_LAKE = lake('FrozenLake-v1', LAKE_4X4, true, 100, 0.7);
export const FROZEN_LAKE_8X8 = lake('FrozenLake8x8-v1', LAKE_8X8, true, 200, 0.85);
export const FIRM_LAKE = lake('FrozenLake-v1-not-slippery', LAKE_4X4, false, 100, 1);
export const FIRM_LAKE_8X8 = lake('FrozenLake8x8-v1-not-slippery', LAKE_8X8, false, 200, 1);
export const FROZEN_LAKES: readonly FrozenLakeSpec[] = [FROZEN_LAKE, FROZEN_LAKE_8X8, FIRM_LAKE, FIRM_LAKE_8X8];

const SAVED = 7; // cell, steps, whether it has ended, four words of the stream of slips

/**
 * A walk on the lake. The observation is the cell, one-hot: [cells], float32. Slips come from a stream of the episode's own
 * seed, a draw a step, so that equal seeds and actions give equal walks (LAKE2).
 * @param spec its time limit is the episode's
 */
export function frozenLakeEnvironment(spec: FrozenLakeSpec): Environment {
  const { table } = spec;
  const start = startCell(spec.map);
  const slips = randomStream(0, 'slips');
  let cell = start;
  let steps = 0;
  let ended = true;
  const observe = (out: Float32Array): void => {
    out.fill(0);
    out[cell] = 1;
  };
  return {
    spec,
    reset(seed, out) {
      slips.state.set(randomStream(seed, 'slips').state);
      cell = start;
      steps = 0;
      ended = false;
      observe(out);
    },
    step(action, out): Outcome {
      if (ended) throw new Error('this episode has ended: reset first');
      const outcomes = table[cell]![action];
      if (!outcomes) throw new RangeError(`action ${action} is not 0, 1, 2 or 3`);
      const { next, reward, terminated } = outcomes[nextBelow(slips, outcomes.length)]!;
      cell = next;
      steps++;
      observe(out);
      const truncated = !terminated && steps >= spec.timeLimit;
      ended = terminated || truncated;
      return { reward, terminated, truncated };
    },
    save: () => Float64Array.of(cell, steps, ended ? 1 : 0, ...slips.state),
    restore(saved) {
      if (saved.length !== SAVED) throw new RangeError(`${saved.length} numbers are no walk of ${SAVED}`);
      cell = saved[0]!;
      steps = saved[1]!;
      ended = saved[2] === 1;
      slips.state.set(saved.subarray(3));
    },
  };
}
