import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overtimeWind, WIND_LEVELS, windForce } from '../../shared/sim/wind.ts';

const RUNS = { seed: 11, numRuns: 500 } as const;
const seed = fc.maxSafeNat();
const tick = fc.nat(100_000);

it('[SIM6] level 0 is exactly the classic world', () => {
  fc.assert(
    fc.property(seed, tick, (s, t) => {
      expect(Object.is(windForce(s, 0, t), 0)).toBe(true);
    }),
    RUNS,
  );
});
it('[SIM6] any tick can be asked for on its own, in any order', () => {
  const ticks = Array.from({ length: 300 }, (_, t) => t);
  const forwards = ticks.map((t) => windForce(42, 3, t));
  const backwards = ticks.toReversed().map((t) => windForce(42, 3, t));
  expect(backwards.toReversed()).toEqual(forwards);
});
it('[SIM6] no gust is stronger than its level says, and some come near', () => {
  for (const [level, strongest] of [2, 4, 6].entries()) {
    let peak = 0;
    for (let t = 0; t < 20_000; t++) peak = Math.max(peak, Math.abs(windForce(8, WIND_LEVELS[level + 1]!, t)));
    expect(peak).toBeLessThanOrEqual(strongest);
    expect(peak).toBeGreaterThan(0.9 * strongest);
  }
});
it('[SIM6] wind blows both ways alike and never jumps', () => {
  let sum = 0;
  for (let t = 0; t < 50_000; t++) {
    sum += windForce(3, 1, t);
    expect(Math.abs(windForce(3, 1, t + 1) - windForce(3, 1, t))).toBeLessThanOrEqual((2 * 2) / 25 + 1e-12);
  }
  expect(Math.abs(sum / 50_000)).toBeLessThan(0.2);
});
it('[SIM6] other seeds have other winds', () => {
  const first = WIND_LEVELS.length - 1;
  const winds = Array.from({ length: 200 }, (_, s) => windForce(s, WIND_LEVELS[first]!, 7));
  expect(new Set(winds).size).toBe(200);
});
it('[SIM6] overtime starts calm, never exceeds its ramp, and is twice the push for good from tick 1,000 on', () => {
  fc.assert(
    fc.property(seed, tick, (s, t) => {
      expect(Math.abs(overtimeWind(s, 0))).toBe(0);
      const ramp = (20 * t) / 1000;
      expect(Math.abs(overtimeWind(s, t))).toBeLessThanOrEqual(ramp);
      if (t >= 1000) expect(Math.abs(overtimeWind(s, t))).toBeGreaterThanOrEqual(20);
    }),
    RUNS,
  );
});
