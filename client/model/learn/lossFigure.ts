/** A run whose TD errors are looked at, update by update: where on its loss do they lie? */
import type { Recipe } from '../../../shared/learner/recipe.ts';
import { KERAS_BLOG, MINIMAL_RL } from '../../../shared/learner/recipes/index.ts';
import type { LossName } from './lossProbe.ts';
import { openPageRun, type PageRun } from './pageRun.ts';

/** `held`: keras-blog with the target network that it does not have. */
export const LOSS_BASES = {
  'keras-blog': KERAS_BLOG,
  held: { ...KERAS_BLOG, sync: { ...KERAS_BLOG.sync, every: 200 } },
  'minimal-rl': MINIMAL_RL,
} as const;
export type LossBase = keyof typeof LOSS_BASES;

export interface LossFigure {
  readonly learning: PageRun;
  readonly recent: readonly { readonly outside: number; readonly count: number; readonly largest: number }[]; // of the newest updates seen, newest last
  readonly lastReturns: readonly number[]; // of the newest episodes, newest last
  readonly over: boolean;
}

const DELTA = 1; // where the engine's Huber loss bends
const UPDATES = 200;
const LIMIT = 500; // steps: minimalRL's episodes have no end of their own
const EPISODES = 10;

export function lossRecipe(base: LossBase, loss: LossName): Recipe {
  const recipe: Recipe = LOSS_BASES[base];
  return { ...recipe, loss, episodeLimit: recipe.episodeLimit === null ? null : LIMIT };
}

/** Learned already: without transitions enough there is nothing to see, so the run begins at its first update. */
export function beginLoss(base: LossBase, loss: LossName, seed: number): LossFigure {
  const begun: LossFigure = {
    learning: openPageRun(lossRecipe(base, loss), seed),
    recent: [],
    lastReturns: [],
    over: false,
  };
  return advanceLoss(begun);
}

/** To the end of the next step that has learned, or of the budget. */
export function advanceLoss(figure: LossFigure): LossFigure {
  const { learning } = figure;
  const before = learning.run.updates;
  let { lastReturns } = figure;
  for (;;) {
    const progress = learning.advance();
    if (!progress) return { ...figure, lastReturns, over: true };
    if (progress.kind === 'episode') lastReturns = [...lastReturns, progress.episodicReturn].slice(-EPISODES);
    if (learning.run.updates > before) break;
  }
  const outside = countOutside(learning.errors);
  const largest = learning.errors.reduce((most, error) => Math.max(most, Math.abs(error)), 0);
  return {
    ...figure,
    lastReturns,
    recent: [...figure.recent, { outside, count: learning.errors.length, largest }].slice(-UPDATES),
  };
}

/** Errors beyond the bend, where Huber and squared error differ in shape. */
export function countOutside(errors: ArrayLike<number>): number {
  let outside = 0;
  for (let i = 0; i < errors.length; i++) if (Math.abs(errors[i]!) > DELTA) outside++;
  return outside;
}

/** The share of all errors lately that lay beyond the bend. */
export function recentShare({ recent }: LossFigure): number {
  const count = recent.reduce((sum, one) => sum + one.count, 0);
  return count === 0 ? 0 : recent.reduce((sum, one) => sum + one.outside, 0) / count;
}

/** The largest error lately, by its size. */
export function recentLargest({ recent }: LossFigure): number {
  return recent.reduce((most, { largest }) => Math.max(most, largest), 0);
}
