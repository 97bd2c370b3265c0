import fc from 'fast-check';
import { expect, it } from 'vitest';
import { angleTone, edgeClicks, leanHertz, topPan, UPRIGHT_HERTZ } from '../../../client/game/sound/angleTone.ts';

const share = fc.double({ min: -1, max: 1, noNaN: true });

it('[HANDS1] the tone rises with the lean, an octave to either side of upright', () => {
  fc.assert(
    fc.property(share, share, (a, b) => {
      fc.pre(a - b > 1e-6);
      expect(leanHertz(a)).toBeGreaterThan(leanHertz(b));
    }),
  );
  expect(leanHertz(0)).toBe(UPRIGHT_HERTZ);
  expect([leanHertz(-1), leanHertz(1)]).toEqual([UPRIGHT_HERTZ / 2, UPRIGHT_HERTZ * 2]);
});

it('[HANDS1] it comes from further right the further right the cart is, and the further right its pole leans', () => {
  fc.assert(
    fc.property(share, share, share, (a, b, other) => {
      fc.pre(a - b > 1e-6);
      expect(topPan(a, other)).toBeGreaterThan(topPan(b, other));
      expect(topPan(other, a)).toBeGreaterThan(topPan(other, b));
    }),
  );
  expect([topPan(-1, -1), topPan(0, 0), topPan(1, 1)]).toEqual([-1, 0, 1]);
});

it('[HANDS1] the mirrored cart sounds mirrored, and whatever it does the tone is one that can be heard', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -9, max: 9, noNaN: true }),
      fc.double({ min: -9, max: 9, noNaN: true }),
      (lean, place) => {
        const [tone, mirrored] = [angleTone({ lean, place }), angleTone({ lean: -lean, place: -place })];
        expect(tone.hertz * mirrored.hertz).toBeCloseTo(UPRIGHT_HERTZ ** 2, 4);
        expect(tone.pan).toBeCloseTo(-mirrored.pan, 12);
        expect(tone.clicks).toBe(mirrored.clicks);
        expect(tone.hertz).toBeGreaterThan(100);
        expect(tone.hertz).toBeLessThan(1000);
        expect(Math.abs(tone.pan)).toBeLessThanOrEqual(1);
      },
    ),
  );
});

it('[HANDS1] the end of the track ticks, faster the nearer it is; the middle does not', () => {
  expect(edgeClicks(0.5)).toBe(0);
  expect(edgeClicks(0.6)).toBeGreaterThan(0);
  expect(edgeClicks(-0.9)).toBeGreaterThan(edgeClicks(-0.7));
  expect(edgeClicks(1)).toBe(edgeClicks(1.5));
});
