import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ANGLE_LIMIT,
  type CartPoleState,
  isTerminated,
  observe,
  step,
  stepSemiImplicit,
  TRACK_LIMIT,
} from '../../shared/sim/cartpole.ts';
import { FIXED, stateArbitrary } from '../support/states.ts';

const integrators = [
  ['euler', step],
  ['semi-implicit', stepSemiImplicit],
] as const;
const action = fc.constantFrom(0 as const, 1 as const);
const wind = fc.double({ min: -20, max: 20, noNaN: true });
const mirror = (s: CartPoleState): CartPoleState => ({
  x: -s.x,
  xDot: -s.xDot,
  theta: -s.theta,
  thetaDot: -s.thetaDot,
});
/** -0 and 0 are the same place; a mirror image may differ in that sign only. */
const withoutSignOfZero = (s: CartPoleState): CartPoleState => ({
  x: s.x + 0,
  xDot: s.xDot + 0,
  theta: s.theta + 0,
  thetaDot: s.thetaDot + 0,
});

describe.each(integrators)('one tick, %s', (_name, advance) => {
  it('[SIM1] gives the same bits twice', () => {
    fc.assert(
      fc.property(stateArbitrary, action, wind, (s, a, w) => {
        expect(advance(s, a, undefined, w)).toEqual(advance({ ...s }, a, undefined, w));
      }),
      FIXED,
    );
  });
  it('[SIM1] leaves the state it was given alone', () => {
    fc.assert(
      fc.property(stateArbitrary, action, (s, a) => void advance(Object.freeze({ ...s }), a)),
      FIXED,
    );
  });
  it('[SIM7] in a mirror is the mirrored tick, bit for bit', () => {
    fc.assert(
      fc.property(stateArbitrary, action, wind, (s, a, w) => {
        const seen = advance(mirror(s), a === 0 ? 1 : 0, undefined, -w);
        expect(withoutSignOfZero(seen)).toEqual(withoutSignOfZero(mirror(advance(s, a, undefined, w))));
      }),
      FIXED,
    );
  });
  it('[SIM1] stays finite for a fallen pole at any finite angle', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), action, (theta, a) => {
        const next = advance({ x: 0, xDot: 0, theta, thetaDot: 0 }, a);
        expect(Number.isFinite(next.xDot) && Number.isFinite(next.thetaDot)).toBe(true);
      }),
      FIXED,
    );
  });
  it('[SIM6] wind of the push against the push leaves the cart to its pole', () => {
    expect(advance({ x: 0, xDot: 0, theta: 0, thetaDot: 0 }, 1, undefined, -10)).toEqual({
      x: 0,
      xDot: 0,
      theta: 0,
      thetaDot: 0,
    });
  });
});

describe('termination', () => {
  const upright: CartPoleState = { x: 0, xDot: 0, theta: 0, thetaDot: 0 };
  it('[SIM5] begins beyond the limits, not on them', () => {
    for (const sign of [-1, 1]) {
      expect(isTerminated({ ...upright, x: sign * TRACK_LIMIT })).toBe(false);
      expect(isTerminated({ ...upright, x: sign * (TRACK_LIMIT + 4.5e-16) })).toBe(true);
      expect(isTerminated({ ...upright, theta: sign * ANGLE_LIMIT })).toBe(false);
      expect(isTerminated({ ...upright, theta: sign * (ANGLE_LIMIT + 3e-17) })).toBe(true);
    }
  });
  it('[SIM5] includes a state that is no longer a number', () => {
    expect(isTerminated({ ...upright, x: Number.NaN })).toBe(true);
    expect(isTerminated({ ...upright, theta: Number.POSITIVE_INFINITY })).toBe(true);
  });
});

it('[SIM4] an observation is the state rounded to float32', () => {
  fc.assert(
    fc.property(stateArbitrary, (s) => {
      expect(Array.from(observe(s))).toEqual([s.x, s.xDot, s.theta, s.thetaDot].map(Math.fround));
    }),
    FIXED,
  );
});
