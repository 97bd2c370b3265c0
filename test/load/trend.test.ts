import { expect, it } from 'vitest';
import { nextUniform, randomStream } from '../../shared/sim/random.ts';
import { trendOf } from './trend.ts';

const points = (count: number, value: (at: number) => number) =>
  Array.from({ length: count }, (_, at) => ({ at, value: value(at) }));

it('[SOAK1] the slope of a line is that line', () => {
  const { slope, interval, from, to } = trendOf(points(20, (at) => 5 + 3 * at));
  for (const value of [slope, ...interval]) expect(value).toBeCloseTo(3, 10);
  expect([from, to].map((value) => Math.round(value))).toEqual([5, 62]);
});

it('[SOAK1] the interval holds the true slope 95 times in 100, and none where there is none', () => {
  for (const true_ of [0, 2]) {
    let held = 0;
    for (let seed = 0; seed < 1_000; seed++) {
      const random = randomStream(seed, 'noise');
      const noise = (): number => Array.from({ length: 12 }, () => nextUniform(random)).reduce((a, b) => a + b) - 6;
      const [low, high] = trendOf(points(10, (at) => true_ * at + noise())).interval;
      if (low <= true_ && true_ <= high) held++;
    }
    expect(held).toBeGreaterThan(930);
    expect(held).toBeLessThan(970);
  }
});

it('[SOAK1] too few points have no trend', () => {
  for (const few of [
    [],
    points(2, () => 1),
    [
      { at: 1, value: 1 },
      { at: 1, value: 2 },
      { at: 1, value: 3 },
    ],
  ])
    expect(() => trendOf(few)).toThrow(RangeError);
});
