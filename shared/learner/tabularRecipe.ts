/** The settings of tabular Q-learning, as data and without the seed: a run is a pure function of (recipe, seed) (TABLE1). */
import type { Budget, EpsilonSchedule, RewardRule } from './recipe.ts';

export interface TabularRecipe {
  readonly kind: 'q-table';
  readonly name: string;
  readonly source: string; // where these settings come from
  readonly deviations: readonly string[]; // where we differ from the source, and why
  readonly environment: string; // the id of the world it is meant for, see shared/sim/environments.ts
  readonly edges: Edges | null; // how observations are cut into cells; null: they name their cell, one-hot
  readonly initialValue: number; // of every entry; above what can be reached, it makes each action worth a try
  readonly learningRate: number; // how far an entry moves towards its target, at the start
  readonly learningRateEnd: number; // reached linearly over `learningRateSteps` environment steps, then held
  readonly learningRateSteps: number;
  readonly gamma: number; // discount per step, 0..1
  readonly epsilon: EpsilonSchedule;
  readonly rewards: RewardRule;
  readonly limitCutsBootstrap: boolean; // true: the time limit is told as an end like any other
  readonly episodeLimit: number | null; // steps; null: the environment's own limit
  readonly budget: Budget;
  readonly reportEvery: number; // episodes between two printed lines
  readonly shownEpisodes: number; // greedy episodes shown at the end
}

/**
 * Per component of an observation, in its units, ascending: n edges make n + 1 intervals, an edge belongs to the interval
 * above it, the outer ones have no end. No edges: the component is not looked at.
 */
export type Edges = readonly (readonly number[])[];
