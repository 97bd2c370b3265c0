import { describe, expect, it } from 'vitest';
import { DEEPEST, restored, rollBack } from './rollBack.ts';

const SEEDS = Array.from({ length: 20 }, (_, i) => 7_000 + i);

describe('a match rolled back at every tick', () => {
  it('[SYNC1] comes to the same hash from the keyframe of 1 to 12 ticks ago, with 2 to 8 seats and any wind', () => {
    let ticks = 0;
    for (const seed of SEEDS) {
      const rolled = rollBack(seed);
      expect(rolled.differences, `seed ${seed}`).toEqual([]);
      ticks += rolled.ticks;
    }
    expect(ticks).toBeGreaterThan(2_000);
  });

  it('[SYNC1] every depth is stepped at every tick', () => {
    const { ticks, stepped } = rollBack(SEEDS[0]!);
    const whole = (DEEPEST * (DEEPEST + 1)) / 2;
    const first = (whole * (DEEPEST + 2)) / 3; // the first twelve ticks have fewer behind them
    expect(ticks).toBeGreaterThan(DEEPEST);
    expect(stepped).toBe(first + (ticks - DEEPEST) * whole);
  });

  it('[SYNC1] a keyframe that loses the last bit of one number is found out, and a forgotten fall', () => {
    const rounded = rollBack(SEEDS[0]!, (setup, packed) => {
      const match = restored(setup, packed);
      const [own, ...others] = match.lanes;
      const cart = { ...own!.cart, thetaDot: own!.cart.thetaDot * (1 + Number.EPSILON) };
      return { ...match, lanes: [{ ...own!, cart }, ...others] };
    });
    expect(rounded.differences.length).toBeGreaterThan(100);
    const risen = rollBack(SEEDS[0]!, (setup, packed) => {
      const match = restored(setup, packed);
      return { ...match, lanes: match.lanes.map((lane) => ({ ...lane, fall: null })) };
    });
    expect(risen.differences.length).toBeGreaterThan(10);
  });
});
