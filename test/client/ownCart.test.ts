import { expect, it } from 'vitest';
import { createStirring, type OwnCart, ownCart } from '../../client/model/ownCart.ts';
import { createPractice } from '../../client/model/practice.ts';
import type { CartView } from '../../client/model/stageView.ts';
import { twinWords } from '../../client/pages/twinWords.ts';
import { en } from '../../client/pages/words/en.ts';
import { ko } from '../../client/pages/words/ko.ts';
import { ANGLE_LIMIT, TRACK_LIMIT } from '../../shared/sim/cartpole.ts';

const cart: CartView = { who: 'human', life: '1', x: 1.2, theta: -0.1, push: 1, explored: false, fall: null, wind: 0 };
const own: OwnCart = { life: '1', theta: -0.1, lean: -0.1 / ANGLE_LIMIT, place: 0.5, push: 1, down: false };

it('[HANDS2] ears follow the own cart, else the one that the game is about, and nobody’s for who watches', () => {
  const other = { ...cart, x: 0 };
  expect(ownCart({ carts: [other, cart], own: 1 })).toEqual({ ...own, place: 1.2 / TRACK_LIMIT });
  expect(ownCart({ carts: [cart], heard: 0 })?.place).toBe(0.5);
  expect(ownCart({ carts: [cart, other] })).toBeNull();
  expect(ownCart({ carts: [] })).toBeNull();
  expect(ownCart({ carts: [{ ...cart, fall: { cause: 'angle', side: 'left' } }], own: 0 })?.down).toBe(true);
  const practice = createPractice({ seed: 1, wind: 0, speed: '0.5x', gentle: false });
  expect(ownCart(practice.frame(0).stage)).not.toBeNull();
});

it('[HANDS2] a cart sounds while it moves: not long before a start, not after an end, not when it is down', () => {
  const stirs = createStirring();
  const steps: readonly (readonly [number, OwnCart | null, boolean])[] = [
    [0, own, true],
    [1400, own, true],
    [1600, own, false], // it waits for the start
    [1700, { ...own, theta: -0.11 }, true],
    [1800, { ...own, theta: -0.12, down: true }, false],
    [1900, null, false],
    [2000, own, true],
  ];
  for (const [nowMs, now, expected] of steps)
    expect({ nowMs, stirs: stirs(now, nowMs) }).toEqual({ nowMs, stirs: expected });
});

it('[HANDS3] says lean, place and clock in both languages, with the numbers of the language', () => {
  expect(twinWords(own, 1214, en)).toBe('Leans left 6 degrees, 50% of the way to the right end, tick 1,214');
  expect(twinWords({ ...own, theta: 0.02, place: -0.03 }, undefined, en)).toBe(
    'Leans right 1 degree, in the middle of the track',
  );
  expect(twinWords({ ...own, theta: 0.001, place: 0 }, 3, en)).toBe('Pole upright, in the middle of the track, tick 3');
  expect(twinWords({ ...own, down: true }, 3, en)).toBe(en.twinDown);
  expect(twinWords(own, 12, ko)).toBe('왼쪽으로 6도 기울어짐, 가운데에서 오른쪽 끝까지의 50% 지점, 12틱');
});
