import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createHeldSides } from '../../client/game/heldSides.ts';

it('[UI2] the side pressed last holds, also after it is let go of', () => {
  const sides = createHeldSides();
  expect(sides.press('ArrowLeft', 0)).toBe(0);
  expect(sides.press('ArrowRight', 1)).toBe(1);
  expect(sides.release('ArrowRight')).toBe(0); // the other one is still down
  expect(sides.release('ArrowLeft')).toBe(0);
  expect(sides.press('KeyD', 1)).toBe(1);
  expect(sides.release('KeyD')).toBe(1);
});

it('[UI2] a finger and a key are one stick', () => {
  const sides = createHeldSides();
  sides.press('finger 1', 0);
  expect(sides.press('KeyD', 1)).toBe(1);
  expect(sides.release('KeyD')).toBe(0);
});

it('[UI2] what is down can be told to the next game: the newest press, nothing once all hands are off', () => {
  const sides = createHeldSides();
  expect(sides.down()).toBe(null);
  sides.press('ArrowLeft', 0);
  sides.press('KeyD', 1);
  expect(sides.down()).toBe(1);
  sides.release('KeyD');
  expect(sides.down()).toBe(0);
  sides.releaseAll();
  expect(sides.down()).toBe(null);
  expect(sides.isDown('ArrowLeft')).toBe(false);
});

it('[UI2] holds the newest press that is still down, whatever is pressed and released', () => {
  const event = fc.record({ down: fc.boolean(), key: fc.constantFrom('a', 'b', 'c', 'd') });
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const sides = createHeldSides();
      let down: string[] = [];
      let held: 0 | 1 | null = null;
      for (const { down: pressed, key } of events) {
        down = down.filter((other) => other !== key);
        if (pressed) down.push(key);
        const newest = down.at(-1);
        if (newest !== undefined) held = newest < 'c' ? 0 : 1;
        expect(pressed ? sides.press(key, key < 'c' ? 0 : 1) : sides.release(key)).toBe(held);
      }
    }),
  );
});
