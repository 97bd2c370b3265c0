import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { survivalPlace } from '../../shared/boards/survivalPlace.ts';

const id = fc.stringMatching(/^[0-9a-f]{16}$/);
const run = fc.record({
  ticks: fc.integer({ min: 0, max: 4095 }),
  at: fc.integer({ min: 0, max: Date.UTC(9999, 0) }),
  id,
});
type Run = typeof run extends fc.Arbitrary<infer T> ? T : never;
const placeOf = (r: Run): string => survivalPlace(r.ticks, r.at, r.id);

describe('a place on the Players board', () => {
  it('[SURVIVAL1] is digits of one width, and sorts by ticks, then by time, then by the id', () => {
    const order = (a: Run, b: Run): number =>
      b.ticks - a.ticks ||
      a.at - b.at ||
      Number.parseInt(a.id.slice(0, 12), 16) - Number.parseInt(b.id.slice(0, 12), 16);
    fc.assert(
      fc.property(run, run, fc.boolean(), fc.boolean(), (a, other, sameTicks, sameTime) => {
        const b = { ...other, ticks: sameTicks ? a.ticks : other.ticks, at: sameTime ? a.at : other.at };
        const [first, second] = [placeOf(a), placeOf(b)];
        expect(first).toMatch(/^\d{34}$/);
        expect(Math.sign(order(a, b))).toBe(first < second ? -1 : first > second ? 1 : 0);
      }),
    );
  });
});
