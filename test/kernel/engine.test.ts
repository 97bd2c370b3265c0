import { describe, expect, it } from 'vitest';
import { parameterCount } from '../../shared/kernel/engine.ts';
import { batch, ENGINES, expectSameBits, expectSameState, fill, SLOTS, SMALL, seeded, vector } from './cases.ts';

const COUNT = parameterCount(SMALL.shape);

describe.each(ENGINES)('$name engine', ({ name, create }) => {
  /** An engine with random networks and a full ring. */
  function filled(seed = 1) {
    const engine = create(SMALL);
    fill([engine], seeded(seed));
    return engine;
  }

  it('[KERNEL3] says its name and keeps its options', () => {
    expect(create(SMALL).name).toBe(name);
    expect(create(SMALL).options).toBe(SMALL);
  });

  it('[KERNEL3] moves only the online network by an update, never the target', () => {
    const engine = filled();
    const [online, target, average] = SLOTS.map((slot) => engine.read(slot));
    for (let i = 0; i < 5; i++) engine.update(batch(SMALL, seeded(i)), 1e-3, 0);
    expectSameBits(engine.read('target'), target!, 'target');
    expectSameBits(engine.read('average'), average!, 'average');
    expect(engine.read('online')).not.toEqual(online);
  });

  it('[KERNEL3] lets the average follow by the rate asked for', () => {
    const engine = filled();
    const average = engine.read('average');
    engine.update(batch(SMALL, seeded(9)), 1e-3, 0.25);
    const online = engine.read('online');
    const rate = Math.fround(0.25);
    const expected = average.map((a, i) => a + Math.fround(rate * Math.fround(online[i]! - a)));
    expectSameBits(engine.read('average'), expected, 'average');
    engine.update(batch(SMALL, seeded(10)), 1e-3, 1);
    expectSameBits(engine.read('average'), engine.read('online'), 'average at rate 1');
  });

  it('[KERNEL3] blends at rate 1 into an exact copy, below it part of the way', () => {
    const engine = filled();
    const [online, target] = [engine.read('online'), engine.read('target')];
    engine.blend('online', 'target', 0.5);
    const halfway = target.map((x, i) => x + Math.fround(0.5 * Math.fround(online[i]! - x)));
    expectSameBits(engine.read('target'), halfway, 'halfway');
    engine.blend('online', 'target', 1);
    expectSameBits(engine.read('target'), online, 'target');
    expectSameBits(engine.read('online'), online, 'online');
  });

  it('[KERNEL3] steps by nothing at learning rate 0', () => {
    const engine = filled();
    const online = engine.read('online');
    engine.update(batch(SMALL, seeded(4)), 0, 0);
    expectSameBits(engine.read('online'), online, 'online');
  });

  it('[KERNEL2] takes the lowest of actions that are equally good', () => {
    const shape = { inputs: 4, hidden: [5], outputs: 3 };
    const engine = create({ ...SMALL, shape, double: true, loss: 'mse', lossScale: 1, batchSize: 1 });
    const target = new Float32Array(parameterCount(shape));
    target.set([2, 5, 3], target.length - 3); // the last biases are all there is; the online network is all zero
    engine.load('target', target);
    engine.store(0, new Float32Array(4), 2, 0, new Float32Array(4), 1);
    expect(engine.update(new Uint32Array(1), 1e-3, 0)).toEqual({ loss: 4, meanQ: 0, gradientNorm: null });
  });

  it('[KERNEL4] reads back what was loaded, as copies', () => {
    const engine = create(SMALL);
    for (const slot of SLOTS) {
      expectSameBits(engine.read(slot), new Float32Array(COUNT), 'before loading');
      const parameters = vector(COUNT, seeded(6));
      engine.load(slot, parameters);
      engine.read(slot).fill(0);
      expectSameBits(engine.read(slot), parameters, slot);
    }
  });

  it('[KERNEL4] resumes from its networks and moments with equal bits', () => {
    const whole = filled(8);
    const resumed = filled(8);
    for (let i = 0; i < 30; i++) whole.update(batch(SMALL, seeded(i)), 1e-3, 0.01);
    for (const slot of SLOTS) resumed.load(slot, whole.read(slot));
    resumed.loadMoments(whole.readMoments());
    expect(resumed.readMoments().updates).toBe(30);
    for (let i = 30; i < 60; i++)
      for (const engine of [whole, resumed]) engine.update(batch(SMALL, seeded(i)), 1e-3, 0.01);
    expectSameState(resumed, whole);
  });

  it('[KERNEL4] reads its replay into bytes that an engine of the other kind goes on from', () => {
    const whole = filled(8);
    const resumed = ENGINES[name === 'js' ? 1 : 0].create(SMALL);
    fill([resumed], seeded(99));
    for (const slot of SLOTS) resumed.load(slot, whole.read(slot));
    resumed.loadReplay(whole.readReplay(SMALL.capacity));
    for (let i = 0; i < 10; i++)
      for (const engine of [whole, resumed]) engine.update(batch(SMALL, seeded(i)), 1e-3, 0.01);
    expectSameState(resumed, whole);
    expect(() => resumed.loadReplay(new Uint8Array(45))).toThrow(RangeError);
    expect(() => resumed.loadReplay(new Uint8Array(44 * 41))).toThrow('41 transitions, but the ring holds 40');
  });

  it('[KERNEL2] weighs each sample by its importance, and tells its error', () => {
    const [weighted, plain] = [filled(), filled()];
    const indices = Uint32Array.from({ length: SMALL.batchSize }, (_, i) => i);
    const importance = new Float32Array(SMALL.batchSize).fill(0);
    importance[3] = 1;
    const errors = new Float32Array(SMALL.batchSize);
    weighted.update(indices, 1e-3, 0, { importance, errors });
    plain.update(new Uint32Array(SMALL.batchSize).fill(3), 1e-3, 0);
    const [a, b] = [weighted.readMoments().first, plain.readMoments().first];
    for (let i = 0; i < COUNT; i++) expect(a[i]! * SMALL.batchSize).toBeCloseTo(b[i]!, 5); // the one sample alone, 13 times
    expect(new Set(errors).size).toBe(SMALL.batchSize);
  });

  it('[KERNEL3] measures the gradient norm without changing a bit', () => {
    const [measured, plain] = [filled(), filled()];
    for (let i = 0; i < 5; i++) {
      const { gradientNorm } = measured.update(batch(SMALL, seeded(i)), 1e-3, 0.01, { norm: true });
      expect(gradientNorm).toBeGreaterThan(0);
      expect(plain.update(batch(SMALL, seeded(i)), 1e-3, 0.01).gradientNorm).toBeNull();
    }
    expectSameState(measured, plain);
  });

  it('[KERNEL2] holds each gradient within clipValue, shrinks parameters by weight decay, and remembers the largest moments', () => {
    const indices = batch(SMALL, seeded(2));
    const moments = (extra: Partial<typeof SMALL>) => {
      const engine = create({ ...SMALL, ...extra, beta1: 0 }); // the first moment is the gradient
      fill([engine], seeded(1));
      engine.update(indices, 1e-3, 0);
      return engine;
    };
    const free = moments({}).readMoments().first;
    expect(moments({ clipValue: 1e-3 }).readMoments().first).toEqual(
      free.map((g) => Math.max(-Math.fround(1e-3), Math.min(Math.fround(1e-3), g))),
    );
    const decayed = create({ ...SMALL, weightDecay: 0.5 });
    decayed.load('online', new Float32Array(COUNT).fill(2));
    decayed.update(indices, 0.1, 0); // an empty ring: no error but the bias
    const still = decayed.read('online')[0]!; // an input that is always 0 has no gradient
    expect(still).toBe(Math.fround(2 * Math.fround(0.95)));
    const amsgrad = moments({ amsgrad: true });
    const before = amsgrad.readMoments();
    expect(before.largest).toEqual(before.second);
    for (let i = 0; i < 50; i++) amsgrad.update(batch(SMALL, seeded(i)), 1e-3, 0);
    const after = amsgrad.readMoments();
    expect(after.largest!.every((v, i) => v >= after.second[i]! && v >= before.largest![i]!)).toBe(true);
    expect(after.largest).not.toEqual(after.second);
  });

  it('[KERNEL4] forgets a transition that is written over', () => {
    const [once, twice] = [filled(3), filled(3)];
    const random = seeded(1);
    twice.store(5, vector(4, random), 1, 9, vector(4, random), 0.5);
    const [observation, next] = [vector(4, random), vector(4, random)];
    for (const engine of [once, twice]) engine.store(5, observation, 0, 1, next, 0.9);
    for (const engine of [once, twice]) engine.update(new Uint32Array(SMALL.batchSize).fill(5), 1e-3, 0);
    expectSameState(twice, once);
  });

  it('[KERNEL5] refuses wrong lengths and places, with the numbers', () => {
    const engine = filled();
    const short = new Float32Array(3);
    const four = new Float32Array(4);
    const moments = { first: four, second: new Float32Array(COUNT), largest: null, updates: 0 };
    expect(() => engine.load('online', short)).toThrow(new RangeError(`parameters: length 3, expected ${COUNT}`));
    expect(() => engine.loadMoments(moments)).toThrow(new RangeError(`first moments: length 4, expected ${COUNT}`));
    expect(() => engine.store(0, short, 0, 0, four, 1)).toThrow(new RangeError('observation: length 3, expected 4'));
    expect(() => engine.store(0, four, 0, 0, short, 1)).toThrow(
      new RangeError('nextObservation: length 3, expected 4'),
    );
    expect(() => engine.store(40, four, 0, 0, four, 1)).toThrow(RangeError);
    expect(() => engine.store(-1, four, 0, 0, four, 1)).toThrow(RangeError);
    expect(() => engine.store(0, four, 2, 0, four, 1)).toThrow(RangeError);
    expect(() => engine.values('online', four, 2, new Float32Array(4))).toThrow(/inputs: length 4, needed at least 8/);
    expect(() => engine.values('online', four, 1, new Float32Array(1))).toThrow(/out: length 1, needed at least 2/);
    expect(() => engine.update(new Uint32Array(12), 1e-3, 0)).toThrow(
      new RangeError('indices: length 12, expected 13'),
    );
    expect(() => engine.update(new Uint32Array(13).fill(40), 1e-3, 0)).toThrow(/index 40/);
    expect(engine.readMoments().updates).toBe(0);
  });

  it('[KERNEL5] refuses options that cannot work', () => {
    for (const wrong of [
      { batchSize: 0 },
      { capacity: 1.5 },
      { adamEpsilon: 0 },
      { beta2: 1 },
      { clipNorm: 0 },
      { lossScale: Number.NaN },
      { shape: { inputs: 4, hidden: [], outputs: 2 } },
      { shape: { inputs: 4, hidden: [0], outputs: 2 } },
    ]) {
      expect(() => create({ ...SMALL, ...wrong })).toThrow(RangeError);
    }
  });
});
