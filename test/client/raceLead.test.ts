import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GOAL_TICKS, type Racer } from '../../client/model/race.ts';
import { leadOf, lifeShare } from '../../client/model/raceLead.ts';

const ticks = fc.integer({ min: 0, max: GOAL_TICKS });
const racer = fc.record({ ticks, earlier: ticks, lies: fc.boolean() }).map(({ ticks, earlier, lies }): Racer => {
  const fall = lies ? ({ tick: ticks, cause: 'angle', side: 'left' } as const) : null;
  return { life: 2, ticks, best: Math.max(ticks, earlier), lives: [earlier], fall };
});

describe('who is ahead', () => {
  it('[RACE5] follows from what both have done: with the racers swapped, so is the lead', () => {
    const other = { you: 'newborn', newborn: 'you' } as const;
    fc.assert(
      fc.property(racer, racer, (a, b) => {
        const [ours, theirs] = [leadOf(a, b), leadOf(b, a)];
        for (const one of ['best', 'life'] as const) {
          expect(theirs[one].by).toBe(ours[one].by);
          expect(theirs[one].who).toBe(ours[one].who && other[ours[one].who]);
          expect(ours[one].who === null).toBe(ours[one].by === 0);
        }
        expect(theirs.tilt).toBeCloseTo(-ours.tilt, 12);
        expect(Math.abs(ours.tilt)).toBeLessThanOrEqual(1);
        expect(Math.sign(ours.tilt)).toBe({ you: 1, newborn: -1, level: 0 }[ours.best.who ?? 'level']);
      }),
      { seed: 1 },
    );
  });
  it('[RACE5] is told in ticks of the longest life of each, and of the life now, of which the fallen have none', () => {
    const fall = { tick: 40, cause: 'angle', side: 'left' } as const;
    const you: Racer = { life: 3, ticks: 40, best: 80, lives: [80, 40], fall };
    const newborn: Racer = { life: 4, ticks: 25, best: 50, lives: [20, 50, 9], fall: null };
    expect(leadOf(you, newborn)).toMatchObject({ best: { who: 'you', by: 30 }, life: { who: 'newborn', by: 25 } });
  });
  it('[RACE5] longer lives stand higher, from nothing to the goal', () => {
    fc.assert(
      fc.property(ticks, ticks, (a, b) => {
        expect(Math.sign(lifeShare(a) - lifeShare(b))).toBe(Math.sign(a - b));
      }),
      { seed: 1 },
    );
    expect([lifeShare(0), lifeShare(GOAL_TICKS)]).toEqual([0, 1]);
  });
});
