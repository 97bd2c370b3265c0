import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cos, sin } from '../../shared/sim/trig.ts';
import { FIXED } from '../support/states.ts';

const bits = new BigInt64Array(1);
const number = new Float64Array(bits.buffer);
/** A double's place on the number line, counted in doubles. */
function place(x: number): bigint {
  number[0] = x;
  return bits[0]! < 0n ? -(bits[0]! & 0x7fff_ffff_ffff_ffffn) : bits[0]!;
}
/** Distance in units in the last place. */
function ulps(a: number, b: number): number {
  const distance = place(a) - place(b);
  return Number(distance < 0n ? -distance : distance);
}

const ranges = [1e-300, 1e-8, 0.3, 0.79, 3.2, 100, 1000, 1e6];
const pairs = [
  ['sin', sin, Math.sin],
  ['cos', cos, Math.cos],
] as const;

describe.each(pairs)('%s', (name, ours, theirs) => {
  it.each(ranges)('[SIM1] is within one ulp of Node for arguments up to %f', (range) => {
    let worst = 0;
    fc.assert(
      fc.property(fc.double({ min: -range, max: range, noNaN: true }), (x) => {
        worst = Math.max(worst, ulps(ours(x), theirs(x)));
      }),
      FIXED,
    );
    for (let i = 0; i <= 20_000; i++) {
      const x = range * (i / 10_000 - 1);
      worst = Math.max(worst, ulps(ours(x), theirs(x)));
    }
    expect(worst).toBeLessThanOrEqual(1);
  });
  it('[SIM1] is within one ulp next to the multiples of pi/2, where the reduction cancels', () => {
    let worst = 0;
    for (let n = -640_000; n <= 640_000; n += 7) {
      for (const x of [(n * Math.PI) / 2, n * 1.5707963267948968]) worst = Math.max(worst, ulps(ours(x), theirs(x)));
    }
    expect(worst).toBeLessThanOrEqual(1);
  });
  it(`[SIM7] is ${name === 'sin' ? 'odd' : 'even'}, bit for bit but for the sign of zero`, () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(ours(-x) === (name === 'sin' ? -ours(x) : ours(x))).toBe(true);
      }),
      FIXED,
    );
  });
  it('[SIM1] of a huge argument is finite, within one ulp, and never beyond 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e5, max: Number.MAX_VALUE, noNaN: true }), (x) => {
        expect(Math.abs(ours(x))).toBeLessThanOrEqual(1);
        expect(ulps(ours(x), theirs(x))).toBeLessThanOrEqual(1);
      }),
      FIXED,
    );
  });
  it('[SIM1] of what has no angle is NaN', () => {
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) expect(ours(x)).toBeNaN();
  });
});
