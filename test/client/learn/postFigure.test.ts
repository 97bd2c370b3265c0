import fc from 'fast-check';
import { expect, it } from 'vitest';
import { blockBands, blockMeans, blockSize, type EpisodeAt } from '../../../client/model/learn/postFigure.ts';
import { placeOf, spanOf, ticksOf } from '../../../client/pages/learn/parts/scale.ts';

const returns = fc.array(fc.double({ min: -100, max: 10_000, noNaN: true }), { minLength: 1, maxLength: 60 });
const numbered = (values: readonly number[]): EpisodeAt[] => values.map((value, i) => [i + 1, value]);

it('[LEARN2] a curve’s blocks hold every episode once', () => {
  fc.assert(
    fc.property(returns, fc.integer({ min: 1, max: 20 }), (values, size) => {
      const means = blockMeans(numbered(values), size);
      expect(means).toHaveLength(Math.ceil(values.length / size));
      const sum = means.reduce<number>((total, mean, block) => {
        return total + (mean ?? 0) * Math.min(size, values.length - block * size);
      }, 0);
      expect(sum).toBeCloseTo(
        values.reduce((a, b) => a + b, 0),
        5,
      );
    }),
  );
});

it('[LEARN2] steps in which no episode ended are a hole, not a nought', () => {
  expect(
    blockMeans(
      [
        [3, 1],
        [25, 7],
      ],
      10,
    ),
  ).toEqual([1, null, 7]);
});

it('[LEARN2] a band holds its middle, and is there where half of the runs are', () => {
  fc.assert(
    fc.property(fc.array(returns, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 20 }), (runs, size) => {
      const bands = blockBands(runs.map(numbered), size);
      for (const [from, to, low, iqm, high] of bands) {
        expect(to - from + 1).toBe(size);
        const slack = 1e-4 * (Math.abs(low) + Math.abs(high)) + 1e-9; // each is rounded by itself
        expect(low - slack <= iqm && iqm <= high + slack).toBe(true);
        expect(2 * runs.filter(({ length }) => length >= from).length).toBeGreaterThanOrEqual(runs.length);
      }
    }),
  );
  expect(blockSize({ episodes: 1_000 }, 50)).toBe(20);
  expect(blockSize({ steps: 10_001 }, 40)).toBe(251);
});

it('[LEARN6] a chart’s numbers are round, evenly apart and within it', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      fc.integer({ min: 1, max: 12 }),
      (from, room, count) => {
        const span = { from, to: from + room };
        fc.pre(span.to > span.from);
        const ticks = ticksOf(span, count);
        expect(ticks.length).toBeLessThanOrEqual(count + 1);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(from - room * 1e-6);
          expect(tick).toBeLessThanOrEqual(span.to + room * 1e-6);
        }
      },
    ),
  );
  expect(ticksOf({ from: 0, to: 500 }, 5)).toEqual([0, 100, 200, 300, 400, 500]);
  expect(ticksOf({ from: -1.2, to: 1.2 }, 4)).toEqual([-1, 0, 1]);
  expect(ticksOf({ from: 3, to: 3 }, 4)).toEqual([3]);
});

it('[LEARN6] every finite number has a place, and none without any', () => {
  expect(spanOf([])).toEqual({ from: 0, to: 1 });
  expect(spanOf([Number.NaN, 4, Number.POSITIVE_INFINITY])).toEqual({ from: 4, to: 5 });
  expect(spanOf([4, 9], 0)).toEqual({ from: 0, to: 9 });
  expect(placeOf(5, { from: 0, to: 10 }, 100, 0)).toBe(50);
});
