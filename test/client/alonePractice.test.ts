import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Push, pushLane } from '../../client/model/freeLane.ts';
import { createPractice, type Practice, type PracticeSetup } from '../../client/model/practice.ts';
import { advanceLane, CLASSIC_TICKS, forceAt, type Lane, newMatch } from '../../shared/arena/match.ts';
import { COASTING, step } from '../../shared/sim/cartpole.ts';
import type { WindLevel } from '../../shared/sim/wind.ts';
import { FIXED, stateArbitrary } from '../support/states.ts';

const SETUP: PracticeSetup = { seed: 5, wind: 0, speed: '0.5x', gentle: false };
const TICK_MS = 40;
const COUNTDOWN_MS = 1000;
const action = fc.constantFrom(0 as const, 1 as const);
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const wind = fc.constantFrom<WindLevel>(0, 1, 2, 3);

/** So many ticks from `from` on, which is the ms of the newest one. @returns the ms of the last one */
function run(practice: Practice, ticks: number, from: number): number {
  for (let tick = 1; tick <= ticks; tick++) practice.frame(from + tick * TICK_MS);
  return from + ticks * TICK_MS;
}

/** To the fall. @returns the ms, and the ticks that it lived */
function fall(practice: Practice, from: number): { readonly now: number; readonly ticks: number } {
  let now = from;
  while (practice.frame(now).hud.phase !== 'fallen') now += TICK_MS;
  return { now, ticks: practice.frame(now).hud.tick };
}

it('[ALONE1] a step without a push is the step of a cart whose push is nothing: both actions give its bits', () => {
  fc.assert(
    fc.property(stateArbitrary, fc.double({ min: -20, max: 20, noNaN: true }), (cart, blowing) => {
      const force = blowing + 0; // one zero
      const coasted = step(cart, 1, COASTING, force);
      expect(step(cart, 0, COASTING, force)).toEqual(coasted);
      expect(pushLane({ cart, fall: null }, 'none', force, 0).cart).toEqual(coasted);
    }),
    FIXED,
  );
  expect(step({ x: 0, xDot: 0, theta: 0, thetaDot: 0 }, 0, COASTING)).toEqual({ x: 0, xDot: 0, theta: 0, thetaDot: 0 });
});

it("[ALONE1] with a push to a side, a free lane is a match's lane to the bit, falls included", () => {
  fc.assert(
    fc.property(seed, wind, fc.array(action, { minLength: 1, maxLength: 80 }), (from, level, actions) => {
      const setup = { seed: from, wind: level, speed: '1x', seats: 1 } as const;
      let refereed: Lane = newMatch(setup).lanes[0]!;
      let free = refereed;
      actions.forEach((push, tick) => {
        refereed = advanceLane(refereed, setup, tick, push);
        free = pushLane(free, push, forceAt(setup, tick), tick);
        expect(free).toEqual(refereed);
      });
    }),
    FIXED,
  );
});

it('[ALONE2] a gentle start stands upright and waits: no tick before the first push, and no push is none', () => {
  const practice = createPractice({ ...SETUP, gentle: true, wind: 3 });
  practice.setPush('none');
  let now = run(practice, 200, 0);
  expect(practice.frame(now)).toMatchObject({
    hud: { phase: 'ready', tick: 0, countdown: 0, wind: 0 },
    stage: { carts: [{ x: 0, theta: 0 }] },
  });
  practice.setPush(1);
  practice.frame(now);
  now = run(practice, 3, now);
  expect(practice.frame(now).hud).toMatchObject({ phase: 'playing', tick: 4 });
});

it('[ALONE2] otherwise a try starts as a match does, after a second', () => {
  const practice = createPractice(SETUP);
  practice.frame(0);
  expect(practice.frame(COUNTDOWN_MS - 1).hud).toMatchObject({ phase: 'ready', countdown: 1, tick: 0 });
  const { theta } = practice.frame(COUNTDOWN_MS - 1).stage.carts[0]!;
  expect(theta).not.toBe(0);
  expect(practice.frame(COUNTDOWN_MS).hud).toMatchObject({ phase: 'playing', countdown: 0, tick: 1 });
});

it('[ALONE2] falls and starts again; tries are counted, the best is kept, and the clock stands while it lies', () => {
  const practice = createPractice(SETUP);
  practice.setPush(1);
  let { now, ticks } = fall(practice, 0);
  let best = ticks;
  expect(practice.frame(now + 5000).hud).toMatchObject({ tick: ticks, tries: 1, best });
  const pushes: readonly Push[] = [0, 'none', 1, 'none'];
  pushes.forEach((push, i) => {
    practice.again();
    practice.setPush(push);
    ({ now, ticks } = fall(practice, now + 10_000));
    best = Math.max(best, ticks);
    expect(practice.frame(now).hud).toMatchObject({ phase: 'fallen', tries: i + 2, tick: ticks, best });
    expect(ticks).toBeGreaterThan(5);
  });
});

it('[ALONE2] ticks follow each other as slowly as the speed says, whatever the frames', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(['0.25x', 80] as const, ['0.5x', 40] as const, ['1x', 20] as const),
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 20 }),
      ([speed, perTick], frames) => {
        const practice = createPractice({ ...SETUP, speed });
        practice.frame(0);
        let now = 0;
        for (const ms of [COUNTDOWN_MS, ...frames]) {
          now += ms;
          practice.frame(now);
        }
        const { hud } = practice.frame(now);
        if (hud.fall === null) expect(hud.tick).toBe(Math.floor((now - COUNTDOWN_MS) / perTick) + 1);
      },
    ),
    FIXED,
  );
});

it("[ALONE2] past the classic ticks it blows as in a match's overtime", () => {
  const practice = createPractice({ ...SETUP, gentle: true });
  practice.setPush(0);
  practice.frame(0);
  let now = 0;
  let before = practice.frame(0).stage.carts[0]!;
  for (let tick = 1; tick < CLASSIC_TICKS + 200; tick++) {
    now += TICK_MS;
    practice.frame(now);
    const cart = practice.frame(now).stage.carts[0]!;
    const [xDot, thetaDot] = [(cart.x - before.x) * 50, (cart.theta - before.theta) * 50];
    practice.setPush(cart.theta + 0.5 * thetaDot + 0.04 * cart.x + 0.12 * xDot > 0 ? 1 : 0);
    before = cart;
  }
  const { hud } = practice.frame(now);
  expect(hud).toMatchObject({ phase: 'playing', overtime: true });
});
