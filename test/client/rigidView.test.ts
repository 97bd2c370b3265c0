import fc from 'fast-check';
import { expect, it } from 'vitest';
import { betweenRigid, createRigidTrack, settledRigid } from '../../client/model/rigidView.ts';
import type { RigidFrameBall, RigidFrameCart } from '../../shared/protocol/rigidFrame.ts';

const cart = (x: number, theta: number): RigidFrameCart => ({ x, theta, push: 1, fallen: null });
const ball = (number: number, x: number): RigidFrameBall => ({ number, x, y: 2 * x, radius: 0.1 });
const state = (tick: number, x: number, balls: readonly RigidFrameBall[] = []) => ({
  tick,
  carts: [cart(x, x / 10), cart(-x, 0)],
  balls,
});

it('[RIGIDVIEW1] between two states everything lies between, and at their ticks it is they', () => {
  const [from, to] = [state(10, 1, [ball(3, 1)]), state(14, 2, [ball(3, 2)])];
  expect(betweenRigid(from, to, 10)).toBe(from);
  expect(betweenRigid(from, to, 14)).toBe(to);
  expect(betweenRigid(from, to, 2)).toBe(from);
  expect(betweenRigid(from, to, 99)).toBe(to);
  fc.assert(
    fc.property(fc.double({ min: 10.01, max: 13.99, noNaN: true }), (tick) => {
      const share = (tick - 10) / 4;
      const seen = betweenRigid(from, to, tick);
      expect(seen.tick).toBeCloseTo(tick, 9);
      expect(seen.carts[0]!.x).toBeCloseTo(1 + share, 9);
      expect(seen.carts[0]!.theta).toBeCloseTo((1 + share) / 10, 9);
      expect(seen.carts[1]!.x).toBeCloseTo(-1 - share, 9);
      expect(seen.balls).toEqual([
        { number: 3, x: expect.closeTo(1 + share, 9), y: expect.closeTo(2 + 2 * share, 9), radius: 0.1 },
      ]);
    }),
    { seed: 1 },
  );
});

it('[RIGIDVIEW1] a ball is drawn only where it was in the air, and a fall shows from its tick on', () => {
  const fallen = { tick: 14, cause: 'angle', side: 'left' } as const;
  const from = state(10, 1, [ball(1, 0), ball(2, 0)]);
  const to = { ...state(14, 2, [ball(2, 1), ball(3, 5)]), carts: [{ ...cart(2, 0), fallen }, cart(0, 0)] };
  expect(betweenRigid(from, to, 12).balls.map(({ number }) => number)).toEqual([2]);
  expect(betweenRigid(from, to, 13.9).carts[0]!.fallen).toBeNull();
  expect(betweenRigid(from, to, 14).carts[0]!.fallen).toEqual(fallen);
});

it('[RIGIDVIEW2] any tick among those received can be drawn; late and double ones change nothing', () => {
  const track = createRigidTrack();
  expect(track.at(5)).toBeNull();
  for (const tick of [0, 2, 4, 4, 3, 8]) track.push(state(tick, tick));
  expect(track.at(3)!.carts[0]!.x).toBeCloseTo(3, 9);
  expect(track.at(6)!.carts[0]!.x).toBeCloseTo(6, 9);
  expect(track.at(-4)!.tick).toBe(0);
  expect(track.at(80)!.tick).toBe(8);
  for (let tick = 10; tick < 500; tick++) track.push(state(tick, tick));
  expect(track.at(498.5)!.carts[0]!.x).toBeCloseTo(498.5, 9);
  expect(track.at(0)!.tick).toBeGreaterThan(400); // what is long gone is not kept
});

it('[RIGIDVIEW4] after the last state poles that are down tip on and lie, and nothing else moves', () => {
  const fallen = { tick: 8, cause: 'angle', side: 'left' } as const;
  const last = { ...state(8, 1, [ball(1, 2)]), carts: [{ ...cart(2, -0.61), fallen }, cart(1, 0.3)] };
  expect(settledRigid(last, 0)).toEqual(last);
  let lean = 0.61;
  for (let ticks = 1; ticks < 120; ticks++) {
    const { tick, carts, balls } = settledRigid(last, ticks);
    expect(tick).toBe(8 + ticks);
    expect(carts[1]).toEqual(last.carts[1]);
    expect(balls).toEqual(last.balls);
    expect(-carts[0]!.theta).toBeGreaterThanOrEqual(lean);
    lean = -carts[0]!.theta;
  }
  expect(lean).toBeGreaterThan(1.5);
  expect(lean).toBeLessThan(1.9);
});
