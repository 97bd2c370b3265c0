import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestMoment, type Judged, keepMoment, MOST_MOMENTS } from '../../shared/policy/keptMoments.ts';

const runs = fc
  .array(fc.record({ wait: fc.integer({ min: 1, max: 500 }), mean: fc.integer({ min: 8, max: 12 }) }), {
    maxLength: 150,
  })
  .map((evaluations) => {
    let step = 0;
    return evaluations.map(({ wait, mean }): Judged => {
      step += wait;
      return { step, mean };
    });
  });
const kept = (run: readonly Judged[], most: number): readonly Judged[] =>
  run.reduce<readonly Judged[]>((some, next) => keepMoment(some, next, most), []);

describe('the moments kept of a run', () => {
  it('[MOMENT2] are at most so many, in order, with the first, the first of the best and the newest', () => {
    fc.assert(
      fc.property(runs, fc.integer({ min: 3, max: 20 }), (run, most) => {
        const some = kept(run, most);
        expect(some).toHaveLength(Math.min(run.length, most));
        expect(some).toEqual(run.filter((moment) => some.includes(moment)));
        expect(some[0]).toBe(run[0]);
        expect(some.at(-1)).toBe(run.at(-1));
        expect(bestMoment(some)).toBe(bestMoment(run));
      }),
      { seed: 1 },
    );
  });

  it('[MOMENT2] are spread over the run: no gap is above three times the mean one', () => {
    for (const length of [41, 60, 79, 80, 200, 397, 1_000]) {
      for (const bestAt of [0, 17, length - 1]) {
        const run = Array.from({ length }, (_, i) => ({ step: 250 * (i + 1), mean: i === bestAt ? 500 : 9 }));
        const some = kept(run, MOST_MOMENTS);
        const gaps = some.slice(1).map(({ step }, i) => step - some[i]!.step);
        expect(Math.max(...gaps)).toBeLessThanOrEqual((3 * 250 * (length - 1)) / (MOST_MOMENTS - 1));
      }
    }
  });
});
