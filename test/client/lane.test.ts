import fc from 'fast-check';
import { expect, it } from 'vitest';
import { laneSpace } from '../../client/game/lane.ts';

const box = fc.record({
  x: fc.constant(0),
  y: fc.constant(0),
  width: fc.integer({ min: 280, max: 2600 }),
  height: fc.integer({ min: 120, max: 1400 }),
  small: fc.boolean(),
});
const place = fc.double({ min: -2.4, max: 2.4, noNaN: true });

it('[UI4] a cart on the track is in view, on any screen', () => {
  fc.assert(
    fc.property(box, place, (lane, x) => {
      const space = laneSpace(lane, x, 1, 40);
      expect(space.at(x)).toBeGreaterThan(lane.width * 0.04);
      expect(space.at(x)).toBeLessThan(lane.width * 0.96);
    }),
  );
});

it('[UI4] an upright pole and its scale stay inside the lane', () => {
  fc.assert(
    fc.property(box, place, (lane, x) => {
      const { railY, metre } = laneSpace(lane, x, 1, 40);
      expect(railY - 1.45 * metre).toBeGreaterThanOrEqual(-1);
      expect(railY).toBeLessThan(lane.height);
    }),
  );
});

it('[STAGE4] the view moves with a loose pole, as far as the cart stays in it, and no further than it must', () => {
  const reach = fc.double({ min: -2.2, max: 2.2, noNaN: true });
  fc.assert(
    fc.property(box, place, reach, (lane, x, away) => {
      const tip = x + away;
      const space = laneSpace(lane, x, 1, 40, [x, tip]);
      const inView = (m: number): boolean => space.at(m) > 0 && space.at(m) < lane.width;
      expect([inView(x), inView(tip)]).toEqual([true, true]);
      const still = laneSpace(lane, x, 1, 40);
      const roomy = still.at(tip) > 0.3 * still.metre && still.at(tip) < lane.width - 0.3 * still.metre;
      if (roomy) expect(space.at(0)).toBeCloseTo(still.at(0), 6);
    }),
  );
});
