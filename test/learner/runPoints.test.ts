import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inBuckets, joinPoints, mergePoints, pointOf } from '../../shared/learner/runPoints.ts';
import type { RunPoint } from '../../shared/protocol/runEvents.ts';

const figure = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const collapse = fc.record({
  terminalShare: figure,
  actionGap: figure,
  doomedMaxQ: fc.option(figure),
  valueBound: figure,
  gradientNorm: fc.option(figure),
});
const episode = fc.record({
  length: fc.integer({ min: 1, max: 500 }),
  episodicReturn: figure,
  epsilon: figure,
  tdLoss: fc.option(figure),
  qValues: fc.option(figure),
  collapse: fc.option(collapse),
});

/** A history of single episodes from 1 on. */
const episodes = (maxLength: number): fc.Arbitrary<readonly RunPoint[]> =>
  fc.array(episode, { minLength: 1, maxLength }).map((list) => {
    let step = 0;
    return list.map(({ length, ...rest }, i) => {
      step += length;
      return pointOf({ number: i + 1, kind: 'episode', episode: i + 1, step, updates: 2 * step, ...rest });
    });
  });
const history = episodes(300);

/** The same history, neighbours joined here and there. */
const joinedHere = fc
  .tuple(history, fc.array(fc.boolean(), { minLength: 300, maxLength: 300 }))
  .map(([points, joins]) => {
    const list: RunPoint[] = [];
    for (const [i, point] of points.entries()) {
      if (i > 0 && joins[i]) list.push(joinPoints(list.pop()!, point));
      else list.push(point);
    }
    return list;
  });

const near = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
const sum = (list: readonly number[]): number => list.reduce((total, x) => total + x, 0);
const mean = (points: readonly RunPoint[]): number =>
  sum(points.map((p) => p.mean * (p.last - p.first + 1))) / sum(points.map((p) => p.last - p.first + 1));

describe('[POINTS1] joined points say what their episodes were', () => {
  it('first, last, least and most stay, means are weighed by episodes', () => {
    fc.assert(
      fc.property(joinedHere, (points) => {
        const [whole, ...none] = mergePoints(points, 1);
        expect(none).toEqual([]);
        const [head, tail] = [points[0]!, points.at(-1)!];
        const { first, last, step, updates, epsilon, min, max } = whole!;
        expect({ first, last, step, updates, epsilon, min, max }).toEqual({
          first: head.first,
          last: tail.last,
          step: tail.step,
          updates: tail.updates,
          epsilon: tail.epsilon,
          min: Math.min(...points.map((p) => p.min)),
          max: Math.max(...points.map((p) => p.max)),
        });
        expect(near(whole!.mean / 1e6, mean(points) / 1e6)).toBe(true);
        expect(whole!.collapse).toEqual(points.findLast((p) => p.collapse)?.collapse ?? null);
      }),
    );
  });
  it('a mean is one of those that there are: null only if all are', () => {
    fc.assert(
      fc.property(joinedHere, (points) => {
        for (const key of ['tdLoss', 'qValues'] as const) {
          const there = points.map((p) => p[key]).filter((x) => x !== null);
          const joined = mergePoints(points, 1)[0]![key];
          if (there.length === 0) expect(joined).toBeNull();
          else {
            expect(joined).toBeGreaterThanOrEqual(Math.min(...there) - 1e-3);
            expect(joined).toBeLessThanOrEqual(Math.max(...there) + 1e-3);
          }
        }
      }),
    );
  });
  it('by example', () => {
    const a = pointOf({ ...one, episode: 1, episodicReturn: 10, tdLoss: null });
    const b = pointOf({ ...one, episode: 2, episodicReturn: 40, tdLoss: 3 });
    const c = pointOf({ ...one, episode: 3, episodicReturn: 70, tdLoss: 6 });
    expect(joinPoints(joinPoints(a, b), c)).toMatchObject({ first: 1, last: 3, mean: 40, min: 10, max: 70, tdLoss: 4 });
  });
});

const one = {
  number: 1,
  kind: 'episode',
  episode: 1,
  step: 1,
  updates: 1,
  episodicReturn: 1,
  epsilon: 0,
  tdLoss: null,
  qValues: null,
  collapse: null,
} as const;

describe('[POINTS2] a curve has at most as many points as asked', () => {
  it('with every episode in one of them, in order, and at least half as many as there may be', () => {
    fc.assert(
      fc.property(joinedHere, fc.integer({ min: 1, max: 400 }), (points, most) => {
        const merged = mergePoints(points, most);
        expect(merged.length).toBeLessThanOrEqual(most);
        let next = 1;
        for (const { first, last } of merged) {
          expect(first).toBe(next);
          next = last + 1;
        }
        expect(next - 1).toBe(points.at(-1)!.last);
        if (points.length <= most) expect(merged).toEqual(points);
      }),
    );
  });
  it('single episodes are joined by no more than needed', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 300 }), (points, most) => {
        if (points.length > most) expect(2 * mergePoints(points, most).length).toBeGreaterThanOrEqual(most);
      }),
    );
  });
  it('joined in between, they come to the same', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 240 }), (points, most, more) => {
        const whole = points.map((p) => ({ ...p, tdLoss: p.mean, qValues: p.min })); // null is no number to weigh
        const [twice, once] = [mergePoints(mergePoints(whole, most + more), most), mergePoints(whole, most)];
        expect(twice).toEqual(once);
      }),
    );
  });
  it('a growing curve keeps its points, but for the last, until all double', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 4, max: 60 }), (points, most) => {
        const [before, after] = [mergePoints(points.slice(0, -1), most), mergePoints(points, most)];
        if (after.length >= before.length) expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
        else expect(2 * after.length).toBeLessThanOrEqual(before.length + 2);
      }),
    );
  });
  it('a hundred thousand are joined to a thousand', () => {
    const points = Array.from({ length: 100_000 }, (_, i) => pointOf({ ...one, episode: i + 1, episodicReturn: i }));
    const merged = mergePoints(points, 1_000);
    expect(merged).toHaveLength(782); // 128 episodes each
    expect(merged[0]).toMatchObject({ first: 1, last: 128, min: 0, max: 127, mean: 63.5 });
  });
  it('nothing stays nothing, and no points hold no history', () => {
    expect(mergePoints([], 5)).toEqual([]);
    expect(() => mergePoints([pointOf(one)], 0)).toThrow('0 points hold nothing');
    expect(() => mergePoints([pointOf(one)], Number.NaN)).toThrow(RangeError);
  });
  it('in buckets of a size asked for, whatever was joined before', () => {
    fc.assert(
      fc.property(joinedHere, fc.constantFrom(1, 2, 4, 8, 16), (points, size) => {
        const joined = inBuckets(points, size);
        const buckets = joined.map((p) => Math.floor((p.first - 1) / size));
        expect(new Set(buckets).size).toBe(joined.length);
        expect(joined.map((p) => p.first)).toEqual(
          [
            ...new Map(points.toReversed().map((p) => [Math.floor((p.first - 1) / size), p.first])).values(),
          ].toReversed(),
        );
      }),
    );
  });
});
