import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  humanNormalised,
  humanTicks,
  LEAST_MARGIN,
  LEAST_PLAYERS,
  randomTicks,
} from '../../shared/boards/humanNormalised.ts';

const bests = fc.array(fc.integer({ min: 60, max: 1_600 }), { minLength: LEAST_PLAYERS, maxLength: 40 });

describe('agents beside people', () => {
  it('[RATING10] chance is the same in every speed class, a little above 20 ticks as everywhere', () => {
    const [slow, fast] = [randomTicks('0.5x', 500), randomTicks('1x', 500)];
    expect(slow).toBe(fast);
    expect(fast).toBeGreaterThan(20);
    expect(fast).toBeLessThan(25);
  });

  it('[RATING10] chance scores 0, a person 100, and more ticks a higher score', () => {
    fc.assert(
      fc.property(bests, fc.integer({ min: 0, max: 1_600 }), (runs, agent) => {
        const human = humanTicks(runs, 22)!;
        expect(humanNormalised(22, 22, human)).toBe(0);
        expect(humanNormalised(human, 22, human)).toBeCloseTo(100, 9);
        expect(humanNormalised(agent + 1, 22, human)).toBeGreaterThan(humanNormalised(agent, 22, human));
        expect(humanNormalised(500, 22, 261)).toBeCloseTo(200, 9);
      }),
      { seed: 1 },
    );
  });

  it('[RATING10] a person is the median of the best runs, whatever their order and the extremes', () => {
    expect(humanTicks([1, 2, 3, 4, 100, 110, 120, 130, 140, 1_600], 22)).toBe(105);
    fc.assert(
      fc.property(bests, (runs) => {
        const human = humanTicks(runs, 22)!;
        expect(humanTicks(runs.toReversed(), 22)).toBe(human);
        expect(runs.filter((ticks) => ticks < human).length).toBeLessThanOrEqual(runs.length / 2);
        expect(runs.filter((ticks) => ticks > human).length).toBeLessThanOrEqual(runs.length / 2);
      }),
      { seed: 2 },
    );
  });

  it('[RATING10] without enough players, or people hardly better than chance, there is no score', () => {
    const runs = Array.from({ length: LEAST_PLAYERS }, () => 22 + LEAST_MARGIN);
    expect(humanTicks(runs, 22)).toBe(22 + LEAST_MARGIN);
    expect(humanTicks(runs.slice(1), 22)).toBeNull();
    expect(humanTicks(runs, 22.5)).toBeNull();
  });
});
