import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstRival, LEVELS, levelOf } from '../../client/model/levels.ts';
import { createSeries } from '../../client/model/series.ts';

it('[UI3] a stronger agent never has a weaker name', () => {
  const mean = fc.double({ min: 0, max: 500, noNaN: true });
  fc.assert(
    fc.property(mean, mean, (a, b) => {
      if (a > b) return;
      expect(LEVELS.indexOf(levelOf(a))).toBeLessThanOrEqual(LEVELS.indexOf(levelOf(b)));
    }),
  );
});

it('[UI3] suggests the strongest rival that a beginner can beat', () => {
  expect(firstRival([10, 30, 78, 140, 500])).toBe(2);
  expect(firstRival([200, 500])).toBe(0);
  expect(firstRival([])).toBe(0);
});

it('[WATCH5] the curve has one row per episode: the mean of the last 20, of the last 100, and the best', () => {
  const series = createSeries();
  for (let episode = 1; episode <= 150; episode++) series.add(episode, episode, 1 / episode);
  expect(series.episodes).toHaveLength(150);
  expect(series.mean20.at(0)).toBe(1);
  expect(series.mean20.at(-1)).toBe(140.5);
  expect(series.mean100.at(-1)).toBe(100.5);
  expect(series.best()).toBe(150);
});
