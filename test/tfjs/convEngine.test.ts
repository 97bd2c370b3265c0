import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine, EngineOptions } from '../../shared/kernel/engine.ts';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { weightsSha256 } from '../../shared/policy/checkpoint.ts';
import { nextBelow, type RandomStream, randomStream } from '../../shared/sim/random.ts';
import { tfjsGradients } from '../../shared/tfjs/gradientOracle.ts';
import { createTfjsEngine, prepareTfjs } from '../../shared/tfjs/tfjsEngine.ts';
import { randomParameters } from './agreement.ts';
import { flipped, frameBatch, frameTransitions, IMAGE, imageOptions, storeAll } from './frames.ts';

beforeAll(async () => {
  expect(await prepareTfjs()).toBe('wasm');
});

const options = imageOptions();
const all = frameTransitions(options, 3);

function newEngine(changes: Partial<EngineOptions> = {}): Engine {
  const engine = createTfjsEngine({ ...options, ...changes });
  for (const [i, slot] of (['online', 'target', 'average'] as const).entries()) {
    engine.load(slot, randomParameters(options, i + 1));
  }
  storeAll(engine, all);
  return engine;
}

const draw = (stream: RandomStream): Uint32Array =>
  Uint32Array.from({ length: options.batchSize }, () => nextBelow(stream, 2 * options.capacity));

function train(engine: Engine, updates: number, stream: RandomStream): void {
  for (let n = 1; n <= updates; n++) {
    engine.update(draw(stream), 1e-3, 0.01);
    if (n % 25 === 0) engine.blend('online', 'target', 1);
  }
}

describe('the engine of convolutions', () => {
  it('[PIXEL4] makes the step that Adam by hand makes of the tape of the cpu', async () => {
    const engine = newEngine();
    const before = engine.read('online');
    const indices = draw(randomStream(1, 'indices'));
    engine.update(indices, 1e-3, 0);
    const after = engine.read('online');
    await tf.setBackend('cpu');
    const { gradient } = tfjsGradients(options, before, engine.read('target'), frameBatch(options, all, indices));
    await tf.setBackend('wasm');
    let compared = 0;
    for (const [i, g] of gradient.entries()) {
      if (Math.abs(g) <= 1e-5) continue; // Adam's first step is lr * sign(g): noise decides the rest
      compared++;
      const first = ((1 - options.beta1) * g) / (1 - options.beta1);
      const second = ((1 - options.beta2) * g * g) / (1 - options.beta2);
      const expected = before[i]! - (1e-3 * first) / (Math.sqrt(second) + options.adamEpsilon);
      expect(Math.abs(after[i]! - expected)).toBeLessThan(1e-6);
    }
    expect(compared).toBeGreaterThan(gradient.length / 2);
    engine.dispose();
  });
  it('[TFJS1] leaves no tensor behind an update, a blend or a look at values, and none at all after dispose', () => {
    const before = tf.memory().numTensors;
    const engine = newEngine();
    const stream = randomStream(2, 'indices');
    const use = (): number => {
      engine.update(draw(stream), 1e-3, 0.01);
      engine.blend('online', 'target', 0.5);
      const stacks = all.observations.subarray(0, 3 * options.shape.inputs);
      for (const slot of ['online', 'target', 'average'] as const) engine.values(slot, stacks, 3, new Float32Array(6));
      return tf.memory().numTensors;
    };
    const first = use();
    for (let n = 0; n < 20; n++) expect(use()).toBe(first);
    engine.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
  it('[DQN1] trained twice on the same draws for 100 updates, it has the same bits', () => {
    const hashes = [0, 1].map(() => {
      const engine = newEngine();
      train(engine, 100, randomStream(3, 'indices'));
      const hash = weightsSha256(engine.read('average'));
      engine.dispose();
      return hash;
    });
    expect(hashes[1]).toBe(hashes[0]);
  });
  it('[KERNEL4] goes on exactly from parameters, moments and a replay that were saved', () => {
    const engine = newEngine();
    const stream = randomStream(4, 'indices');
    train(engine, 5, stream);
    const resumed = createTfjsEngine(options);
    for (const slot of ['online', 'target', 'average'] as const) resumed.load(slot, engine.read(slot));
    resumed.loadMoments(engine.readMoments());
    resumed.loadReplay(engine.readReplay(options.capacity));
    for (let n = 0; n < 5; n++) {
      const indices = draw(stream);
      expect(resumed.update(indices, 1e-3, 0.01)).toEqual(engine.update(indices, 1e-3, 0.01));
    }
    expect(resumed.read('average')).toEqual(engine.read('average'));
    for (const e of [engine, resumed]) e.dispose();
  });
  it('[KERNEL3] an update moves the online network and the average, never the target', () => {
    const engine = newEngine();
    const before = (['online', 'target', 'average'] as const).map((slot) => engine.read(slot));
    engine.update(draw(randomStream(5, 'indices')), 1e-3, 0.01);
    expect(engine.read('online')).not.toEqual(before[0]);
    expect(engine.read('target')).toEqual(before[1]);
    expect(engine.read('average')).not.toEqual(before[2]);
    engine.dispose();
  });
  it('[PIXEL4] values are those of one stack at a time, to rounding', () => {
    const engine = newEngine();
    const { inputs } = options.shape;
    const many = new Float32Array(2 * 9);
    engine.values('online', all.observations, 9, many);
    const one = new Float32Array(2);
    for (let i = 0; i < 9; i++) {
      engine.values('online', all.observations.subarray(i * inputs), 1, one);
      for (const a of [0, 1]) expect(Math.abs(one[a]! - many[2 * i + a]!)).toBeLessThan(1e-5);
    }
    engine.dispose();
  });
  it('[DQN4] a mirrored draw is an update on flipped frames and the other action', () => {
    const engine = newEngine();
    const mirror = newEngine();
    const { inputs } = options.shape;
    for (let i = 0; i < options.capacity; i++) {
      const [now, next] = [all.observations, all.nextObservations].map((rows) =>
        flipped(rows.slice(i * inputs, (i + 1) * inputs), IMAGE),
      );
      mirror.store(i, now!, 1 - all.actions[i]!, all.rewards[i]!, next!, all.discounts[i]!);
    }
    const plain = Uint32Array.from({ length: options.batchSize }, (_, i) => i);
    const found = engine.update(
      plain.map((i) => i + options.capacity),
      1e-3,
      0,
    );
    expect(mirror.update(plain, 1e-3, 0)).toEqual(found);
    expect(mirror.read('online')).toEqual(engine.read('online'));
    for (const e of [engine, mirror]) e.dispose();
  });
  it('[KERNEL5] is asked for by image alone, and checked', () => {
    for (const create of [createKernelEngine, createJsEngine]) {
      expect(() => create(options)).toThrow('convolutions run on the tfjs engine');
    }
    const { shape } = options;
    const wrong = (image: Partial<typeof IMAGE>) => () =>
      createTfjsEngine({ ...options, shape: { ...shape, image: { ...IMAGE, ...image } } });
    expect(wrong({ height: 13 })).toThrow(`inputs of the image ${shape.inputs}`);
    expect(wrong({ convolutions: [] })).toThrow('convolutions 0');
    expect(wrong({ convolutions: [{ filters: 1, size: 13, stride: 1 }] })).toThrow('filter size 13');
    const engine = newEngine();
    expect(() => engine.update(new Uint32Array(3), 1e-3, 0)).toThrow('length 3');
    expect(() => engine.update(new Uint32Array(16).fill(80), 1e-3, 0)).toThrow('index 80');
    expect(() => engine.store(0, new Float32Array(4), 1, 0, new Float32Array(shape.inputs), 0)).toThrow('length 4');
    engine.dispose();
  });
});
