import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSwitchKey } from '../../client/game/pageKeys.ts';
import { halfOf, nearestKey, type ThumbKey } from '../../client/game/touchedSide.ts';

const keys: readonly ThumbKey[] = [
  { side: 0, box: { left: 10, top: 500, width: 80, height: 90 } },
  { side: 1, box: { left: 98, top: 500, width: 80, height: 90 } },
];

it('[HANDS5] a thumb on a key is that key; one that misses means the nearest', () => {
  expect(nearestKey({ clientX: 50, clientY: 540 }, keys)).toBe(0);
  expect(nearestKey({ clientX: 120, clientY: 540 }, keys)).toBe(1);
  expect(nearestKey({ clientX: 300, clientY: 20 }, keys)).toBe(1);
  expect(nearestKey({ clientX: 95, clientY: 700 }, keys)).toBe(1);
  expect(nearestKey({ clientX: 0, clientY: 0 }, [])).toBeNull();
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 90 }), fc.integer({ min: 500, max: 590 }), (clientX, clientY) => {
      expect(nearestKey({ clientX, clientY }, keys)).toBe(0);
    }),
  );
});

it('[HANDS5] for two thumbs each half of the screen is a key', () => {
  const box = { left: 100, top: 0, width: 200, height: 50 };
  expect([halfOf({ clientX: 199, clientY: 1 }, box), halfOf({ clientX: 200, clientY: 1 }, box)]).toEqual([0, 1]);
});

it('[HANDS6] any key is the switch, but for those by which people get about', () => {
  for (const code of ['Space', 'Enter', 'KeyJ', 'ArrowLeft', 'Numpad5', 'Digit1', 'BracketLeft'])
    expect(isSwitchKey(code)).toBe(true);
  for (const code of ['Tab', 'Escape', 'F5', 'F12', 'ShiftLeft', 'ControlRight', 'AltLeft', 'MetaLeft', 'CapsLock', ''])
    expect(isSwitchKey(code)).toBe(false);
});
