import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BUMPER_OBSERVATION, observeBumper } from '../../shared/rigid/bumperObservation.ts';
import type { RigidBall, RigidCart, RigidView } from '../../shared/rigid/rigidView.ts';

const number = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true });
const cart = fc.record({
  x: number(4.8),
  xDot: number(8),
  theta: number(2),
  thetaDot: number(8),
  fallen: fc.option(
    fc.record({ tick: fc.nat(3_000), cause: fc.constantFrom('angle', 'edge'), side: fc.constant('left') }),
  ),
}) satisfies fc.Arbitrary<RigidCart>;
const ball = fc.record({
  id: fc.nat(),
  x: number(5),
  y: number(4),
  xDot: number(10),
  yDot: number(10),
  radius: fc.constant(0.1),
}) satisfies fc.Arbitrary<RigidBall>;
const views = fc
  .record({
    tick: fc.nat(3_000),
    carts: fc.array(cart, { minLength: 1, maxLength: 4 }),
    balls: fc.array(ball, { maxLength: 8 }),
  })
  .filter(({ carts }) => new Set(carts.map(({ x }) => x)).size === carts.length) satisfies fc.Arbitrary<RigidView>;

function mirrored({ tick, carts, balls }: RigidView): RigidView {
  return {
    tick,
    carts: carts.map((c) => ({ ...c, x: -c.x, xDot: -c.xDot, theta: -c.theta, thetaDot: -c.thetaDot })),
    balls: balls.map((b) => ({ ...b, x: -b.x, xDot: -b.xDot })),
  };
}

it('[BUMPER8] in the mirror every component changes its sign and nothing else', () => {
  fc.assert(
    fc.property(views, fc.nat(3), (view, pick) => {
      const seat = pick % view.carts.length;
      const seen = Array.from(observeBumper(view, seat));
      expect(Array.from(observeBumper(mirrored(view), seat), (v) => -v + 0)).toEqual(seen.map((v) => v + 0));
    }),
    { seed: 1, numRuns: 2_000 },
  );
});

it('[BUMPER8] every component is finite and tells something', () => {
  const told = new Set<number>();
  fc.assert(
    fc.property(views, (view) => {
      for (const [i, value] of observeBumper(view, 0).entries()) {
        expect(Number.isFinite(value)).toBe(true);
        if (value !== 0) told.add(i);
      }
    }),
    { seed: 2, numRuns: 500 },
  );
  expect(told.size).toBe(BUMPER_OBSERVATION);
});

it('[BUMPER8] alone there is no rival and, out of sight, no ball; one that is off the rail is no rival either', () => {
  const own = { x: 1, xDot: 2, theta: 0.25, thetaDot: 4, fallen: null };
  const gone: RigidCart = { ...own, x: 2, fallen: { tick: 3, cause: 'edge', side: 'right' } };
  const far: RigidBall = { id: 0, x: -4, y: 1, xDot: 3, yDot: 0, radius: 0.1 };
  const alone = observeBumper({ tick: 5, carts: [own], balls: [] }, 0);
  expect(Array.from(alone)).toEqual([1, 2, 0.25, 4, 0, 0, 0, 0, 0, 0, 0]);
  expect(observeBumper({ tick: 5, carts: [own, gone], balls: [far] }, 0)).toEqual(alone);
});

it('[BUMPER8] it is the nearest rival and the nearest ball that count, and nearer is more', () => {
  const own = { x: 0, xDot: 0, theta: 0, thetaDot: 0, fallen: null };
  const at = (x: number): RigidCart => ({ ...own, x });
  const thrown = (x: number): RigidBall => ({ id: 1, x, y: 1, xDot: -3, yDot: 0, radius: 0.1 });
  const see = (carts: RigidCart[], balls: RigidBall[]) => observeBumper({ tick: 0, carts: [own, ...carts], balls }, 0);
  expect(see([at(-3), at(1)], [thrown(-2), thrown(1)])).toEqual(see([at(1)], [thrown(1)]));
  expect(see([at(1)], [])[4]).toBeGreaterThan(see([at(2)], [])[4]!);
  expect(see([], [thrown(1)])[8]).toBeGreaterThan(see([], [thrown(2)])[8]!);
  expect(see([at(-1)], [])[4]).toBeLessThan(0);
});
