import fc from 'fast-check';
import { expect, it } from 'vitest';
import { laneBoxes, laneSpace } from '../../client/game/lane.ts';

const box = fc.record({
  x: fc.constant(0),
  y: fc.constant(0),
  width: fc.integer({ min: 280, max: 2600 }),
  height: fc.integer({ min: 120, max: 1400 }),
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

it('[UI4] lanes share the height', () => {
  expect(laneBoxes(100, 60, 3).map(({ y, height }) => [y, height])).toEqual([
    [0, 20],
    [20, 20],
    [40, 20],
  ]);
});

it('[UI4] on a low stage they stand side by side', () => {
  expect(laneBoxes(300, 100, 2).map(({ x, width, height }) => [x, width, height])).toEqual([
    [0, 150, 100],
    [150, 150, 100],
  ]);
});
