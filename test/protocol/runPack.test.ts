import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunPoint, RunSteps } from '../../shared/protocol/runEvents.ts';
import {
  packCurve,
  packNews,
  packPoint,
  packSteps,
  unpackCurve,
  unpackNews,
  unpackPoint,
  unpackSteps,
} from '../../shared/protocol/runPack.ts';

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const real = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const count = fc.nat(1_000_000_000);
const maybe = fc.option(real);
const collapse = fc.record({
  terminalShare: real,
  actionGap: real,
  doomedMaxQ: maybe,
  valueBound: real,
  gradientNorm: maybe,
});
const point: fc.Arbitrary<RunPoint> = fc
  .record({
    first: fc.integer({ min: 1, max: 1_000_000 }),
    more: fc.nat(1000),
    step: count,
    updates: count,
    returns: fc.array(real, { minLength: 3, maxLength: 3 }),
    epsilon: fc.double({ min: 0, max: 1, noNaN: true }),
    tdLoss: maybe,
    qValues: maybe,
    collapse: fc.option(collapse),
  })
  .map(({ first, more, returns, ...rest }) => {
    const [min, mean, max] = [...returns].sort((a, b) => a - b) as [number, number, number];
    const spread = more === 0 ? { mean, min: mean, max: mean } : { mean, min, max };
    return { first, last: first + more, ...spread, ...rest };
  });
const steps: fc.Arbitrary<RunSteps> = fc
  .tuple(id, fc.integer({ min: 1, max: 1e9 }), fc.maxSafeNat(), fc.nat(16_000_000), fc.integer({ min: 1, max: 31 }))
  .chain(([run, episode, seed, from, actionCount]) =>
    fc
      .array(
        fc.record({
          action: fc.nat(actionCount - 1),
          explored: fc.boolean(),
          q: fc.array(fc.oneof(real, fc.double({ min: -1, max: 1, noNaN: true })), {
            minLength: actionCount,
            maxLength: actionCount,
          }),
        }),
        { maxLength: 40 },
      )
      .map((taken) => ({
        run,
        episode,
        seed,
        from,
        actions: taken.map(({ action }) => action),
        explored: taken.map(({ explored }) => explored),
        q: taken.flatMap(({ q }) => q),
      })),
  );

describe('packing', () => {
  it('[RUN1] gives back points: whole numbers exactly, others to four digits', () => {
    fc.assert(
      fc.property(point, (before) => {
        const after = unpackPoint(JSON.parse(JSON.stringify(packPoint(before))));
        expect(after).not.toBeNull();
        const { first, last, step, updates } = after!;
        expect({ first, last, step, updates }).toEqual({
          first: before.first,
          last: before.last,
          step: before.step,
          updates: before.updates,
        });
        for (const key of ['mean', 'min', 'max', 'epsilon', 'tdLoss', 'qValues'] as const)
          expect(near(after![key], before[key], 5e-4), key).toBe(true);
        expect(after!.collapse === null).toBe(before.collapse === null);
        if (before.collapse)
          for (const key of ['terminalShare', 'actionGap', 'doomedMaxQ', 'valueBound', 'gradientNorm'] as const)
            expect(near(after!.collapse![key], before.collapse[key], 5e-4), key).toBe(true);
        expect(packPoint(after!)).toEqual(packPoint(before)); // nothing more is lost the second time
      }),
    );
  });
  it('[RUN2] gives back steps: actions, exploration and place exactly, Q values within 1 %', () => {
    fc.assert(
      fc.property(steps, (before) => {
        const after = unpackSteps(packSteps(before));
        const { q: _after, ...exactAfter } = after!;
        const { q: _before, ...exactBefore } = before;
        expect(exactAfter).toEqual(exactBefore);
        before.q.forEach((value, i) => {
          if (Math.abs(value) < 1e-4) expect(Math.abs(after!.q[i]! - value)).toBeLessThan(1.1e-4);
          else if (Math.abs(value) < 250_000) expect(near(after!.q[i]!, value, 0.01)).toBe(true);
          else expect(Math.sign(after!.q[i]!)).toBe(Math.sign(value));
        });
        expect(packSteps(after!)).toBe(packSteps({ ...before, q: after!.q }));
      }),
    );
  });
  it('[RUN2] takes five characters a step in a world of two actions', () => {
    const long = {
      run: 'r',
      episode: 1,
      seed: 1,
      from: 0,
      actions: [0, 1, 1],
      explored: [true, false, false],
      q: [1, 2, 3, 4, 5, 6],
    };
    const short = { ...long, actions: [0], explored: [true], q: [1, 2] };
    expect(packSteps(long).length - packSteps(short).length).toBe(10);
  });
  it('[RUN2] packs what diverged as nearly as it can', () => {
    const broken = {
      run: 'r',
      episode: 1,
      seed: 1,
      from: 0,
      actions: [0],
      explored: [false],
      q: [Number.NaN, -Infinity],
    };
    const [nothing, lowest] = unpackSteps(packSteps(broken))!.q;
    expect(nothing).toBe(0);
    expect(lowest).toBeLessThan(-250_000);
  });
  it('[RUN1] gives back news and a history', () => {
    const ended = { number: 9, kind: 'ended', step: 500, weightsSha256: 'aa' } as const;
    fc.assert(
      fc.property(fc.array(point, { maxLength: 5 }), fc.boolean(), (points, over) => {
        const evaluation = { kind: 'evaluation', step: 250, episode: 4, episodes: 100, mean: 9.47 } as const;
        const judged = ['r.250', 'other.250', null].map((moment, i) => ({ ...evaluation, number: 4 + i, moment }));
        const events = over ? [...judged, ended] : [];
        const news = unpackNews(
          JSON.parse(JSON.stringify(packNews({ run: 'r', after: 3, newest: 9, points, events }))),
        );
        expect(news).toMatchObject({ run: 'r', after: 3, newest: 9, events });
        expect(news!.points.map(packPoint)).toEqual(points.map(packPoint));
        const curve = unpackCurve(JSON.parse(JSON.stringify(packCurve({ newest: 9, points, events }))));
        expect(curve).toEqual({ newest: 9, points: news!.points, events });
      }),
    );
  });
});

function near(after: number | null, before: number | null, share: number): boolean {
  if (after === null || before === null) return after === before;
  return Math.abs(after - before) <= share * Math.abs(before);
}
