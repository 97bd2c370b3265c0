/**
 * The figure of behaviour and target policy: two tabular learners on a firm lake whose shortest way runs along holes. Both
 * behave epsilon-greedily; they differ in whose value they bootstrap from. The Q-learner is shared/learner's, bit for bit.
 * Source: Sutton & Barto 2018, sections 6.4 and 6.5, example 6.6 (the cliff), told as a lake.
 */
import { argmax } from '../../../shared/learner/argmax.ts';
import { LAKE_ACTIONS, lakeTable, startCell } from '../../../shared/sim/frozenLake.ts';
import { type FrozenLakeSpec, frozenLakeEnvironment } from '../../../shared/sim/frozenLakeEnvironment.ts';
import { nextBelow, nextUint32, nextUniform, type RandomStream, randomStream } from '../../../shared/sim/random.ts';

const map = ['FFFFFFFF', 'FFFFFFFF', 'FFFFFFFF', 'SHHHHHHG'] as const;

export const CLIFF: FrozenLakeSpec = {
  id: 'the lake with a row of holes',
  observationSize: 32,
  actionCount: LAKE_ACTIONS,
  timeLimit: 100,
  solvedAt: 1,
  map,
  slippery: false,
  table: lakeTable(map, false),
};

/** Whose value the target takes: the best next action's, or that of the action that the behaviour takes next. */
type TargetRule = 'q-learning' | 'sarsa';
export const TARGET_RULES: readonly TargetRule[] = ['q-learning', 'sarsa'];

export const GAMMA = 0.98;
export const LEARNING_RATE = 0.1;
const INITIAL = 1; // what the goal is worth: whatever was never tried looks good
const RECENT = 200; // episodes

export interface Walker {
  readonly rule: TargetRule;
  readonly table: Float32Array; // [cells, actions]
  readonly episodes: number; // finished ones
  readonly arrived: number; // of the last `RECENT`: at the goal, exploration and all
  readonly recent: number; // how many those are
  readonly cell: number; // where it stands
  /** A whole step, and its update. */
  step(epsilon: number): void;
}

export function beginWalker(rule: TargetRule, seed: number): Walker {
  const world = frozenLakeEnvironment(CLIFF);
  const exploration = randomStream(seed, 'exploration');
  const seeds = randomStream(seed, 'environment');
  const table = new Float32Array(CLIFF.observationSize * LAKE_ACTIONS).fill(INITIAL);
  const seen = new Float32Array(CLIFF.observationSize);
  const ends: boolean[] = [];
  let cell = startCell(CLIFF.map);
  let chosen: number | null = null; // SARSA has chosen its next action already
  let living = false;
  let episodes = 0;
  const rowAt = (where: number): Float32Array => table.subarray(where * LAKE_ACTIONS, (where + 1) * LAKE_ACTIONS);

  return {
    rule,
    table,
    get episodes() {
      return episodes;
    },
    get arrived() {
      return ends.filter(Boolean).length;
    },
    get recent() {
      return ends.length;
    },
    get cell() {
      return cell;
    },
    step(epsilon) {
      if (!living) {
        world.reset(nextUint32(seeds), seen);
        cell = seen.indexOf(1);
        chosen = null;
        living = true;
      }
      const row = rowAt(cell);
      const action = chosen ?? behave(row, epsilon, exploration);
      const { reward, terminated, truncated } = world.step(action, seen);
      const nextRow = rowAt(seen.indexOf(1));
      living = !terminated && !truncated;
      chosen = rule === 'sarsa' && !terminated ? behave(nextRow, epsilon, exploration) : null;
      const next = terminated ? 0 : GAMMA * nextRow[chosen ?? argmax(nextRow)]!;
      row[action] = row[action]! + LEARNING_RATE * (reward + next - row[action]!);
      cell = seen.indexOf(1);
      if (living) return;
      episodes++;
      ends.push(reward > 0);
      if (ends.length > RECENT) ends.shift();
    },
  };
}

/** The behaviour policy of both: epsilon-greedy. */
function behave(row: Float32Array, epsilon: number, stream: RandomStream): number {
  return nextUniform(stream) < epsilon ? nextBelow(stream, LAKE_ACTIONS) : argmax(row);
}

/** How many cells of a way lie right beside a hole. */
export function besideHoles(cells: readonly number[]): number {
  const letters = CLIFF.map.join('');
  const columns = CLIFF.map[0]!.length;
  return cells.filter((cell) => letters[cell] === 'F' && letters[cell + columns] === 'H').length;
}
