import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashLanes } from '../../shared/arena/hash.ts';
import { advance, type Lane, type Match, matchAt, newMatch } from '../../shared/arena/match.ts';
import type { Action, CartPoleState } from '../../shared/sim/cartpole.ts';
import { nextUniform, randomStream } from '../../shared/sim/random.ts';
import type { WindLevel } from '../../shared/sim/wind.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 32 });
const winds = fc.constantFrom<WindLevel>(0, 1, 2, 3);
const flip = (action: Action): Action => (action === 1 ? 0 : 1);

/** A strong controller: a linear law that holds the pole for as long as the push can. */
function strong(cart: CartPoleState): Action {
  return cart.theta + 0.25 * cart.thetaDot + 0.05 * cart.x + 0.1 * cart.xDot > 0 ? 1 : 0;
}

function playOut(
  seed: number,
  wind: WindLevel,
  seats: number,
  act: (cart: CartPoleState, seat: number) => Action,
): Match {
  let match = newMatch({ seed, wind, speed: '1x', seats });
  while (match.phase === 'playing' && match.tick < 5_000)
    match = advance(
      match,
      match.lanes.map((lane, s) => act(lane.cart, s)),
    );
  return match;
}

const mirrored = (c: CartPoleState): CartPoleState => ({
  x: -c.x,
  xDot: -c.xDot,
  theta: -c.theta,
  thetaDot: -c.thetaDot,
});

describe('a match', () => {
  it('[ARENA1] is won by the last pole standing', () => {
    fc.assert(
      fc.property(seeds, winds, fc.integer({ min: 2, max: 8 }), (seed, wind, seats) => {
        const random = randomStream(seed, 'players');
        const match = playOut(seed, wind, seats, () => (nextUniform(random) < 0.5 ? 0 : 1));
        if (match.phase !== 'finished') throw new Error('not finished');
        const standing = match.lanes.flatMap((lane, seat) => (lane.fall ? [] : [seat]));
        expect(standing.length).toBeLessThanOrEqual(1);
        expect(match.winner).toBe(standing[0] ?? 'draw');
        for (const lane of match.lanes) expect(lane.fall?.tick ?? match.tick).toBeLessThanOrEqual(match.tick);
      }),
    );
  });
  it('[ARENA1] is a draw when all fall in the same tick', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const match = playOut(seed, 0, 2, () => 1); // same seed, same pushes: the same fall
        expect(match).toMatchObject({ phase: 'finished', winner: 'draw' });
      }),
    );
  });
  it('[ARENA1] alone ends with the own fall', () => {
    const match = playOut(7, 0, 1, () => 0);
    expect(match).toMatchObject({ phase: 'finished', winner: 0 });
    expect(match.lanes[0]!.fall).toMatchObject({ tick: match.tick });
  });
  it('[ARENA2] ends by about tick 1,600 however well both play, because of the overtime', () => {
    let latest = 0;
    for (let seed = 0; seed < 200; seed++) {
      const match = playOut(seed, 0, 1, strong);
      expect(match.phase).toBe('finished');
      expect(match.tick).toBeGreaterThan(500); // the classic part is no trouble for this controller
      latest = Math.max(latest, match.tick);
    }
    expect(latest).toBeLessThan(1_650);
  });
  it('[ARENA3] that is finished stays as it is', () => {
    const match = playOut(3, 1, 2, () => 0);
    expect(advance(match, [1, 1])).toBe(match);
  });
  it('[ARENA1] is mirrored by mirrored carts and pushes where no wind blows', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.constantFrom<Action>(0, 1), { minLength: 1, maxLength: 120 }), (seed, pushes) => {
        const start = newMatch({ seed, wind: 0, speed: '1x', seats: 2 });
        const lanes = start.lanes.map((lane): Lane => ({ ...lane, cart: mirrored(lane.cart) }));
        let left: Match = start;
        let right: Match = matchAt(start.setup, 0, lanes);
        for (const push of pushes) {
          left = advance(left, [push, flip(push)]);
          right = advance(right, [flip(push), push]);
          expect(right.phase).toBe(left.phase);
          expect(right.lanes.map((lane) => mirrored(lane.cart))).toEqual(left.lanes.map((lane) => lane.cart));
          const sides = { left: 'right', right: 'left' } as const;
          expect(right.lanes.map((lane) => lane.fall && { ...lane.fall, side: sides[lane.fall.side] })).toEqual(
            left.lanes.map((lane) => lane.fall),
          );
        }
      }),
      { numRuns: 50 },
    );
  });
  it('refuses a number of seats outside 1..8', () => {
    for (const seats of [0, 9, 1.5])
      expect(() => newMatch({ seed: 1, wind: 0, speed: '1x', seats })).toThrow(RangeError);
  });
});

describe('the state hash', () => {
  const lanesAt = (match: Match): readonly Lane[] => match.lanes;
  it('[ARENA4] changes with every bit of every number, with the seat and with the tick', () => {
    const { lanes } = newMatch({ seed: 5, wind: 0, speed: '1x', seats: 2 });
    const base = hashLanes(10, lanes);
    expect(hashLanes(11, lanes)).not.toBe(base);
    const bytes = new Float64Array(1);
    const bits = new BigUint64Array(bytes.buffer);
    for (const field of ['x', 'xDot', 'theta', 'thetaDot'] as const) {
      for (let bit = 0n; bit < 64n; bit++) {
        bytes[0] = lanes[1]!.cart[field];
        bits[0]! ^= 1n << bit;
        const changed = [lanes[0]!, { fall: null, cart: { ...lanes[1]!.cart, [field]: bytes[0] } }];
        expect(hashLanes(10, changed)).not.toBe(base);
      }
    }
    expect(hashLanes(10, [{ ...lanes[0]!, cart: mirrored(lanes[0]!.cart) }, lanes[1]!])).not.toBe(base);
  });
  it('[ARENA4] is the same after a way through JSON', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 4, maxLength: 4 }),
        (n) => {
          const lane: Lane = { fall: null, cart: { x: n[0]!, xDot: n[1]!, theta: n[2]!, thetaDot: n[3]! } };
          expect(hashLanes(1, [JSON.parse(JSON.stringify(lane)) as Lane])).toBe(hashLanes(1, [lane]));
        },
      ),
    );
  });
  it('[ARENA4] of a known match is this, in every engine', () => {
    let match = newMatch({ seed: 42, wind: 2, speed: '1x', seats: 2 });
    for (let tick = 0; tick < 20; tick++) match = advance(match, [(tick % 2) as Action, ((tick >> 1) % 2) as Action]);
    expect(hashLanes(match.tick, lanesAt(match)).toString(16)).toMatchInlineSnapshot(`"f6857cd6"`);
  });
});
