import fc from 'fast-check';
import { expect, it } from 'vitest';
import { firstRival, LEVELS, levelOf } from '../../client/model/levels.ts';

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
