import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { laneSpace } from '../../client/game/lane.ts';
import { type Box, laneBoxes } from '../../client/model/laneLayout.ts';

const screen = fc.record({ width: fc.integer({ min: 320, max: 2560 }), height: fc.integer({ min: 480, max: 1440 }) });
const low = fc.record({ width: fc.integer({ min: 568, max: 2560 }), height: fc.integer({ min: 180, max: 300 }) }); // a phone that lies down
const stage = fc.oneof(screen, low);
const count = fc.integer({ min: 1, max: 8 });
const seated = count.chain((carts) =>
  fc.record({ carts: fc.constant(carts), own: fc.option(fc.nat(carts - 1), { nil: undefined }) }),
);

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));
const area = ({ width, height }: Box): number => width * height;

describe('[STAGE1] every cart has a lane of its own', () => {
  it('inside the stage, over no other', () => {
    fc.assert(
      fc.property(stage, seated, ({ width, height }, { carts, own }) => {
        const boxes = laneBoxes(width, height, carts, own);
        expect(boxes).toHaveLength(carts);
        boxes.forEach((box, i) => {
          expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(width + 1e-6);
          expect(box.y + box.height).toBeLessThanOrEqual(height + 1e-6);
          for (const other of boxes.slice(i + 1)) expect(overlap(box, other)).toBeLessThan(1e-3);
        });
      }),
    );
  });

  it('with an own one nothing of the stage is left empty', () => {
    fc.assert(
      fc.property(stage, seated, ({ width, height }, { carts, own }) => {
        if (own === undefined && carts > 2) return;
        const used = laneBoxes(width, height, carts, own).reduce((sum, box) => sum + area(box), 0);
        expect(used / (width * height)).toBeCloseTo(1, 9);
      }),
    );
  });

  it.each([
    [1280, 620, 8, undefined, 4, 2],
    [390, 560, 8, undefined, 2, 4],
    [1280, 620, 8, 7, 4, 2],
    [390, 560, 8, 0, 2, 4],
  ])('of %i by %i, %i carts, own %s: %i in a row, %i rows of them', (width, height, carts, own, columns, rows) => {
    const others = laneBoxes(width, height, carts, own).filter((_, i) => i !== own);
    expect(others.filter(({ y }) => y === others[0]!.y)).toHaveLength(columns);
    expect(new Set(others.map(({ y }) => y.toFixed(3))).size).toBe(rows);
  });
});

describe('[STAGE2] the own lane is the largest', () => {
  it('and the lowest, or on a low stage the one on the right, whichever seat it is', () => {
    fc.assert(
      fc.property(stage, fc.integer({ min: 3, max: 8 }), fc.nat(7), ({ width, height }, carts, seat) => {
        const own = seat % carts;
        const boxes = laneBoxes(width, height, carts, own);
        const { [own]: mine, ...rest } = boxes;
        expect(mine!.small).toBe(false);
        expect(mine!.x + mine!.width).toBeCloseTo(width, 6);
        expect(mine!.y + mine!.height).toBeCloseTo(height, 6);
        for (const other of Object.values(rest) as Box[]) {
          expect(area(mine!)).toBeGreaterThan(area(other));
          expect(mine!.height).toBeGreaterThan(other.height - 1e-6);
        }
      }),
    );
  });

  it('of two, it is the lower or the right one, and no larger', () => {
    expect(laneBoxes(100, 60, 2, 0).map(({ y, height }) => [y, height])).toEqual([
      [30, 30],
      [0, 30],
    ]);
    expect(laneBoxes(100, 60, 2)).toEqual(laneBoxes(100, 60, 2, 1));
    expect(laneBoxes(300, 100, 2).map(({ x, width, height }) => [x, width, height])).toEqual([
      [0, 150, 100],
      [150, 150, 100],
    ]);
  });

  it('to who only watches all are equally large', () => {
    fc.assert(
      fc.property(stage, count, ({ width, height }, carts) => {
        const sizes = laneBoxes(width, height, carts).map((box) => `${box.width.toFixed(6)} ${box.height.toFixed(6)}`);
        expect(new Set(sizes).size).toBe(1);
      }),
    );
  });
});

it('[UI4] every cart on the track is in its lane, with its pole, from one lane to eight, on any screen', () => {
  const headroom = fc.integer({ min: 8, max: 60 });
  const place = fc.double({ min: -2.4, max: 2.4, noNaN: true });
  fc.assert(
    fc.property(screen, seated, headroom, place, ({ width, height }, { carts, own }, kept, x) => {
      for (const box of laneBoxes(width, height, carts, own)) {
        const { at, railY, metre } = laneSpace(box, x, 1, kept);
        expect(at(x) - 0.25 * metre).toBeGreaterThan(box.x);
        expect(at(x) + 0.25 * metre).toBeLessThan(box.x + box.width);
        expect(railY - 1.45 * metre).toBeGreaterThanOrEqual(box.y - 1);
        expect(railY + 0.16 * metre).toBeLessThanOrEqual(box.y + box.height);
        expect(metre).toBeGreaterThan(22); // CSS pixels of pole
      }
    }),
  );
});
