import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MAX_REACTION, withReaction } from '../../shared/arena/reaction.ts';
import type { CartPoleState } from '../../shared/sim/cartpole.ts';

const at = (theta: number): CartPoleState => ({ x: 0, xDot: 0, theta, thetaDot: 0 });
const lean = (cart: CartPoleState) => (cart.theta > 0 ? 1 : 0);

it('[HANDICAP1] an agent with a reaction of n ticks decides on what it saw n ticks ago', () => {
  const angles = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(angles, fc.integer({ min: 0, max: MAX_REACTION }), (thetas, ticks) => {
      const decide = withReaction(lean, ticks);
      thetas.forEach((theta, tick) => {
        expect(decide(at(theta))).toBe(lean(at(thetas[Math.max(tick - ticks, 0)]!)));
      });
    }),
  );
});
it.each([-1, 0.5, MAX_REACTION + 1, Number.NaN])(
  '[HANDICAP1] a reaction of %s ticks is refused with the range',
  (ticks) => {
    expect(() => withReaction(lean, ticks)).toThrow('0..25');
  },
);
