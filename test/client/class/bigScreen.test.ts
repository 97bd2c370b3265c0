import { expect, it } from 'vitest';
import { createBigScreen } from '../../../client/model/class/bigScreen.ts';
import { laneBoxes } from '../../../client/model/laneLayout.ts';
import type { ClassBegun } from '../../../shared/protocol/classEvents.ts';
import { type ClassLaneNow, packClassFrame } from '../../../shared/protocol/classFrame.ts';

const human = (member: number) => ({ member, seat: { kind: 'human', name: `P${member}` } as const });
const BEGUN: ClassBegun = { round: 2, speed: '0.5x', wind: 0, lanes: [human(1), human(2)] };
const stands = (x: number, theta = 0): ClassLaneNow => ({ x, theta, push: 1, down: null });
const fell = (tick: number): ClassLaneNow => ({
  ...{ x: 0, theta: 0, push: 0 },
  down: { tick, cause: 'angle', side: 'right' },
});
/** 100 ms at 0.5x are 2.5 ticks. */
function heard(frames: readonly (readonly [tick: number, lanes: readonly ClassLaneNow[]])[]) {
  const screen = createBigScreen(BEGUN);
  for (const [tick, lanes] of frames) screen.hear(packClassFrame({ round: 2, tick, lanes }), 40 * tick);
  return screen;
}

it('[CLASS4] between two frames every lane is drawn between, a little behind', () => {
  const screen = heard([
    [0, [stands(0), stands(0)]],
    [5, [stands(1), stands(-1)]],
    [10, [stands(2), stands(-2)]],
  ]);
  const { stage, hud } = screen.frame(40 * 10); // 160 ms behind: tick 6
  expect(hud).toMatchObject({ tick: 6, countdown: 0, standing: 2 });
  expect(stage.carts[0]!.x).toBeCloseTo(1.2, 2);
  expect(stage.carts[1]!.x).toBeCloseTo(-1.2, 2);
  expect(screen.frame(40 * 99).hud.tick).toBe(10); // nothing is made up beyond the newest
});

it('[CLASS4] a lane falls at its tick, not at the frame that tells it', () => {
  const screen = heard([
    [0, [stands(0, 0.1), stands(0)]],
    [10, [fell(7), stands(0)]],
  ]);
  expect(screen.frame(40 * 6 + 160).stage.carts[0]!.fall).toBeNull();
  const { stage, hud } = screen.frame(40 * 7 + 160 + 1);
  expect(stage.carts[0]!.fall).toEqual({ cause: 'angle', side: 'right' });
  expect(stage.carts[0]!.thetaDot).toBeGreaterThan(0);
  expect(hud).toMatchObject({ standing: 1, down: [{ tick: 7 }, null] });
});

it('[CLASS4] it counts down, and takes no frame of another round, late, or of other lanes', () => {
  const screen = createBigScreen(BEGUN);
  expect(screen.frame(0)).toMatchObject({ stage: { carts: [] }, hud: { standing: 2 } });
  const hear = (round: number, tick: number, lanes: readonly ClassLaneNow[], at: number) =>
    screen.hear(packClassFrame({ round, tick, lanes }), at);
  hear(2, -50, [stands(0), stands(0)], 0);
  expect(screen.frame(0).hud).toMatchObject({ tick: 0, countdown: 3 });
  hear(3, 10, [stands(1), stands(1)], 0);
  hear(2, 10, [stands(1)], 0);
  hear(2, -60, [stands(1), stands(1)], 0);
  screen.hear('nonsense', 0);
  expect(screen.frame(400).stage.carts[0]!.x).toBeCloseTo(0, 2);
});

it('[CLASS4] a stall moves the clock once, and nothing runs backwards for long', () => {
  const screen = heard([[0, [stands(0), stands(0)]]]);
  screen.hear(packClassFrame({ round: 2, tick: 5, lanes: [stands(1), stands(1)] }), 2_000);
  expect(screen.frame(2_160).hud.tick).toBe(5);
});

it.each([
  [1280, 640],
  [1920, 1000],
])(
  '[CLASS4] forty-one lanes on %i by %i have room for a cart and a name each, and lie over no other',
  (width, height) => {
    const boxes = laneBoxes(width, height, 41);
    for (const { x, y, width: wide, height: high } of boxes) {
      expect(Math.min(wide / 1.55, high)).toBeGreaterThan(width / 1280 > 1 ? 120 : 80);
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + wide).toBeLessThanOrEqual(width + 1e-6);
      expect(y + high).toBeLessThanOrEqual(height + 1e-6);
    }
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(i + 1))
        expect(
          a.x + a.width <= b.x + 1e-6 ||
            b.x + b.width <= a.x + 1e-6 ||
            a.y + a.height <= b.y + 1e-6 ||
            b.y + b.height <= a.y + 1e-6,
        ).toBe(true);
  },
);
