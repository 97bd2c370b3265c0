import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BUMPER_TICKS, bumperMatchAt } from '../../shared/rigid/bumperMatch.ts';
import type { RigidFall } from '../../shared/rigid/rigidView.ts';
import { createRigidWorld } from '../../shared/rigid/rigidWorld.ts';
import { nextBelow, randomStream } from '../../shared/sim/random.ts';

const falls = fc.array(
  fc.option(
    fc.record({
      tick: fc.integer({ min: 1, max: BUMPER_TICKS + 100 }),
      cause: fc.constantFrom('angle', 'edge'),
      side: fc.constantFrom('left', 'right'),
    }) satisfies fc.Arbitrary<RigidFall>,
  ),
  { minLength: 1, maxLength: 4 },
);
const at = (tick: number): RigidFall => ({ tick, cause: 'angle', side: 'left' });

it('[BUMPER4] the last one standing wins, and those who go down in the same tick draw', () => {
  expect(bumperMatchAt(50, [at(40), null])).toEqual({ phase: 'finished', tick: 40, winner: 1 });
  expect(bumperMatchAt(50, [at(40), at(40)])).toEqual({ phase: 'finished', tick: 40, winner: 'draw' });
  expect(bumperMatchAt(50, [at(10), null, at(40)])).toEqual({ phase: 'finished', tick: 40, winner: 1 });
  expect(bumperMatchAt(50, [at(10), null, null])).toEqual({ phase: 'playing', tick: 50 });
  expect(bumperMatchAt(50, [at(10), at(40), at(40)])).toEqual({ phase: 'finished', tick: 40, winner: 'draw' });
  expect(bumperMatchAt(50, [null])).toEqual({ phase: 'playing', tick: 50 });
  expect(bumperMatchAt(50, [at(40)])).toEqual({ phase: 'finished', tick: 40, winner: 0 });
});

it('[BUMPER4] when time is up, whoever stands alone wins; more of them draw', () => {
  expect(bumperMatchAt(BUMPER_TICKS, [null, null])).toEqual({ phase: 'finished', tick: BUMPER_TICKS, winner: 'draw' });
  expect(bumperMatchAt(BUMPER_TICKS, [at(9), null, at(8)])).toMatchObject({ tick: 9, winner: 1 });
});

it('[BUMPER5] a decided match never changes, whatever falls later', () => {
  fc.assert(
    fc.property(falls, fc.nat(2 * BUMPER_TICKS), fc.nat(2 * BUMPER_TICKS), (all, first, more) => {
      const known = (tick: number) => all.map((fall) => (fall && fall.tick <= tick ? fall : null)); // as the world tells them
      const match = bumperMatchAt(first, known(first));
      if (match.phase === 'finished') expect(bumperMatchAt(first + more, known(first + more))).toEqual(match);
      else expect(match.tick).toBe(first);
    }),
    { seed: 1, numRuns: 2_000 },
  );
});

it('[BUMPER4] every match ends within a minute: with random presses, and with carts that balance as well as they can', () => {
  for (let seed = 0; seed < 8; seed++) {
    const stream = randomStream(seed, 'presses');
    const world = createRigidWorld({ seed, seats: 1 + (seed % 4), balls: true });
    while (!world.over()) {
      const { carts, tick } = world.view();
      expect(tick).toBeLessThan(BUMPER_TICKS);
      world.step(
        carts.map(({ x, xDot, theta, thetaDot }, seat) => {
          if (seed < 4) return nextBelow(stream, 2) === 0 ? 0 : 1;
          const home = 1.2 * (seat - (carts.length - 1) / 2);
          return theta + 0.35 * thetaDot + 0.06 * (x - home) + 0.12 * xDot > 0 ? 1 : 0;
        }),
      );
    }
    const { tick, carts } = world.view();
    const match = bumperMatchAt(
      tick,
      carts.map(({ fallen }) => fallen),
    );
    expect(match).toMatchObject({ phase: 'finished', tick });
  }
});
