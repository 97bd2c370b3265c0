import fc from 'fast-check';
import Matter from 'matter-js';
import { describe, expect, it } from 'vitest';
import { bumperMatchAt } from '../../shared/rigid/bumperMatch.ts';
import { newCounters, withOwnMathematics } from '../../shared/rigid/ownMathematics.ts';
import { RIGID } from '../../shared/rigid/rigidParameters.ts';
import type { RigidView } from '../../shared/rigid/rigidView.ts';
import { createRigidWorld, type RigidSetup } from '../../shared/rigid/rigidWorld.ts';
import { type Action, CARTPOLE, type CartPoleState, step } from '../../shared/sim/cartpole.ts';
import { sin } from '../../shared/sim/trig.ts';

const setups = fc.record({
  seed: fc.nat(),
  seats: fc.integer({ min: 1, max: 4 }),
  balls: fc.boolean(),
}) satisfies fc.Arbitrary<RigidSetup>;
const presses = fc.array(fc.array(fc.constantFrom<Action>(0, 1), { minLength: 4, maxLength: 4 }), {
  minLength: 20,
  maxLength: 120,
});

/** The views after each tick. @param every ticks that each row of actions holds */
function play(setup: RigidSetup, rows: readonly (readonly Action[])[], every = 1): RigidView[] {
  const world = createRigidWorld(setup);
  return rows.flatMap((actions) =>
    Array.from({ length: every }, () => {
      world.step(actions);
      return world.view();
    }),
  );
}

/** Leans against the fall, so that a cart stands for long. */
function balance({ x, xDot, theta, thetaDot }: CartPoleState): Action {
  return theta + 0.35 * thetaDot + 0.06 * x + 0.12 * xDot > 0 ? 1 : 0;
}

describe('[BUMPER1] equal seeds and actions give equal bits', () => {
  it('twice, and whatever other worlds do meanwhile', () => {
    fc.assert(
      fc.property(setups, setups, presses, (setup, other, rows) => {
        const alone = play(setup, rows, 2);
        const world = createRigidWorld(setup);
        const beside = createRigidWorld(other);
        const between = rows.flatMap((actions) =>
          [0, 1].map(() => {
            world.step(actions);
            beside.step([1, 0, 1, 0]);
            return world.view();
          }),
        );
        expect(between).toEqual(alone);
      }),
      { seed: 1, numRuns: 25 },
    );
  });
  it('and another seed gives another match', () => {
    const rows = Array.from({ length: 30 }, () => [0, 1] as const);
    expect(play({ seed: 1, seats: 2, balls: true }, rows)).not.toEqual(play({ seed: 2, seats: 2, balls: true }, rows));
  });
  it('with our own sine inside, and everything as it was outside, even after an error', () => {
    const theirs = Math.sin;
    const [id, seed] = [Matter.Common.nextId(), Reflect.get(Matter.Common, '_seed')];
    const counters = newCounters();
    expect(
      withOwnMathematics(counters, () => [Math.sin === sin, Matter.Common.nextId(), Matter.Common.nextId()]),
    ).toEqual([true, 0, 1]);
    expect(() =>
      withOwnMathematics(counters, () => {
        throw new Error(`stopped at ${Matter.Common.nextId()}`);
      }),
    ).toThrow('stopped at 2');
    expect(counters.nextId).toBe(3);
    expect(Math.sin).toBe(theirs);
    expect([Matter.Common.nextId(), Reflect.get(Matter.Common, '_seed')]).toEqual([id + 1, seed]);
  });
});

it.each([0, 5, -1, 1.5])('refuses %s seats with the number', (seats) => {
  expect(() => createRigidWorld({ seed: 1, seats, balls: false })).toThrow(`${seats} seats`);
});

it('[BUMPER2] a cart alone moves as the equations of cart and pole say, for as long as its pole stands', () => {
  const { cartMass, poleMass, poleHalfLength, push, gravity } = RIGID;
  const fine = { ...CARTPOLE, gravity, cartMass, poleMass, poleHalfLength, push, dt: 0.001 };
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 2, max: 9 }), (seed, hold) => {
      const world = createRigidWorld({ seed, seats: 1, balls: false });
      let state: CartPoleState = world.view().carts[0]!;
      for (let tick = 0; tick < 25; tick++) {
        const action = Math.floor(tick / hold) % 2 === 0 ? 1 : 0;
        world.step([action]);
        for (let i = 0; i < 20; i++) state = step(state, action, fine);
        const cart = world.view().carts[0]!;
        if (cart.fallen) break;
        expect(Math.abs(cart.x - state.x)).toBeLessThan(0.015);
        expect(Math.abs(cart.theta - state.theta)).toBeLessThan(0.03);
        expect(Math.abs(cart.xDot - state.xDot)).toBeLessThan(0.15);
        expect(Math.abs(cart.thetaDot - state.thetaDot)).toBeLessThan(0.3);
      }
    }),
    { seed: 2, numRuns: 30 },
  );
});

it('[BUMPER3] carts do not pass through each other, whatever is pressed', () => {
  fc.assert(
    fc.property(setups, presses, ({ seed, balls }, rows) => {
      for (const seats of [2, 3, 4]) {
        for (const { carts } of play({ seed, seats, balls }, rows, 3)) {
          const there = carts.filter(({ fallen }) => fallen?.cause !== 'edge');
          for (const [i, { x }] of there.entries())
            if (i > 0) expect(x - there[i - 1]!.x).toBeGreaterThan(0.9 * RIGID.cartWidth);
        }
      }
    }),
    { seed: 3, numRuns: 20 },
  );
});

it('[BUMPER3] who is run into is pushed away, harder than any push of its own', () => {
  const world = createRigidWorld({ seed: 4, seats: 2, balls: false });
  const own = 2 * (RIGID.push / RIGID.cartMass) * RIGID.dt; // m/s in a tick, with room for the pole
  const blows: number[] = [];
  for (let before = world.view(); before.tick < 300 && !world.over(); before = world.view()) {
    const [left, right] = before.carts;
    const chase = balance({ ...left!, x: left!.x - right!.x - 4 }); // leans forward and drives through the other
    world.step([chase, balance({ ...right!, x: right!.x - 1.92 })]);
    const [hitter, hit] = world.view().carts;
    if (hit!.xDot - right!.xDot < own) continue;
    blows.push(hit!.xDot - right!.xDot);
    expect(hitter!.xDot).toBeLessThan(left!.xDot);
    expect(hit!.x - hitter!.x).toBeLessThan(RIGID.cartWidth + 0.1);
  }
  expect(blows.length).toBeGreaterThan(0);
  expect(Math.max(...blows)).toBeGreaterThan(1);
});

it('[BUMPER7] of two who play as mirror images each wins about as often', () => {
  const wins = [0, 0];
  for (let seed = 0; seed < 60; seed++) {
    const world = createRigidWorld({ seed, seats: 2, balls: false });
    while (!world.over()) {
      const [left, right] = world.view().carts;
      const chase = balance({ ...left!, x: 2 * (left!.x - right!.x - 1) });
      const mirrored = balance({
        x: 2 * (left!.x - right!.x - 1),
        xDot: -right!.xDot,
        theta: -right!.theta,
        thetaDot: -right!.thetaDot,
      });
      world.step([chase, mirrored === 1 ? 0 : 1]);
    }
    const { carts, tick } = world.view();
    const match = bumperMatchAt(
      tick,
      carts.map(({ fallen }) => fallen),
    );
    if (match.phase === 'finished' && match.winner !== 'draw') wins[match.winner]!++;
  }
  expect(Math.min(...wins)).toBeGreaterThan(15);
});

it('[BUMPER3] a fallen cart stays where it rolls out, and its pole lies on the rail', () => {
  const views = play({ seed: 5, seats: 2, balls: false }, Array<readonly Action[]>(300).fill([1, 0]));
  const fallen = views.at(-1)!.carts.find((cart) => cart.fallen?.cause === 'angle')!;
  expect(Math.abs(fallen.xDot)).toBeLessThan(0.05);
  expect(Math.abs(fallen.theta)).toBeGreaterThan(1.5);
  expect(Math.abs(fallen.theta)).toBeLessThan(1.9);
});

it('[BUMPER3] the carts start evenly spread, mirrored about the middle, upright within the start lean', () => {
  fc.assert(
    fc.property(setups, (setup) => {
      const { carts } = createRigidWorld(setup).view();
      expect(carts).toHaveLength(setup.seats);
      for (const [seat, cart] of carts.entries()) {
        const twin = carts[setup.seats - 1 - seat]!;
        expect(Math.abs(cart.x)).toBeLessThan(RIGID.railHalf - 1);
        expect(Math.abs(cart.theta)).toBeLessThanOrEqual(RIGID.startLean);
        expect(cart.x + twin.x).toBe(0);
        if (twin !== cart) expect(cart.theta + twin.theta).toBe(0);
      }
    }),
    { seed: 6 },
  );
});
