import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fallReason, STANDS_ON_TICKS } from '../../../client/model/path/fallReason.ts';
import { advance, type Match, type MatchSetup, newMatch } from '../../../shared/arena/match.ts';
import type { Action, CartPoleState } from '../../../shared/sim/cartpole.ts';
import { hash32 } from '../../../shared/sim/random.ts';

const setups: fc.Arbitrary<MatchSetup> = fc.record({
  seed: fc.nat(0xffff_ffff),
  wind: fc.constantFrom(0, 1, 2, 3),
  speed: fc.constant('0.5x' as const),
  seats: fc.constant(1),
});

type Hand = (cart: CartPoleState, tick: number) => Action;

/** The pushes of a hand up to its fall, and the fall. */
function played(setup: MatchSetup, hand: Hand) {
  const actions: Action[] = [];
  let match: Match = newMatch(setup);
  while (match.phase === 'playing') {
    const action = hand(match.lanes[0]!.cart, match.tick);
    actions.push(action);
    match = advance(match, [action]);
  }
  return { actions: Uint8Array.from(actions), fall: match.lanes[0]!.fall! };
}

/** Somebody who follows the pole, but holds each push for so many ticks. */
const clumsy =
  (holds: number, seed: number): Hand =>
  ({ theta, thetaDot }, tick) => {
    const chance = hash32(seed, Math.floor(tick / holds)) % 4 === 0;
    return theta + 0.2 * thetaDot > 0 !== chance ? 1 : 0;
  };

const runs = fc
  .record({ setup: setups, holds: fc.integer({ min: 2, max: 14 }), seed: fc.nat(1000) })
  .map(({ setup, holds, seed }) => ({ setup, ...played(setup, clumsy(holds, seed)) }));

/** How long a cart can stand from a tick on by trying hands of all kinds, unlike the ones that the reason was found with. */
function standsFrom(setup: MatchSetup, actions: Uint8Array, from: number, first: Action): number {
  let longest = 0;
  for (const perThetaDot of [0.15, 0.2, 0.25, 0.3, 0.4, 0.5])
    for (const perX of [0, 0.03, 0.045, 0.1, 0.2]) {
      const hand: Hand = ({ x, xDot, theta, thetaDot }, tick) => {
        if (tick < from) return actions[tick] === 1 ? 1 : 0;
        if (tick === from) return first;
        return theta + perThetaDot * thetaDot + perX * x + 2.2 * perX * xDot > 0 ? 1 : 0;
      };
      let match: Match = newMatch(setup);
      while (match.phase === 'playing' && match.tick < from + STANDS_ON_TICKS)
        match = advance(match, [hand(match.lanes[0]!.cart, match.tick)]);
      longest = Math.max(longest, match.tick - from);
    }
  return longest;
}

describe('[PATH4] the reason of a fall', () => {
  it('names the fall that the match’s own rules name, and the push that it came with', () => {
    fc.assert(
      fc.property(runs, ({ setup, actions, fall }) => {
        const reason = fallReason(setup, actions)!;
        expect(reason.fall).toEqual(fall);
        expect(reason.last.action).toBe(actions.at(-1));
        expect(reason.last.from + reason.last.ticks).toBe(fall.tick);
        expect(reason.oneSided).toBe(new Set(actions).size === 1);
      }),
    );
  });

  it('blames a push that the player did make, of the other side than the one that it says would have saved', () => {
    fc.assert(
      fc.property(runs, ({ setup, actions, fall }) => {
        const { rescue, last } = fallReason(setup, actions)!;
        if (!rescue) return;
        const { tick, push, kind } = rescue;
        expect(tick).toBeLessThan(fall.tick);
        expect(actions[tick]).toBe(1 - push);
        if (kind === 'turned') expect(actions[tick - 1]).toBe(push);
        else if (tick > 0) expect(actions[tick - 1]).toBe(1 - push);
        if (kind === 'held') expect(last.from).toBeLessThanOrEqual(tick);
        if (kind === 'strayed') expect(last.from).toBeGreaterThan(tick);
      }),
    );
  });

  it('is true: with that push, hands of other kinds stand on from there', () => {
    fc.assert(
      fc.property(runs, ({ setup, actions, fall }) => {
        const { rescue } = fallReason(setup, actions)!;
        if (!rescue || fall.tick > 400) return; // in overtime the wind is stronger than some of these hands
        expect(standsFrom(setup, actions, rescue.tick, rescue.push)).toBeGreaterThan(fall.tick - rescue.tick);
      }),
      { numRuns: 60 },
    );
  });

  it('finds it for nearly every fall of the calm world', () => {
    const all = Array.from({ length: 200 }, (_, i) => {
      const setup: MatchSetup = { seed: i, wind: 0, speed: '0.5x', seats: 1 };
      return fallReason(setup, played(setup, clumsy(2 + (i % 12), i)).actions)!;
    });
    expect(all.filter(({ rescue }) => rescue !== null).length).toBeGreaterThan(190);
    expect(new Set(all.map(({ rescue }) => rescue?.kind))).toContain('held');
    expect(new Set(all.map(({ rescue }) => rescue?.kind))).toContain('turned');
  });

  it('of holding one side says so, and that the other side would have saved it', () => {
    const setup: MatchSetup = { seed: 5, wind: 0, speed: '0.5x', seats: 1 };
    for (const side of [0, 1] as const) {
      const { actions, fall } = played(setup, () => side);
      const reason = fallReason(setup, actions)!;
      expect(reason).toMatchObject({ oneSided: true, last: { action: side, from: 0, ticks: fall.tick } });
      expect(reason.rescue).toMatchObject({ push: 1 - side, kind: 'held' });
    }
  });

  it('is nothing for a cart that still stands', () => {
    expect(fallReason({ seed: 5, wind: 0, speed: '0.5x', seats: 1 }, Uint8Array.of(0, 1, 0, 1))).toBeNull();
    expect(fallReason({ seed: 5, wind: 0, speed: '0.5x', seats: 1 }, new Uint8Array())).toBeNull();
  });
});
