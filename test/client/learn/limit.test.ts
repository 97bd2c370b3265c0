import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advanceLimit,
  beginLimit,
  type LimitFigure,
  type LimitSetting,
  worthForEver,
  worthIfCut,
  worthOf,
} from '../../../client/model/learn/limitFigure.ts';
import { standingRule } from '../../../client/model/learn/standingRule.ts';
import { cartPoleEnvironment } from '../../../shared/sim/cartpoleEnvironment.ts';

const setting = fc.record({
  limit: fc.integer({ min: 1, max: 500 }),
  gamma: fc.double({ min: 0, max: 0.999, noNaN: true }),
});

describe('[CHAPTER8] what standing is worth', () => {
  it('is the sum of its discounted rewards', () => {
    fc.assert(
      fc.property(setting, ({ limit, gamma }) => {
        let [sum, discount] = [0, 1];
        for (let i = 0; i < limit; i++, discount *= gamma) sum += discount;
        expect(worthOf(limit, gamma)).toBeCloseTo(sum, 6);
        expect(worthOf(limit, gamma) + gamma ** limit * worthForEver(gamma)).toBeCloseTo(worthForEver(gamma), 6); // bootstrapped at the limit
      }),
    );
  });

  it('cut in one step of `limit` it is less, and solves its own equation', () => {
    fc.assert(
      fc.property(setting, (one) => {
        const worth = worthIfCut(one);
        expect(worth).toBeLessThanOrEqual(worthForEver(one.gamma));
        expect(1 + one.gamma * (1 - 1 / one.limit) * worth).toBeCloseTo(worth, 6);
      }),
    );
    expect(worthIfCut({ limit: 1, gamma: 0.99 })).toBe(1);
  });
});

it('[CHAPTER8] the rule of the figure stands whatever its limit', () => {
  for (let seed = 0; seed < 20; seed++) {
    const world = cartPoleEnvironment();
    const seen = new Float32Array(4);
    world.reset(seed, seen);
    let ended = { terminated: false, truncated: false };
    while (!ended.terminated && !ended.truncated) ended = world.step(standingRule(world.snapshot().state), seen);
    expect(ended.truncated).toBe(true);
  }
});

it('[CHAPTER8] twins learn the two worths from the same transitions', () => {
  const learned = (one: LimitSetting, seed: number): LimitFigure => {
    let figure = beginLimit(one, seed);
    for (let i = 0; i < 6_000; i++) figure = advanceLimit(figure);
    return figure;
  };
  for (const one of [
    { limit: 50, gamma: 0.98 },
    { limit: 200, gamma: 0.95 },
  ]) {
    const { kept, cut, episodes } = learned(one, 5);
    expect(episodes).toBe(6_000 / one.limit); // nobody fell
    const [last, lastCut] = [kept.at(-1)![1], cut.at(-1)![1]];
    expect(Math.abs(last / worthForEver(one.gamma) - 1)).toBeLessThan(0.05);
    expect(Math.abs(lastCut / worthIfCut(one) - 1)).toBeLessThan(0.1);
    expect(lastCut).toBeLessThan(last);
  }
});
