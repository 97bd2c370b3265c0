import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, ln } from '../../shared/boards/exponential.ts';
import { aged, BOUNDS, NEW_RATING, type Rating, rate, rateGame, type Score } from '../../shared/boards/glicko2.ts';
import { ratingPlace } from '../../shared/boards/ratingPlace.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const rating: fc.Arbitrary<Rating> = fc.record({
  rating: number(...BOUNDS.rating),
  deviation: number(...BOUNDS.deviation),
  volatility: number(...BOUNDS.volatility),
});
const score = fc.constantFrom<Score>(0, 0.5, 1);
const periods = number(0, 1_000);
const game = fc.record({ opponent: rating, score });

describe('the mathematics', () => {
  it('[RATING1] exp and ln are the true ones to 1e-14', () => {
    fc.assert(
      fc.property(number(-50, 50), (x) => {
        expect(Math.abs(exp(x) / Math.exp(x) - 1)).toBeLessThan(1e-14);
      }),
      { seed: 1, numRuns: 2_000 },
    );
    fc.assert(
      fc.property(number(1e-9, 1e9), (x) => {
        expect(Math.abs(ln(x) - Math.log(x))).toBeLessThan(1e-14 * Math.max(Math.abs(Math.log(x)), 0.1));
      }),
      { seed: 2, numRuns: 2_000 },
    );
    expect([exp(0), ln(1)]).toEqual([1, 0]);
    for (const x of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => ln(x)).toThrow(RangeError);
  });

  it("[RATING1] the paper's worked example comes out as printed there", () => {
    const opponent = (rating: number, deviation: number): Rating => ({ rating, deviation, volatility: 0.06 });
    const games = [
      { opponent: opponent(1400, 30), score: 1 },
      { opponent: opponent(1550, 100), score: 0 },
      { opponent: opponent(1700, 300), score: 0 },
    ] as const;
    const after = rate({ rating: 1500, deviation: 200, volatility: 0.06 }, games, 1);
    expect(after.rating).toBeCloseTo(1464.06, 1); // the paper rounds on the way: 1464.0507
    expect(after.deviation).toBeCloseTo(151.52, 2);
    expect(Math.floor(after.volatility * 1e5)).toBe(5_999); // cut off there, not rounded: 0.0599960
  });
});

describe('a rating', () => {
  it('[RATING2] does not depend on the order of games that count as played at once', () => {
    fc.assert(
      fc.property(rating, fc.array(game, { minLength: 2, maxLength: 6 }), periods, (own, games, time) => {
        const [there, back] = [rate(own, games, time), rate(own, games.toReversed(), time)];
        expect(back.rating).toBeCloseTo(there.rating, 6);
        expect(back.deviation).toBeCloseTo(there.deviation, 6);
        expect(back.volatility).toBeCloseTo(there.volatility, 6);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('[RATING2] is the same whoever is called first', () => {
    fc.assert(
      fc.property(rating, rating, score, periods, periods, (a, b, s, timeA, timeB) => {
        const [firstA, firstB] = rateGame(a, b, s, [timeA, timeB]);
        const [secondB, secondA] = rateGame(b, a, (1 - s) as Score, [timeB, timeA]);
        expect([secondA, secondB]).toEqual([firstA, firstB]);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('[RATING2] stays within its bounds, never falls by a win, never rises by a loss', () => {
    fc.assert(
      fc.property(rating, rating, score, periods, periods, (a, b, s, timeA, timeB) => {
        const both = rateGame(a, b, s, [timeA, timeB]);
        for (const one of both) {
          for (const field of ['rating', 'deviation', 'volatility'] as const) {
            expect(one[field]).toBeGreaterThanOrEqual(BOUNDS[field][0]);
            expect(one[field]).toBeLessThanOrEqual(BOUNDS[field][1]);
          }
        }
        if (s === 1) expect(both[0].rating).toBeGreaterThanOrEqual(a.rating);
        if (s === 0) expect(both[0].rating).toBeLessThanOrEqual(a.rating);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('[RATING2] gets surer by a game and less sure by time, as fractions of it add up', () => {
    fc.assert(
      fc.property(rating, rating, score, (a, b, s) => {
        expect(rateGame(a, b, s, [0, 0])[0].deviation).toBeLessThanOrEqual(a.deviation);
      }),
      { seed: 6, numRuns: 300 },
    );
    fc.assert(
      fc.property(rating, number(0, 30), number(0, 30), (a, some, more) => {
        expect(aged(aged(a, some), more).deviation).toBeCloseTo(aged(a, some + more).deviation, 8);
        expect(aged(a, some + more).deviation).toBeGreaterThanOrEqual(aged(a, some).deviation);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('[RATING2] finds who is stronger', () => {
    let [strong, weak] = [NEW_RATING, NEW_RATING];
    for (let i = 0; i < 40; i++) [strong, weak] = rateGame(strong, weak, i % 4 === 3 ? 0 : 1, [0, 0]);
    // three of four won is 191 points apart by the formula of the expected score
    expect(strong.rating - weak.rating).toBeGreaterThan(120);
    expect(strong.rating - weak.rating).toBeLessThan(280);
    expect(strong.deviation).toBeLessThan(75);
  });
});

describe('its place', () => {
  const row = fc.record({
    rating: fc.integer({ min: 10_000, max: 400_000 }).map((hundredths) => hundredths / 100),
    provisional: fc.boolean(),
    at: fc.integer({ min: 0, max: 4e12 }),
    id: fc.oneof(
      fc.stringMatching(/^[0-9a-f]{16}$/),
      fc.stringMatching(/^[0-9a-f]{12}$/).map((hex) => `agent-${hex}`),
    ),
  });
  it('[RATING3] sorts sure ones first, then the higher, then who had it first', () => {
    fc.assert(
      fc.property(row, row, (a, b) => {
        const [placeA, placeB] = [a, b].map((one) => ratingPlace(one.rating, one.provisional, one.at, one.id));
        expect(placeA).toMatch(/^\d{36}$/);
        const order = Number(a.provisional) - Number(b.provisional) || b.rating - a.rating || a.at - b.at || 0;
        if (order !== 0) expect(placeA! < placeB!).toBe(order < 0);
      }),
      { seed: 8, numRuns: 1_000 },
    );
  });
});
