import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine, EngineOptions } from '../../shared/kernel/engine.ts';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { randomStream } from '../../shared/sim/random.ts';
import { tfjsGradients } from '../../shared/tfjs/gradientOracle.ts';
import { createTfjsEngine, prepareTfjs } from '../../shared/tfjs/tfjsEngine.ts';
import { batchOf, fill, optionsOf, randomIndices, randomParameters, relativeDifference } from './agreement.ts';

beforeAll(async () => {
  expect(await prepareTfjs()).toBe('wasm');
});

/** Both engines with the same weights and transitions. */
function pair(options: EngineOptions): readonly [tfjs: Engine, js: Engine] {
  const engines = [createTfjsEngine(options), createJsEngine(options)] as const;
  for (const engine of engines) {
    engine.load('online', randomParameters(options, 1));
    engine.load('target', randomParameters(options, 2));
    engine.load('average', randomParameters(options, 1));
    fill(engine, 3);
  }
  return engines;
}

const cases = (['huber', 'mse'] as const).flatMap((loss) =>
  [false, true].flatMap((double) => [null, 0.5].map((clipNorm) => ({ loss, double, clipNorm }))),
);

describe.each(cases)('the tfjs engine beside the twin, $loss, double $double, clip $clipNorm', (changes) => {
  const options = optionsOf(changes);
  it('[TFJS3] makes the same update to 1e-6 wherever the gradient is not rounding noise', () => {
    const [tfjs, js] = pair(options);
    const before = js.read('online');
    const indices = randomIndices(options, randomStream(5, 'indices'));
    const ours = tfjs.update(indices, 1e-3, 0);
    const theirs = js.update(indices, 1e-3, 0);
    const { gradient } = tfjsGradients(options, before, js.read('target'), batchOf(options, 3, indices));
    const [a, b] = [tfjs.read('online'), js.read('online')];
    let compared = 0;
    for (const [i, g] of gradient.entries()) {
      if (Math.abs(g) <= 1e-6) continue; // Adam's first step is lr * sign(g): noise decides the rest
      compared++;
      expect(Math.abs(a[i]! - b[i]!)).toBeLessThanOrEqual(1e-6);
    }
    expect(compared).toBeGreaterThan(gradient.length / 3);
    expect(Math.abs(ours.loss / theirs.loss - 1)).toBeLessThan(1e-5);
    expect(Math.abs(ours.meanQ - theirs.meanQ)).toBeLessThan(1e-5);
    tfjs.dispose();
  });
  it('[TFJS3] stays with it for 100 updates: losses within 1 %', () => {
    const [tfjs, js] = pair(options);
    const stream = randomStream(6, 'indices');
    for (let n = 1; n <= 100; n++) {
      const indices = randomIndices(options, stream);
      const [ours, theirs] = [tfjs.update(indices, 1e-3, 0.01), js.update(indices, 1e-3, 0.01)];
      expect(Math.abs(ours.loss / theirs.loss - 1)).toBeLessThan(0.01);
      if (n % 25 === 0) for (const engine of [tfjs, js]) engine.blend('online', 'target', 1);
    }
    expect(relativeDifference(tfjs.read('average'), js.read('average'))).toBeLessThan(0.001);
    tfjs.dispose();
  });
});

describe('the tfjs engine', () => {
  const options = optionsOf();
  it('[TFJS1] leaves no tensor behind an update, a blend or a look at values, and none at all after dispose', () => {
    const before = tf.memory().numTensors;
    const [engine] = pair(options);
    const stream = randomStream(7, 'indices');
    const out = new Float32Array(2);
    const use = (): number => {
      engine.update(randomIndices(options, stream), 1e-3, 0.01);
      engine.blend('online', 'target', 0.5);
      for (const slot of ['online', 'target', 'average'] as const) engine.values(slot, new Float32Array(4), 1, out);
      return tf.memory().numTensors;
    };
    const first = use();
    for (let n = 0; n < 10; n++) expect(use()).toBe(first);
    engine.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
  it('[DQN4] moves only the online network, and the average when it is asked to follow', () => {
    const [engine] = pair(options);
    const indices = randomIndices(options, randomStream(8, 'indices'));
    const [target, average, online] = [engine.read('target'), engine.read('average'), engine.read('online')];
    engine.update(indices, 1e-3, 0);
    expect(engine.read('target')).toEqual(target);
    expect(engine.read('average')).toEqual(average);
    expect(engine.read('online')).not.toEqual(online);
    engine.update(indices, 1e-3, 0.25);
    expect(engine.read('target')).toEqual(target);
    const moved = engine.read('online');
    expect(
      relativeDifference(
        engine.read('average'),
        average.map((a, i) => a + 0.25 * (moved[i]! - a)),
      ),
    ).toBeLessThan(1e-6);
    engine.dispose();
  });
  it('[TFJS1] sees the new weights after load, blend and update alike', () => {
    const [engine, js] = pair(options);
    const x = Float32Array.from({ length: 12 }, (_, i) => i / 7 - 1);
    const look = (e: Engine): Float32Array => {
      const out = new Float32Array(6);
      e.values('online', x, 3, out);
      return out;
    };
    const changes: ((e: Engine) => void)[] = [
      () => {},
      (e) => e.load('online', randomParameters(options, 9)),
      (e) => e.blend('target', 'online', 0.3),
      (e) => void e.update(randomIndices(options, randomStream(1, 'indices')), 1e-2, 0),
    ];
    for (const change of changes) {
      for (const e of [engine, js]) change(e);
      expect(relativeDifference(look(engine), look(js))).toBeLessThan(2e-5);
    }
    engine.dispose();
  });
  it('[TFJS1] goes on exactly from parameters and moments that were saved', () => {
    const [engine] = pair(options);
    const stream = randomStream(10, 'indices');
    for (let n = 0; n < 5; n++) engine.update(randomIndices(options, stream), 1e-3, 0.01);
    const [resumed] = pair(options);
    for (const slot of ['online', 'target', 'average'] as const) resumed.load(slot, engine.read(slot));
    resumed.loadMoments(engine.readMoments());
    for (let n = 0; n < 5; n++) {
      const indices = randomIndices(options, stream);
      expect(resumed.update(indices, 1e-3, 0.01)).toEqual(engine.update(indices, 1e-3, 0.01));
    }
    expect(resumed.read('average')).toEqual(engine.read('average'));
    expect(resumed.readMoments()).toEqual(engine.readMoments());
    for (const e of [engine, resumed]) e.dispose();
  });
  it('[TFJS1] its Adam is the one of tfjs', () => {
    const [engine] = pair(options);
    const weights = tf.variable(tf.tensor1d(randomParameters(options, 1)));
    const adam = tf.train.adam(1e-3, options.beta1, options.beta2, options.adamEpsilon);
    const stream = randomStream(11, 'indices');
    for (let n = 0; n < 10; n++) {
      const indices = randomIndices(options, stream);
      const { gradient } = tfjsGradients(
        options,
        engine.read('online'),
        engine.read('target'),
        batchOf(options, 3, indices),
      );
      engine.update(indices, 1e-3, 0);
      tf.tidy(() => adam.applyGradients([{ name: weights.name, tensor: tf.tensor1d(gradient) }]));
    }
    const theirs = weights.dataSync<'float32'>() as Float32Array;
    expect(relativeDifference(engine.read('online'), theirs)).toBeLessThan(1e-4);
    adam.dispose();
    weights.dispose();
    engine.dispose();
  });
  it('[TFJS3] weighs samples, tells errors and the norm, and reads its replay back as the twin does', () => {
    for (const loss of ['huber', 'mse'] as const) {
      const engines = pair(optionsOf({ loss, amsgrad: true, weightDecay: 0.01, clipValue: 0.01 }));
      const indices = randomIndices(options, randomStream(12, 'indices'));
      const importance = Float32Array.from({ length: 32 }, (_, i) => (i % 5) / 4);
      const [ours, theirs] = engines.map((engine) => {
        const errors = new Float32Array(32);
        const result = engine.update(indices, 1e-3, 0, { importance, errors, norm: true });
        return { ...result, errors };
      });
      expect(Math.abs(ours!.loss / theirs!.loss - 1)).toBeLessThan(1e-5);
      expect(Math.abs(ours!.gradientNorm! / theirs!.gradientNorm! - 1)).toBeLessThan(1e-5);
      expect(relativeDifference(ours!.errors, theirs!.errors)).toBeLessThan(1e-5);
      const [a, b] = engines.map((engine) => engine.readMoments());
      for (const moment of ['first', 'second', 'largest'] as const) {
        expect(relativeDifference(a![moment]!, b![moment]!)).toBeLessThan(1e-4);
      }
      expect(engines[0].readReplay(50)).toEqual(engines[1].readReplay(50));
      engines[0].dispose();
    }
  });
  it('[TFJS1] refuses what does not fit, with the numbers', () => {
    const engine = createTfjsEngine(options);
    expect(() => engine.load('online', new Float32Array(5))).toThrow('length 5');
    expect(() => engine.update(new Uint32Array(3), 1e-3, 0)).toThrow('length 3');
    expect(() => engine.update(new Uint32Array(32).fill(300), 1e-3, 0)).toThrow('index 300');
    expect(() => engine.store(0, new Float32Array(4), 2, 0, new Float32Array(4), 0)).toThrow('action 2');
    engine.dispose();
  });
});
