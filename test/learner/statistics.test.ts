import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveBands } from '../../shared/learner/curveBands.ts';
import { bootstrapInterval, interquartileMean, mean, quantile, range } from '../../shared/learner/statistics.ts';
import { nextUniform, randomStream } from '../../shared/sim/random.ts';

const returns = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: 1, maxLength: 40 });
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

describe('[COMPARE1] the middle of several runs', () => {
  it.each([
    [upTo(8), 4.5], // of 3, 4, 5, 6
    [[1, 2, 3, 4, 5], 3],
    [[7, 1, 9, 2, 100], (0.75 * 2 + 7 + 0.75 * 9) / 2.5], // Two and nine are three quarters inside.
    [[0, 0, 1, 500], 0.5],
    [[10, 20], 15],
    [[3], 3],
  ])('the interquartile mean of %j is %d', (values, expected) => {
    expect(interquartileMean(values)).toBeCloseTo(expected, 12);
  });
  it('is the mean of the middle half where four divides their number, as in rliable', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 8 }), (values) => {
        const four = [...values, ...values, ...values, ...values].sort((a, b) => a - b);
        expect(interquartileMean(four)).toBeCloseTo(mean(four.slice(values.length, 3 * values.length)), 9);
      }),
    );
  });
  it('lies within the quartiles’ neighbours, whatever the order, and no single run moves it far', () => {
    fc.assert(
      fc.property(returns, (values) => {
        const { min, max } = range(values);
        const iqm = interquartileMean(values);
        expect(iqm).toBeGreaterThanOrEqual(min - 1e-9);
        expect(iqm).toBeLessThanOrEqual(max + 1e-9);
        expect(interquartileMean([...values].reverse())).toBe(iqm);
      }),
    );
    expect(interquartileMean([500, 500, 500, 500, 9])).toBe(500);
  });
  it('quantiles are interpolated, and the range has the median between its ends', () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile(upTo(5), share))).toEqual([1, 2, 3, 4, 5]);
    expect(quantile([1, 2], 0.25)).toBe(1.25);
    expect(range([4, 1, 3, 2])).toEqual({ min: 1, median: 2.5, max: 4 });
  });
  it('refuses to make something of nothing', () => {
    const nothing = [() => range([]), () => mean([]), () => quantile([], 0.5), () => interquartileMean([])];
    for (const attempt of nothing) expect(attempt).toThrow(RangeError);
    expect(() => bootstrapInterval([], mean, randomStream(1, 'b'))).toThrow(RangeError);
  });
});

describe('[COMPARE2] the bootstrap interval', () => {
  it('is the same for the same values and stream, and holds the statistic', () => {
    fc.assert(
      fc.property(returns, fc.nat(), (values, seed) => {
        const draw = () => bootstrapInterval(values, interquartileMean, randomStream(seed, 'bootstrap'));
        const interval = draw();
        expect(draw()).toEqual(interval);
        if (values.length === 1) expect(interval).toBeNull();
        else {
          expect(interval![0]).toBeLessThanOrEqual(interval![1]);
          expect(interval![0]).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(interval![1]).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        }
      }),
      { numRuns: 25 },
    );
  });
  it('is a point where all runs agree', () => {
    expect(bootstrapInterval([500, 500, 500, 500, 500], interquartileMean, randomStream(1, 'b'))).toEqual([500, 500]);
  });
  it('of a mean is as wide as theory says, and covers the truth about 95 times in 100', () => {
    const numbers = randomStream(5, 'samples');
    const experiments = 200;
    const n = 40;
    let covered = 0;
    let width = 0;
    for (let i = 0; i < experiments; i++) {
      const sample = Array.from({ length: n }, () => nextUniform(numbers));
      const [low, high] = bootstrapInterval(sample, mean, randomStream(i, 'bootstrap'))!;
      covered += low <= 0.5 && 0.5 <= high ? 1 : 0;
      width += (high - low) / experiments;
    }
    expect(covered / experiments).toBeGreaterThan(0.9);
    expect(covered / experiments).toBeLessThan(0.985);
    expect(width / (2 * 1.96 * Math.sqrt(1 / 12 / n))).toBeCloseTo(1, 1);
  });
});

describe('[COMPARE3] curves as bands', () => {
  const flat = (value: number, steps: number) => upTo(steps).map((step) => ({ step: 50 * step, mean: value }));
  it('have a middle, quartiles and extremes at every step', () => {
    const bands = curveBands([1, 2, 3, 4, 5].map((value) => flat(value, 2)));
    const band = { runs: 5, iqm: 3, low: 2, high: 4, min: 1, max: 5 };
    expect(bands).toEqual([
      { step: 50, ...band },
      { step: 100, ...band },
    ]);
  });
  it('end where fewer than half of the runs go on, and an ended run counts no more', () => {
    const bands = curveBands([flat(0, 2), flat(10, 3), flat(20, 4), flat(30, 5)]);
    expect(bands.map(({ step, runs, min }) => [step, runs, min])).toEqual([
      [50, 4, 0],
      [100, 4, 0],
      [150, 3, 10],
      [200, 2, 20],
    ]);
  });
  it('of no curves, or of empty ones, are none', () => {
    expect(curveBands([])).toEqual([]);
    expect(curveBands([[], []])).toEqual([]);
  });
});
