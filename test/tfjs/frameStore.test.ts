import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameReplay } from '../../shared/tfjs/frameReplay.ts';
import { createFrameStore } from '../../shared/tfjs/frameStore.ts';
import { frameTransitions, IMAGE, imageOptions } from './frames.ts';

const PIXELS = 5; // not a multiple of 4: the last word of a hash is padded
const frameOf = (value: number): Float32Array =>
  Float32Array.from({ length: PIXELS }, (_, i) => (value * (i + 1)) % 256);

describe('a frame store', () => {
  it('[PIXEL3] stores equal frames once, for as long as one of them is kept', () => {
    const store = createFrameStore(PIXELS);
    const ids = [7, 8, 7, 7].map((value) => store.keep(frameOf(value)));
    expect(ids[0]).toBe(ids[2]);
    expect(ids[0]).toBe(ids[3]);
    expect(ids[1]).not.toBe(ids[0]);
    expect(store.count).toBe(2);
    store.release(ids[0]!);
    store.release(ids[0]!);
    expect(Array.from(store.frame(ids[0]!))).toEqual(Array.from(frameOf(7)));
    store.release(ids[0]!);
    expect(store.count).toBe(1);
    expect(Array.from(store.frame(ids[1]!))).toEqual(Array.from(frameOf(8)));
  });
  it('[PIXEL3] holds what a list of references holds, whatever is kept and released', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(30), fc.boolean()), { maxLength: 300 }), (moves) => {
        const store = createFrameStore(PIXELS);
        const kept: { value: number; id: number }[] = [];
        for (const [value, releases] of moves) {
          if (releases && kept.length > 0) store.release(kept.splice(value % kept.length, 1)[0]!.id);
          else kept.push({ value, id: store.keep(frameOf(value)) });
        }
        expect(store.count).toBe(new Set(kept.map(({ value }) => value)).size);
        for (const { value, id } of kept) expect(Array.from(store.frame(id))).toEqual(Array.from(frameOf(value)));
      }),
      { seed: 1 },
    );
  });
  it('[PIXEL3] grows beyond its first block, and refuses what is no pixel', () => {
    const store = createFrameStore(2);
    for (let value = 0; value < 3_000; value++) store.keep(Float32Array.of(value % 256, Math.floor(value / 256)));
    expect(store.count).toBe(3_000);
    expect(Array.from(store.frame(2_999))).toEqual([2_999 % 256, 11]);
    for (const pixel of [0.5, 256, -1, Number.NaN]) {
      expect(() => store.keep(Float32Array.of(0, pixel))).toThrow(`pixel ${pixel}`);
    }
  });
});

describe('the replay of frames', () => {
  const options = imageOptions(IMAGE, { capacity: 4, batchSize: 2 });
  const pixels = IMAGE.height * IMAGE.width;
  /** Tick t of an episode: this frame and the one before. */
  const stack = (t: number): Float32Array =>
    Float32Array.from({ length: 2 * pixels }, (_, i) => (t - (i < pixels ? 0 : 1) + (i % pixels)) % 256);

  it('[PIXEL3] holds each frame of an episode once, however many stacks show it, and forgets what is overwritten', () => {
    const replay = createFrameReplay(options, IMAGE);
    for (let t = 1; t <= 50; t++) {
      replay.store(t % 4, stack(t), 0, 0, stack(t + 3), 1);
      const stored = Array.from({ length: Math.min(t, 4) }, (_, k) => t - k);
      expect(replay.frames).toBe(new Set(stored.flatMap((s) => [s, s - 1, s + 3, s + 2])).size);
    }
  });
  it('[PIXEL3] reads back as bytes what another ring goes on from, each frame once', () => {
    const all = frameTransitions(options, 1);
    const [one, other] = [createFrameReplay(options, IMAGE), createFrameReplay(options, IMAGE)];
    const { inputs } = options.shape;
    for (const i of [0, 1, 2, 3, 1]) {
      const observation = all.observations.subarray(i * inputs, (i + 1) * inputs);
      one.store(i, observation, i % 2, i / 7, observation, i === 2 ? 0 : 0.5);
    }
    const bytes = one.readReplay(4);
    expect(bytes.length).toBe(4 + 4 * 2 * pixels + 4 * 4 * 7);
    other.loadReplay(bytes);
    expect(other.frames).toBe(8);
    expect(other.readReplay(4)).toEqual(bytes);
    expect(other.gather(Uint32Array.of(3, 6))).toEqual(one.gather(Uint32Array.of(3, 6)));
    expect(() => other.loadReplay(bytes.subarray(1))).toThrow(RangeError);
    expect(() => createFrameReplay({ ...options, capacity: 3 }, IMAGE).loadReplay(bytes)).toThrow('the ring holds 3');
  });
  it('[PIXEL3] refuses to draw what was never stored', () => {
    const replay = createFrameReplay(options, IMAGE);
    replay.store(0, stack(1), 0, 0, stack(2), 1);
    expect(() => replay.gather(Uint32Array.of(0, 1))).toThrow('index 1');
    expect(() => replay.gather(Uint32Array.of(0, 8))).toThrow('index 8');
  });
});
