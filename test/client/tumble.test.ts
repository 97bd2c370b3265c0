import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GROUND_DEPTH, POLE_LENGTH } from '../../client/game/cartShape.ts';
import { type DrawnPose, places, standing } from '../../client/game/pose.ts';
import { createTumble, TUMBLE_MS } from '../../client/game/tumble.ts';
import type { CartView } from '../../client/model/stageView.ts';

const CLOSEST_VIEW = 3.1 - 0.6; // m that a lane always shows, but for its borders

const side = fc.constantFrom('left', 'right');
const speeds = {
  xDot: fc.double({ min: -4, max: 4, noNaN: true }),
  thetaDot: fc.double({ min: -4, max: 4, noNaN: true }),
};
const quiet = { who: 'human', life: '1', push: null, explored: false, wind: 0 } as const;

/** A cart as it is in the tick of its fall. */
const fallen: fc.Arbitrary<CartView> = fc
  .oneof(
    fc.record({
      cause: fc.constant('angle' as const),
      side,
      x: fc.double({ min: -2.4, max: 2.4, noNaN: true }),
      theta: fc.double({ min: 0.2095, max: 0.3, noNaN: true }),
      ...speeds,
    }),
    fc.record({
      cause: fc.constant('edge' as const),
      side,
      x: fc.double({ min: 2.401, max: 2.5, noNaN: true }),
      theta: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
      ...speeds,
    }),
  )
  .map(({ cause, side, x, theta, xDot, thetaDot }) => {
    const sign = side === 'left' ? -1 : 1;
    const fall = { cause, side };
    if (cause === 'angle') return { ...quiet, x, theta: sign * theta, xDot, thetaDot, fall };
    return { ...quiet, x: sign * x, theta, xDot: sign * Math.abs(xDot), thetaDot, fall }; // past the end it was moving outwards
  });

const tip = ({ foot, theta }: DrawnPose): number => foot.y + POLE_LENGTH * Math.cos(theta);
const far = (a: DrawnPose, b: DrawnPose): number =>
  Math.max(
    Math.abs(a.foot.x - b.foot.x),
    Math.abs(a.foot.y - b.foot.y),
    Math.abs(a.theta - b.theta),
    Math.abs(a.x - b.x),
  );

describe('[STAGE3] a fall', () => {
  it('begins where the cart and the pole are', () => {
    fc.assert(
      fc.property(fallen, (cart) => {
        expect(far(createTumble(false)(0, cart, 5000), standing(cart))).toBeLessThan(1e-9);
      }),
    );
  });

  it('ends after a second and a half with the pole lying, within sight of the cart, above the ground', () => {
    fc.assert(
      fc.property(fallen, (cart) => {
        const tumble = createTumble(false);
        tumble(0, cart, 0);
        const almost = tumble(0, cart, TUMBLE_MS - 100);
        const end = tumble(0, cart, TUMBLE_MS);
        expect(far(almost, end)).toBeLessThan(0.1);
        expect(far(end, tumble(0, cart, 60_000))).toBe(0);
        for (const height of [end.foot.y, tip(end)]) {
          expect(height).toBeGreaterThan(-GROUND_DEPTH - 0.02);
          expect(height).toBeLessThan(0.35); // a tip may rest on the end of the rail, or on the cart's side
        }
        const seen = places(end);
        expect(Math.max(...seen) - Math.min(...seen)).toBeLessThan(CLOSEST_VIEW);
      }),
    );
  });

  it('lets the pole down on the side that it leans to', () => {
    fc.assert(
      fc.property(fallen, (cart) => {
        if (cart.fall?.cause !== 'angle') return;
        const tumble = createTumble(true);
        expect(Math.sign(tumble(0, cart, 0).theta)).toBe(cart.fall.side === 'left' ? -1 : 1);
      }),
    );
  });

  it('leaves a cart on the track where it is, and takes one past its end off the rail', () => {
    fc.assert(
      fc.property(fallen, (cart) => {
        const { x, y } = createTumble(true)(0, cart, 0);
        if (cart.fall?.cause === 'angle') {
          expect(Math.abs(x - cart.x)).toBeLessThan(0.35);
          return;
        }
        expect(Math.abs(x)).toBeGreaterThan(2.6);
        expect(y).toBeLessThan(-0.01);
      }),
    );
  });

  it('bounces: its foot rises again after it has hit the rail', () => {
    const cart: CartView = { ...quiet, x: 0, theta: 0.21, thetaDot: 1, fall: { cause: 'angle', side: 'right' } };
    const tumble = createTumble(false);
    const heights = Array.from({ length: 60 }, (_, i) => tumble(0, cart, i * 20).foot.y);
    const hit = heights.findIndex((height, i) => i > 0 && height < 0.1 && heights[i + 1]! > height);
    expect(hit).toBeGreaterThan(0);
    expect(Math.max(...heights.slice(hit))).toBeGreaterThan(heights[hit]! + 0.01);
  });

  it('looks the same at any number of frames a second', () => {
    fc.assert(
      fc.property(fallen, fc.integer({ min: 5, max: 200 }), (cart, frameMs) => {
        const [often, once] = [createTumble(false), createTumble(false)];
        for (let ms = 0; ms < 1000; ms += frameMs) often(0, cart, ms);
        once(0, cart, 0);
        expect(far(often(0, cart, 1000), once(0, cart, 1000))).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('with reduced motion is over at once, and ends in the same place', () => {
    fc.assert(
      fc.property(fallen, (cart) => {
        const moving = createTumble(false);
        moving(0, cart, 0);
        expect(far(createTumble(true)(0, cart, 0), moving(0, cart, TUMBLE_MS))).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it('stops with the next life, and each lane falls alone', () => {
    const cart: CartView = { ...quiet, x: 1, theta: 0.21, fall: { cause: 'angle', side: 'right' } };
    const tumble = createTumble(false);
    tumble(0, cart, 0);
    tumble(0, cart, 700);
    const other = { ...cart, fall: null };
    expect(tumble(1, other, 700)).toEqual(standing(other));
    expect(tumble(0, { ...cart, life: '2' }, 800).theta).toBeCloseTo(0.21, 9);
    expect(tumble(0, { ...other, life: '3' }, 900)).toEqual(standing(other));
    expect(tumble(0, { ...cart, life: '3' }, 1000).theta).toBeCloseTo(0.21, 9);
  });
});
