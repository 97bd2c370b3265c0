import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CERTAIN, rangeDecoder, rangeEncoder } from '../../shared/arena/rangeCoder.ts';

const chances = fc.oneof(fc.integer({ min: 1, max: CERTAIN - 1 }), fc.constantFrom(1, 2, CERTAIN - 2, CERTAIN - 1));
const bits = fc.array(fc.record({ bit: fc.constantFrom(0, 1), chance: chances }), { maxLength: 400 });

function written(coded: readonly { readonly bit: number; readonly chance: number }[]): number[] {
  const coder = rangeEncoder();
  for (const { bit, chance } of coded) coder.put(bit, chance);
  return coder.finish();
}

describe('the range coder', () => {
  it('[REPLAY8] gives back any bits under any predictions, right or wrong', () => {
    fc.assert(
      fc.property(bits, (coded) => {
        const digits = written(coded);
        expect(digits.every((digit) => Number.isInteger(digit) && digit >= 0 && digit < 64)).toBe(true);
        expect(digits.at(-1)).not.toBe(0);
        const coder = rangeDecoder(digits);
        expect(coded.map(({ chance }) => coder.take(chance))).toEqual(coded.map(({ bit }) => bit));
      }),
      { numRuns: 1_000 },
    );
  });
  it('[REPLAY8] spends on each bit what its prediction says, and at most a digit more in all', () => {
    fc.assert(
      fc.property(bits, (coded) => {
        const information = coded.reduce((sum, { bit, chance }) => {
          return sum - Math.log2((bit === 1 ? chance : CERTAIN - chance) / CERTAIN);
        }, 0);
        expect(written(coded).length * 6).toBeLessThan(information * 1.001 + 9);
      }),
      { numRuns: 1_000 },
    );
  });
});
