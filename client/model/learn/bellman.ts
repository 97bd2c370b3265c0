/**
 * The figure of the Bellman update: one walk on the firm lake and one learner of it, a table or a network, both by the
 * project's own runs. The walk is random, so both learners see the same cells.
 */
import { createJsEngine } from '../../../shared/kernel/jsEngine.ts';
import { engineOptions } from '../../../shared/learner/engineOptions.ts';
import type { RunProgress } from '../../../shared/learner/progress.ts';
import type { EpsilonSchedule, Recipe } from '../../../shared/learner/recipe.ts';
import { natureFrozenLake } from '../../../shared/learner/recipes/natureFrozenLake.ts';
import { qTable } from '../../../shared/learner/recipes/qTable.ts';
import { createRun } from '../../../shared/learner/run.ts';
import type { TabularRecipe } from '../../../shared/learner/tabularRecipe.ts';
import { createTabularRun } from '../../../shared/learner/tabularRun.ts';
import { FIRM_LAKE, frozenLakeEnvironment } from '../../../shared/sim/frozenLakeEnvironment.ts';
import { aimOf } from '../worlds/lakeField.ts';
import { exactValues, farthest, isEnd } from './lakeValues.ts';
import { tapped } from './tap.ts';

export type BellmanLearner = 'table' | 'network';

export const LAKE = FIRM_LAKE;
export const GAMMA = 0.9; // far from 1, so that each step away from the goal is seen
const BUDGET = { steps: 20_000 };
const RANDOM: EpsilonSchedule = { kind: 'linear', start: 1, end: 1, per: 'step', slope: 0 };

/** `q-table` from zero, at a rate of one half, by random steps. */
export const TABLE_RECIPE: TabularRecipe = {
  ...qTable(LAKE.id),
  initialValue: 0,
  learningRate: 0.5,
  learningRateEnd: 0.5,
  learningRateSteps: 0,
  gamma: GAMMA,
  epsilon: RANDOM,
  budget: BUDGET,
};

/** The same for a small network: one transition, the newest, an update; the target network never lags. */
const NETWORK_RECIPE: Recipe = {
  ...natureFrozenLake(LAKE.id),
  hidden: [32],
  learningRate: 2e-3,
  learningRateEnd: 2e-3,
  gamma: GAMMA,
  replayCapacity: 1,
  batchSize: 1,
  learningStarts: 1,
  update: { every: 1, of: 'step', count: 1 },
  sync: { every: 1, of: 'update', rate: 1, atZero: false },
  epsilon: RANDOM,
  budget: BUDGET,
};

interface BellmanUpdate {
  readonly cell: number;
  readonly action: number;
  readonly reward: number;
  readonly next: number; // cell
  readonly ended: boolean; // in a hole or at the goal: no bootstrap
  readonly nextBest: number; // largest Q value of the next cell, before the update
  readonly before: number; // Q(cell, action)
  readonly target: number; // reward + gamma * nextBest, without the second part where it ended
  readonly after: number;
  readonly moved: readonly number[]; // entries that are another value now
}

interface BellmanState {
  readonly learner: BellmanLearner;
  readonly q: Float32Array; // [cells, actions]
  readonly update: BellmanUpdate | null; // the last one
  readonly counts: { readonly steps: number; readonly episodes: number; readonly goals: number }; // episodes that have ended, at the goal
  readonly over: boolean;
  next(): void;
}

/** What the values should be: [cells, actions]. */
const EXACT = exactValues(LAKE.table, GAMMA);
/** Entries that stand for something: those of cells where a walk goes on. */
export const ENTRIES = LAKE.table.flatMap((actions, cell) =>
  isEnd(LAKE.table, cell) ? [] : actions.map((_, action) => cell * LAKE.actionCount + action),
);
const SEEN_MOVE = 1e-4; // a smaller one would not be seen in any figure

interface Learning {
  readonly events: Generator<RunProgress, void>;
  readonly values: () => Float32Array;
  readonly last: ReturnType<typeof tapped>['last'];
}

function begin(learner: BellmanLearner, seed: number): Learning {
  const { environment, last } = tapped(frozenLakeEnvironment(LAKE));
  if (learner === 'table') {
    const run = createTabularRun({ recipe: TABLE_RECIPE, seed, environment });
    return { events: run.events(), values: () => run.served(), last };
  }
  const engine = createJsEngine(engineOptions(NETWORK_RECIPE, LAKE));
  const run = createRun({ recipe: NETWORK_RECIPE, seed, environment, engine });
  const cells = LAKE.observationSize;
  const everyCell = Float32Array.from({ length: cells * cells }, (_, i) => (i % (cells + 1) === 0 ? 1 : 0));
  const values = (): Float32Array => {
    const out = new Float32Array(cells * LAKE.actionCount);
    engine.values('online', everyCell, cells, out);
    return out;
  };
  return { events: run.events(), values, last };
}

export function beginBellman(learner: BellmanLearner, seed: number): BellmanState {
  const { events, values, last } = begin(learner, seed);
  const actions = LAKE.actionCount;
  const counts = { steps: 0, episodes: 0, goals: 0 };
  let q = values();
  let update: BellmanUpdate | null = null;

  /** The run tells of a step when its update has been made, and of an episode's end when it goes on. */
  function nextStep(): { readonly cell: number; readonly action: number } | null {
    for (;;) {
      const { value, done } = events.next();
      if (done) return null;
      if (value.kind === 'step') return { cell: value.observation.indexOf(1), action: value.action };
      counts.episodes++;
      if (value.episodicReturn > 0) counts.goals++;
    }
  }

  return {
    learner,
    get q() {
      return q;
    },
    get update() {
      return update;
    },
    get counts() {
      return counts;
    },
    get over() {
      return counts.steps >= BUDGET.steps;
    },
    next() {
      const stepped = nextStep();
      const outcome = last();
      if (!stepped || !outcome) return;
      const { cell, action } = stepped;
      const before = q;
      q = values();
      counts.steps++;
      const next = aimOf(LAKE.map, cell, action);
      const nextBest = Math.max(...before.subarray(next * actions, (next + 1) * actions));
      const at = cell * actions + action;
      update = {
        cell,
        action,
        reward: outcome.reward,
        next,
        ended: outcome.terminated,
        nextBest,
        before: before[at]!,
        target: outcome.reward + (outcome.terminated ? 0 : GAMMA * nextBest),
        after: q[at]!,
        moved: ENTRIES.filter((entry) => Math.abs(q[entry]! - before[entry]!) > SEEN_MOVE),
      };
    },
  };
}

/** Goes on until an update moves an entry by more than nothing to be seen, at most `most` steps. */
export function nextMove(state: BellmanState, most = 5_000): void {
  for (let i = 0; i < most && !state.over; i++) {
    state.next();
    if (state.update && state.update.moved.length > 0) return;
  }
}

/** Largest distance to the exact values. */
export function errorOf({ q }: BellmanState): number {
  return farthest(LAKE.table, q, EXACT);
}
