import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resetState } from '../../shared/sim/gymSeed.ts';
import {
  hash32,
  nextBelow,
  nextUint32,
  nextUniform,
  type RandomStream,
  randomStream,
} from '../../shared/sim/random.ts';

const seed = fc.maxSafeNat();
const FEW = { seed: 7, numRuns: 300 } as const;
const draws = (stream: RandomStream, count: number) => Array.from({ length: count }, () => nextUint32(stream));

describe('a random stream', () => {
  it('[SIM1] is a pure function of seed and name', () => {
    fc.assert(
      fc.property(seed, fc.string(), (s, name) => {
        expect(draws(randomStream(s, name), 20)).toEqual(draws(randomStream(s, name), 20));
      }),
      FEW,
    );
  });
  it('[SIM1] starts with these numbers in every engine and every version', () => {
    expect(draws(randomStream(1, 'replay'), 4)).toMatchInlineSnapshot(`
      [
        2143544871,
        3102603748,
        3511236384,
        1342225044,
      ]
    `);
    expect(draws(randomStream(2 ** 53 - 1, 'wind'), 2)).toMatchInlineSnapshot(`
      [
        2987242201,
        572513319,
      ]
    `);
  });
  it('[SIM1] goes on from a copy of its state', () => {
    const stream = randomStream(5, 'exploration');
    draws(stream, 17);
    const copy: RandomStream = { state: Uint32Array.from(stream.state) };
    expect(draws(copy, 50)).toEqual(draws(stream, 50));
  });
  it('[SIM1] shares no draw with a stream of another name or a neighbouring seed', () => {
    const names = ['environment', 'exploration', 'replay', 'initial weights', 'wind'];
    const all = [0, 1, 2, 2 ** 32, 2 ** 32 + 1].flatMap((s) => names.flatMap((n) => draws(randomStream(s, n), 40)));
    expect(new Set(all).size).toBeGreaterThanOrEqual(all.length - 1); // 1,000 draws of 2^32: a chance repeat is 1 in 8,600
  });
  it('[SIM1] has bits that are ones half of the time and go their own way in two streams', () => {
    const [a, b] = [draws(randomStream(3, 'a'), 20_000), draws(randomStream(3, 'b'), 20_000)];
    for (let bit = 0; bit < 32; bit++) {
      const ones = a.filter((word) => (word >>> bit) & 1).length;
      const agreeing = a.filter((word, i) => ((word ^ b[i]!) >>> bit) & 1).length;
      expect(Math.abs(ones - 10_000)).toBeLessThan(400); // 5.6 standard deviations
      expect(Math.abs(agreeing - 10_000)).toBeLessThan(400);
    }
  });
  it.each([-1, 0.5, 2 ** 53, Number.NaN])('[SIM1] refuses %d as a seed', (s) => {
    expect(() => randomStream(s, 'x')).toThrow(`seed ${s}`);
    expect(() => resetState(s)).toThrow(`seed ${s}`);
  });
});

describe('what is drawn from it', () => {
  it('[SIM1] nextUniform is within 0..1, one left out, and exact as float32', () => {
    const stream = randomStream(9, 'uniform');
    let sum = 0;
    for (let i = 0; i < 100_000; i++) {
      const u = nextUniform(stream);
      if (!(u >= 0 && u < 1 && Math.fround(u) === u)) throw new Error(`draw ${i} is ${u}`);
      sum += u;
    }
    expect(Math.abs(sum / 100_000 - 0.5)).toBeLessThan(0.005); // 5.5 standard deviations
  });
  it('[SIM1] nextBelow stays below its bound and is even over it', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 40 }), (s, bound) => {
        const stream = randomStream(s, 'below');
        const counts = new Array<number>(bound).fill(0);
        for (let i = 0; i < 200 * bound; i++) counts[nextBelow(stream, bound)]!++;
        for (const count of counts) expect(Math.abs(count - 200)).toBeLessThan(90); // 6 standard deviations
      }),
      { ...FEW, numRuns: 60 },
    );
  });
  it('[SIM1] nextBelow has no modulo bias where a plain remainder would: 3/4 of 2^32', () => {
    const bound = 3 * 2 ** 30;
    const stream = randomStream(4, 'bias');
    let low = 0;
    for (let i = 0; i < 30_000; i++) if (nextBelow(stream, bound) < 2 ** 30) low++;
    expect(Math.abs(low - 10_000)).toBeLessThan(500); // a remainder would give 15,000
  });
  it('[SIM1] nextBelow takes bounds up to 2^32', () => {
    const stream = randomStream(4, 'whole');
    expect(nextBelow(stream, 1)).toBe(0);
    expect(Math.max(...Array.from({ length: 100 }, () => nextBelow(stream, 2 ** 32)))).toBeGreaterThan(2 ** 31);
  });
  it('[SIM1] hash32 tells all 53 bits of a number and the order of its arguments apart', () => {
    expect(hash32(1)).not.toBe(hash32(1 + 2 ** 32));
    expect(hash32(1, 2)).not.toBe(hash32(2, 1));
  });
});
