/** The figure of exploration: the project's Q table on the firm lake, its values from 0, under an epsilon that the reader chooses. */
import type { EpsilonSchedule } from '../../../shared/learner/recipe.ts';
import { qTable } from '../../../shared/learner/recipes/qTable.ts';
import { epsilonAt } from '../../../shared/learner/schedules.ts';
import type { TabularRecipe } from '../../../shared/learner/tabularRecipe.ts';
import { createTabularRun } from '../../../shared/learner/tabularRun.ts';
import { FIRM_LAKE, frozenLakeEnvironment } from '../../../shared/sim/frozenLakeEnvironment.ts';
import { greedyWalk } from './lakeValues.ts';

export const LAKE = FIRM_LAKE;
export const FALL_STEPS = 10_000;
const RECENT = 100; // episodes

export interface Exploration {
  readonly epsilon: number; // 0..1
  readonly falls: boolean; // from 1 to `epsilon` over `FALL_STEPS` steps, else it is there from the start
}

export function scheduleOf({ epsilon, falls }: Exploration): EpsilonSchedule {
  const start = falls ? 1 : epsilon;
  return { kind: 'linear', start, end: epsilon, per: 'step', slope: (epsilon - start) / FALL_STEPS };
}

export function exploringRecipe(exploration: Exploration): TabularRecipe {
  return {
    ...qTable(LAKE.id),
    initialValue: 0,
    learningRateEnd: 0.2,
    learningRateSteps: 0,
    gamma: 0.95,
    epsilon: scheduleOf(exploration),
    budget: { steps: 30_000 },
  };
}

export interface ExploringState {
  readonly steps: number;
  readonly episodes: number; // finished ones
  readonly epsilon: number; // of the next step
  readonly visits: readonly number[]; // by cell: steps begun there
  readonly q: Float32Array; // [cells, actions]
  readonly firstGoal: number | null; // step
  readonly arrived: number; // of the last `recent` episodes, exploration and all
  readonly recent: number;
  readonly greedyArrives: boolean; // without exploration
  readonly over: boolean;
  next(): void;
}

export function beginExploring(exploration: Exploration, seed: number): ExploringState {
  const recipe = exploringRecipe(exploration);
  const run = createTabularRun({ recipe, seed, environment: frozenLakeEnvironment(LAKE) });
  const events = run.events();
  const visits = LAKE.table.map(() => 0);
  const ends: boolean[] = [];
  let firstGoal: number | null = null;
  let over = false;
  return {
    visits,
    get steps() {
      return run.steps;
    },
    get episodes() {
      return run.episodes;
    },
    get epsilon() {
      return epsilonAt(recipe.epsilon, run.steps, run.episodes);
    },
    get q() {
      return run.served();
    },
    get firstGoal() {
      return firstGoal;
    },
    get arrived() {
      return ends.filter(Boolean).length;
    },
    get recent() {
      return ends.length;
    },
    get greedyArrives() {
      return greedyWalk(LAKE, run.served()).arrives;
    },
    get over() {
      return over;
    },
    next() {
      for (;;) {
        const { value, done } = events.next();
        if (done) {
          over = true;
          return;
        }
        if (value.kind === 'step') {
          visits[value.observation.indexOf(1)]!++;
          return;
        }
        const arrived = value.episodicReturn > 0;
        if (arrived) firstGoal ??= value.step;
        ends.push(arrived);
        if (ends.length > RECENT) ends.shift();
      }
    },
  };
}
