import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FELL_MS,
  freshness,
  type LaneEffects,
  nextEffects,
  STRUCK_MS,
  shakeOf,
  TRAIL_MS,
} from '../../client/game/effects/laneEffects.ts';
import { standing } from '../../client/game/pose.ts';
import { createTumble, TUMBLE_MS } from '../../client/game/tumble.ts';
import type { CartView } from '../../client/model/stageView.ts';
import { ANGLE_LIMIT } from '../../shared/sim/cartpole.ts';

const STANDING: CartView = { who: 'human', life: '1', x: 0, theta: 0, push: 0, explored: false, fall: null, wind: 0 };
const FRAME_MS = 1000 / 60;

/** The effects after each frame of a cart that is drawn 60 times a second from `from` on. */
function follow(carts: readonly CartView[], from = 1000): readonly LaneEffects[] {
  const pose = createTumble(false);
  let effects: LaneEffects | null = null;
  return carts.map((cart, i) => {
    const now = from + i * FRAME_MS;
    effects = nextEffects(effects, cart, cart.fall ? pose(0, cart, now) : standing(cart), now);
    return effects;
  });
}

const frame = fc.record({
  x: fc.double({ min: -2.4, max: 2.4, noNaN: true }),
  lean: fc.double({ min: -0.99, max: 0.99, noNaN: true }),
});

describe('[FX1] the effects of a lane', () => {
  it('are a function of what is drawn: the same frames give the same', () => {
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 60 }), (frames) => {
        const carts = frames.map(({ x, lean }) => ({ ...STANDING, x, theta: lean * ANGLE_LIMIT }));
        expect(follow(carts)).toEqual(follow(carts));
      }),
    );
  });

  it('have a trail that ends at the tip, is no older than it may be, and no longer for a faster screen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 10, max: 400 }), (everyMs, frames) => {
        let effects: LaneEffects | null = null;
        for (let i = 0; i < frames; i++) {
          const cart = { ...STANDING, x: i * everyMs * 1e-3 };
          effects = nextEffects(effects, cart, standing(cart), 5000 + i * everyMs);
        }
        const { trail } = effects!;
        const now = 5000 + (frames - 1) * everyMs;
        expect(trail.at(-1)!.at).toBe(now);
        expect(trail.at(-1)!.x).toBeCloseTo((frames - 1) * everyMs * 1e-3, 9);
        expect(trail.every(({ at }) => now - at <= TRAIL_MS)).toBe(true);
        expect(trail.length).toBeLessThanOrEqual(TRAIL_MS / 7 + 2);
      }),
    );
  });

  it('begin anew with another life, and after a leap', () => {
    const [, last] = follow([STANDING, { ...STANDING, life: '2', x: 0.1 }]);
    expect(last!.trail).toHaveLength(1);
    const [, leapt] = follow([STANDING, { ...STANDING, x: 2 }]);
    expect(leapt!.trail).toHaveLength(1);
  });

  it('see a fall, then the tip strike the ground, and are over when all lies still', () => {
    const theta = ANGLE_LIMIT * 1.01;
    const down: CartView = { ...STANDING, theta, xDot: 0.4, thetaDot: 1.5, fall: { cause: 'angle', side: 'right' } };
    const count = Math.ceil(TUMBLE_MS / FRAME_MS) + 2;
    const seen = follow([STANDING, ...Array.from({ length: count }, () => down)]);
    const { fell, struck } = seen.at(-1)!;
    expect(seen[1]!.fell!.at).toBeCloseTo(1000 + FRAME_MS, 6);
    expect(fell).toEqual(seen[1]!.fell);
    expect(struck!.at - fell!.at).toBeGreaterThan(200);
    expect(struck!.at - fell!.at).toBeLessThan(TUMBLE_MS - STRUCK_MS / 4);
    expect(struck!.y).toBeLessThan(0.1);
    const end = fell!.at + TUMBLE_MS;
    expect(shakeOf(seen.at(-1)!, end)).toEqual({ x: 0, y: 0 });
    expect(freshness(end - fell!.at, FELL_MS)).toBe(0);
  });

  it('say nothing of a cart that was down when it was first seen', () => {
    const down: CartView = { ...STANDING, theta: 0.3, fall: { cause: 'angle', side: 'right' } };
    const seen = follow([down, down, down]);
    expect(seen.every(({ fell, struck }) => fell === null && struck === null)).toBe(true);
  });

  it('flash for a close call at most once a second in a lane', () => {
    const wild = Array.from({ length: 600 }, (_, i) => ({
      ...STANDING,
      theta: (i % 12 < 6 ? 0.9 : 0.1) * ANGLE_LIMIT,
    }));
    const flashes = [...new Set(follow(wild).flatMap(({ saved }) => (saved ? [saved.at] : [])))];
    expect(flashes.length).toBeGreaterThan(3);
    const apart = flashes.slice(1).map((at, i) => at - flashes[i]!);
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(1000);
  });

  it('never move a lane by more than some pixels', () => {
    const fell = { x: 0, y: 0.2, at: 1000 };
    const effects: LaneEffects = { ...follow([STANDING])[0]!, down: true, fell, struck: { ...fell, at: 1300 } };
    fc.assert(
      fc.property(fc.double({ min: 0, max: 4000, noNaN: true }), (now) => {
        const { x, y } = shakeOf(effects, now);
        expect(Math.hypot(x, y)).toBeLessThan(13);
      }),
    );
  });
});
