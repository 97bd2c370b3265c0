/** A run with what is measured of it at each episode's end (shared/learner/collapse.ts), as columns that charts take. */
import type { EpisodeProgress } from '../../../shared/learner/progress.ts';
import type { Recipe } from '../../../shared/learner/recipe.ts';
import { KERAS_BLOG, MINIMAL_RL } from '../../../shared/learner/recipes/index.ts';
import type { RunSeries } from '../run/runSeries.ts';
import { openPageRun, type PageRun } from './pageRun.ts';

export const FORGETTING_BASES = { 'minimal-rl': MINIMAL_RL, 'keras-blog': KERAS_BLOG } as const;
export type ForgettingBase = keyof typeof FORGETTING_BASES;

export interface ForgettingSetting {
  readonly base: ForgettingBase;
  readonly capacity: number; // transitions of the replay
}

export interface ForgettingFigure {
  readonly learning: PageRun;
  readonly episodes: readonly EpisodeProgress[];
  readonly over: boolean;
}

const LIMIT = 500; // steps: minimalRL's endless episodes would take all of one's patience

export function forgettingRecipe({ base, capacity }: ForgettingSetting): Recipe {
  const recipe = FORGETTING_BASES[base];
  return { ...recipe, replayCapacity: capacity, episodeLimit: recipe.episodeLimit === null ? null : LIMIT };
}

export function beginForgetting(setting: ForgettingSetting, seed: number): ForgettingFigure {
  return { learning: openPageRun(forgettingRecipe(setting), seed), episodes: [], over: false };
}

/** To the end of the next episode. */
export function advanceForgetting(figure: ForgettingFigure): ForgettingFigure {
  for (;;) {
    const progress = figure.learning.advance();
    if (!progress) return { ...figure, over: true };
    if (progress.kind === 'episode') return { ...figure, episodes: [...figure.episodes, progress] };
  }
}

/** For what reads a run's signs. One row an episode. */
export function seriesOf(episodes: readonly EpisodeProgress[]): RunSeries {
  const returns = episodes.map(({ episodicReturn }) => episodicReturn);
  const of = <K extends 'terminalShare' | 'actionGap' | 'doomedMaxQ' | 'gradientNorm'>(key: K): (number | null)[] =>
    episodes.map(({ collapse }) => collapse?.[key] ?? null);
  return {
    episode: episodes.map(({ episode }) => episode),
    step: episodes.map(({ step }) => step),
    mean: returns,
    min: returns,
    max: returns,
    mean100: returns, // nothing that reads signs looks at it
    epsilon: episodes.map(({ epsilon }) => epsilon),
    tdLoss: episodes.map(({ tdLoss }) => tdLoss),
    qValues: episodes.map(({ qValues }) => qValues),
    terminalShare: of('terminalShare'),
    actionGap: of('actionGap'),
    doomedMaxQ: of('doomedMaxQ'),
    valueBound: episodes[0]?.collapse?.valueBound ?? null,
    gradientNorm: of('gradientNorm'),
  };
}

/** The mean of the last `window` returns at each episode. */
export function runningMean(values: readonly number[], window: number): readonly number[] {
  let sum = 0;
  return values.map((value, i) => {
    sum += value - (i >= window ? values[i - window]! : 0);
    return sum / Math.min(i + 1, window);
  });
}
