import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../shared/policy/checkpoint.ts';
import { type CartPoleState, step } from '../../shared/sim/cartpole.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';
import { pixelEnvironment } from '../../shared/sim/pixelEnvironment.ts';
import { drawFrame, mirrorFrame } from '../../shared/sim/pixels.ts';

const SIZE = { height: 24, width: 48 };

function frameOf(state: CartPoleState, size = SIZE): Uint8Array {
  const frame = new Uint8Array(size.height * size.width);
  drawFrame(state, size, frame);
  return frame;
}

const upright = (x: number, theta = 0): CartPoleState => ({ x, xDot: 0, theta, thetaDot: 0 });
const row = (frame: Uint8Array, y: number, width = SIZE.width): number[] =>
  Array.from(frame.subarray(y * width, (y + 1) * width));
const states = fc.record({
  x: fc.double({ min: -2.6, max: 2.6, noNaN: true }),
  xDot: fc.constant(0),
  theta: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  thetaDot: fc.constant(0),
});

describe('a frame', () => {
  it('[PIXEL1] is the one that was committed, over an episode of 200 ticks in two sizes', () => {
    const frames: number[] = [];
    for (const size of [SIZE, { height: 84, width: 84 }]) {
      let state = resetState(7);
      for (let tick = 0; tick < 200; tick++) {
        state = step(state, state.theta + 0.5 * state.thetaDot > 0 ? 1 : 0);
        frames.push(...frameOf(state, size));
      }
    }
    expect(sha256Hex(Uint8Array.from(frames))).toBe('2e3a973a69cf52b8e2b15ee61f8bcb65e5ed75eefbdbd0f2ae7c46135d175a28');
  });
  it('[PIXEL1] shows an upright pole on a cart in the middle', () => {
    const frame = frameOf(upright(0));
    const pole = [...Array(23).fill(0), 255, 255, ...Array(23).fill(0)];
    const cart = [...Array(21).fill(0), ...Array(6).fill(255), ...Array(21).fill(0)];
    expect(row(frame, 0)).toEqual(Array(48).fill(0));
    for (let y = 1; y < 21; y++) expect(row(frame, y)).toEqual(pole);
    for (let y = 21; y < 24; y++) expect(row(frame, y)).toEqual(cart);
  });
  it('[PIXEL1] shows parts of pixels exactly: a quarter of a pixel to the right', () => {
    const metre = 40 / 4.8; // px
    const middle = row(frameOf(upright(0.25 / metre)), 10).slice(22, 27);
    expect(middle).toEqual([0, 191, 255, 64, 0]);
  });
  it('[PIXEL1] has two pixels of pole in every row that is wholly in view, to rounding', () => {
    fc.assert(
      fc.property(states, (state) => {
        if (Math.abs(state.x) > 2) return;
        const frame = frameOf(state);
        for (let y = 1; y < 21; y++) {
          const light = row(frame, y).reduce((sum, value) => sum + value, 0);
          expect(Math.abs(light - 2 * 255)).toBeLessThanOrEqual(1.5);
        }
      }),
      { seed: 1 },
    );
  });
  it('[DQN4] of the mirrored state is the mirrored frame, bit for bit', () => {
    fc.assert(
      fc.property(states, fc.constantFrom(SIZE, { height: 30, width: 41 }), (state, size) => {
        const mirrored = new Uint8Array(size.height * size.width);
        mirrorFrame(frameOf(state, size), size, mirrored);
        expect(frameOf({ ...state, x: -state.x, theta: -state.theta }, size)).toEqual(mirrored);
      }),
      { seed: 2 },
    );
  });
  it('[PIXEL1] changes with a single tick from rest', () => {
    const state = resetState(3);
    expect(frameOf(step(step(state, 1), 1))).not.toEqual(frameOf(state));
  });
});

describe('CartPole seen in frames', () => {
  const stack = { ...SIZE, ages: [0, 2, 3] };
  const size = SIZE.height * SIZE.width;
  const actions = [1, 1, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1];

  it('[PIXEL2] observes the frames of its ages, newest first; before the episode there is only its first', () => {
    const world = cartPoleEnvironment(CARTPOLE_V1);
    const seen = pixelEnvironment(stack, CARTPOLE_V1);
    expect(seen.spec).toEqual({ ...CARTPOLE_V1, observationSize: 3 * size });
    const out = new Float32Array(3 * size);
    const frames: Uint8Array[] = [];
    const check = () => {
      frames.push(frameOf(world.snapshot().state));
      const now = frames.length - 1;
      for (const [k, age] of stack.ages.entries()) {
        expect(Uint8Array.from(out.subarray(k * size, (k + 1) * size))).toEqual(frames[Math.max(0, now - age)]);
      }
    };
    for (const seed of [5, 6]) {
      frames.length = 0;
      world.reset(seed, new Float32Array(4));
      seen.reset(seed, out);
      check();
      for (const action of actions) {
        const outcome = world.step(action, new Float32Array(4));
        expect(seen.step(action, out)).toEqual(outcome);
        check();
        if (outcome.terminated) break;
      }
      expect(() => seen.step(0, out)).toThrow('has ended');
    }
  });
  it('[PIXEL2] goes on from what was saved', () => {
    const [one, other] = [pixelEnvironment(stack, CARTPOLE_V1), pixelEnvironment(stack, CARTPOLE_V1)];
    const [a, b] = [new Float32Array(3 * size), new Float32Array(3 * size)];
    one.reset(9, a);
    for (const action of [1, 0, 0, 1]) one.step(action, a);
    other.reset(1, b);
    other.restore(one.save());
    for (const action of [1, 0, 1]) {
      expect(other.step(action, b)).toEqual(one.step(action, a));
      expect(b).toEqual(a);
    }
    expect(() => other.restore(new Float64Array(5))).toThrow('not 5');
  });
});
