import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NOTHING_DOWN, type PadState, padDown, STICK_KEEPS, STICK_TAKES } from '../../client/game/gamepad.ts';
import { gamepadName } from '../../client/pages/settings/gamepadName.ts';

function pad(axis: number, pressed: readonly number[] = [], mapping = 'standard'): PadState {
  return {
    mapping,
    axes: [axis, 0, 0, 0],
    buttons: Array.from({ length: 17 }, (_, i) => ({ pressed: pressed.includes(i) })),
  };
}

it('[HANDS4] cross, shoulders, triggers and the face’s sides push; other buttons do not', () => {
  const sideOf = (button: number) => [...padDown(pad(0, [button]), NOTHING_DOWN).values()];
  for (const left of [14, 4, 6, 2]) expect(sideOf(left)).toEqual([0]);
  for (const right of [15, 5, 7, 1]) expect(sideOf(right)).toEqual([1]);
  expect(sideOf(13)).toEqual(['none']);
  for (const none of [0, 3, 8, 9, 10, 11, 12, 16]) expect(sideOf(none)).toEqual([]);
});

it('[HANDS4] a stick that trembles at a border pushes once, and lets go once it is well back', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: STICK_KEEPS + 0.01, max: 1, noNaN: true }), { minLength: 1 }), (values) => {
      let down = padDown(pad(STICK_TAKES), NOTHING_DOWN);
      for (const value of values) {
        down = padDown(pad(value), down);
        expect([...down]).toEqual([['axis 0', 1]]);
      }
      expect(padDown(pad(STICK_KEEPS - 0.01), down).size).toBe(0);
    }),
  );
  expect(padDown(pad(STICK_TAKES - 0.01), NOTHING_DOWN).size).toBe(0);
});

it('[HANDS4] a stick thrown from side to side changes at once, and left is the mirror of right', () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom(0, 1, null), (value, before) => {
      const was = before === null ? NOTHING_DOWN : new Map([['axis 0', before] as const]);
      const mirror = before === null ? NOTHING_DOWN : new Map([['axis 0', before === 0 ? 1 : 0] as const]);
      const side = padDown(pad(value), was).get('axis 0');
      const other = padDown(pad(-value), mirror).get('axis 0');
      expect(other).toBe(side === undefined ? undefined : side === 0 ? 1 : 0);
    }),
  );
  expect(padDown(pad(-0.9), new Map([['axis 0', 1]])).get('axis 0')).toBe(0);
});

it('[HANDS4] of a gamepad without the standard places only the stick and the shoulders are trusted', () => {
  expect([...padDown(pad(0, [4, 14, 1], 'other'), NOTHING_DOWN)]).toEqual([['button 4', 0]]);
  expect([...padDown(pad(-1, [], ''), NOTHING_DOWN)]).toEqual([['axis 0', 0]]);
  expect(padDown({ mapping: 'standard', axes: [], buttons: [] }, NOTHING_DOWN).size).toBe(0);
});

it('[HANDS4] gamepads are called what people call them', () => {
  expect(gamepadName('Xbox Wireless Controller (STANDARD GAMEPAD Vendor: 045e Product: 0b13)')).toBe(
    'Xbox Wireless Controller',
  );
  expect(gamepadName('054c-0ce6-DualSense Wireless Controller')).toBe('DualSense Wireless Controller');
  expect(gamepadName('(STANDARD GAMEPAD)')).toBe('');
});
