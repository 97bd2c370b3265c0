import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FIRST_THROW, stormAt, throwsAt } from '../../shared/rigid/ballThrows.ts';
import { BUMPER_TICKS } from '../../shared/rigid/bumperMatch.ts';
import { createRigidWorld } from '../../shared/rigid/rigidWorld.ts';

const all = (seed: number, from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => throwsAt(seed, from + i)).flat();

it('[BUMPER6] balls come in pairs that are mirror images, so that no side is favoured', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(BUMPER_TICKS), (seed, tick) => {
      const balls = throwsAt(seed, tick);
      if (balls.length === 0) return;
      const [a, b] = balls;
      expect(balls).toHaveLength(2);
      expect({ ...b, x: -b!.x, xDot: -b!.xDot }).toEqual({ ...a, x: a!.x + 0, xDot: a!.xDot + 0 });
    }),
    { seed: 1, numRuns: 3_000 },
  );
});

it('[BUMPER6] none at first, the same for a seed whenever asked, and more and faster ones as it goes on', () => {
  for (let seed = 0; seed < 10; seed++) {
    expect(all(seed, 0, FIRST_THROW)).toEqual([]);
    expect(throwsAt(seed, FIRST_THROW)).toHaveLength(2);
    expect(all(seed, 0, 900)).toEqual(all(seed, 0, 900));
    const [early, late] = [all(seed, FIRST_THROW, 1_150), all(seed, 2_000, 3_000)];
    expect(late.length).toBeGreaterThan(1.5 * early.length);
    const fastest = (balls: typeof early) =>
      Math.max(...balls.map(({ xDot, yDot }) => Math.abs(xDot) + Math.abs(yDot)));
    expect(fastest(late)).toBeGreaterThan(fastest(early));
  }
  expect(all(1, 0, 900)).not.toEqual(all(2, 0, 900));
  expect([stormAt(0), stormAt(FIRST_THROW), stormAt(BUMPER_TICKS)]).toEqual([0, 0, 1]);
});

it('[BUMPER6] at most eight fly at once, each under its own number, and they leave the world', () => {
  const world = createRigidWorld({ seed: 3, seats: 1, balls: true });
  const seen = new Set<number>();
  let most = 0;
  for (let tick = 0; tick < 2_500; tick++) {
    world.step([0]);
    const { balls } = world.view();
    most = Math.max(most, balls.length);
    const ids = balls.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    for (const id of ids) seen.add(id);
  }
  expect(most).toBeGreaterThan(2);
  expect(most).toBeLessThanOrEqual(8);
  expect(seen.size).toBeGreaterThan(50);
});
