import { expect, it } from 'vitest';
import {
  advanceForgetting,
  beginForgetting,
  forgettingRecipe,
  runningMean,
  seriesOf,
} from '../../../client/model/learn/forgettingFigure.ts';
import { problemsOf } from '../../../shared/learner/anyRecipe.ts';

const CAPACITIES = [2_500, 10_000, 50_000];

it('[CHAPTER11] every choice of the figure is a recipe that runs', () => {
  for (const base of ['minimal-rl', 'keras-blog'] as const)
    for (const capacity of CAPACITIES) expect(problemsOf(forgettingRecipe({ base, capacity }))).toEqual([]);
});

it('[CHAPTER11] the columns are what was measured at each episode, and the bound is 1 / (1 - gamma) of the told rewards', () => {
  let figure = beginForgetting({ base: 'minimal-rl', capacity: 2_500 }, 1);
  for (let i = 0; i < 150; i++) figure = advanceForgetting(figure);
  const series = seriesOf(figure.episodes);
  expect(series.episode).toEqual(Array.from({ length: 150 }, (_, i) => i + 1));
  expect(series.valueBound).toBeCloseTo(0.01 / (1 - 0.98), 10);
  expect(series.terminalShare.at(-1)).toBeGreaterThan(0);
  expect(series.actionGap.every((gap) => gap !== null && gap >= 0)).toBe(true);
  expect(series.doomedMaxQ.every((value) => value !== null)).toBe(true);
});

it('[CHAPTER11] a running mean is of the last values, and of fewer at the beginning', () => {
  expect(runningMean([1, 2, 3, 4], 2)).toEqual([1, 1.5, 2.5, 3.5]);
  expect(runningMean([], 3)).toEqual([]);
});
