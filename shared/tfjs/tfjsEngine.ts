import * as tf from '@tensorflow/tfjs';
import { createAdamClock } from '../kernel/adamClock.ts';
import { checkLength, checkOptions, checkRoom } from '../kernel/checks.ts';
import { plainShape, pullBack, toPlain } from '../kernel/dueling.ts';
import { type Engine, type EngineOptions, parameterCount, type Slot, type UpdateExtras } from '../kernel/engine.ts';
import { adamStep, blendInto, clipFactor, gradientNorm } from '../kernel/jsOptimizer.ts';
import { layersOf } from '../kernel/layers.ts';
import { copyMoments, loadMomentsInto, momentArrays } from '../kernel/moments.ts';
import { createConvModel } from './convModel.ts';
import { createDenseModel } from './denseModel.ts';
import type { Network } from './model.ts';
import { tidily } from './tidily.ts';

export { prepareTfjs } from './prepare.ts'; // whoever loads this module lazily needs both

/** What is learned of a network; what the model computes with is made of it when it is next needed. */
interface HeldNetwork {
  readonly parameters: Float32Array;
  made: Network | null; // null: the parameters have changed
}

/**
 * The engine on tfjs: the same mathematics as the kernel, sums in tfjs's own order; and the only one with convolutions.
 * Gradients come from a model of the network, Adam, clipping and averages are the twin's. `prepareTfjs` comes first. tfjs never
 * owns the truth: parameters, moments and the replay ring are plain arrays.
 */
export function createTfjsEngine(options: EngineOptions): Engine {
  checkOptions(options);
  const { shape, batchSize } = options;
  const layers = layersOf(shape);
  const count = parameterCount(shape);
  const plain = shape.dueling ? { ...options, shape: plainShape(shape) } : options;
  const model = shape.image ? createConvModel(plain, shape.image) : createDenseModel(plain);
  const plainGradients = shape.dueling ? new Float32Array(parameterCount(plain.shape)) : null;
  const network = (): HeldNetwork => ({ parameters: new Float32Array(count), made: null });
  const slots: Readonly<Record<Slot, HeldNetwork>> = { online: network(), target: network(), average: network() };
  const moments = momentArrays(options, count);
  const gradients = new Float32Array(count);
  const clock = createAdamClock(options.beta1, options.beta2, options.adamEpsilon, options.weightDecay);

  /** Outside any `tidy`: the tensors stay until the parameters change. */
  function networkOf(slot: Slot): Network {
    const held = slots[slot];
    if (held.made === null) {
      const parameters = shape.dueling ? toPlain(shape, held.parameters) : held.parameters;
      held.made = { parameters, tensors: model.toTensors(parameters) };
    }
    return held.made;
  }

  function forget(slot: Slot): void {
    for (const { kernel, bias } of slots[slot].made?.tensors ?? []) tf.dispose([kernel, bias]);
    slots[slot].made = null;
  }

  return {
    name: 'tfjs',
    options,
    load(slot, parameters) {
      checkLength('parameters', parameters.length, count);
      slots[slot].parameters.set(parameters);
      forget(slot);
    },
    read: (slot) => slots[slot].parameters.slice(),
    blend(from, to, rate) {
      blendInto(slots[from].parameters, slots[to].parameters, rate);
      forget(to);
    },
    store: model.store,
    values(slot, inputs, rows, out) {
      checkRoom('inputs', inputs.length, rows * shape.inputs);
      checkRoom('out', out.length, rows * shape.outputs);
      if (rows === 0) return;
      const { tensors } = networkOf(slot);
      out.set(tidily(() => model.values(tensors, inputs, rows)));
    },
    update(indices, learningRate, averageRate, extras: UpdateExtras = {}) {
      const { importance, errors } = extras;
      if (importance) checkLength('importance', importance.length, batchSize);
      if (errors) checkLength('errors', errors.length, batchSize);
      const [online, target] = [networkOf('online'), networkOf('target')];
      const found = plainGradients ?? gradients;
      const { loss, meanQ } = tidily(() => model.differentiate(indices, online, target, found, extras));
      if (plainGradients) pullBack(shape, plainGradients, gradients);
      clock.tick(learningRate);
      const norm = options.clipNorm === null && !extras.norm ? null : gradientNorm(layers, gradients);
      const factor = clipFactor(norm ?? 0, options.clipNorm);
      adamStep({ parameters: slots.online.parameters, ...moments, gradients }, options, clock, factor);
      forget('online');
      if (averageRate !== 0) {
        blendInto(slots.online.parameters, slots.average.parameters, averageRate);
        forget('average');
      }
      return { loss, meanQ, gradientNorm: extras.norm ? norm : null };
    },
    readMoments: () => copyMoments(moments, clock.updates),
    loadMoments(from) {
      loadMomentsInto(moments, from);
      clock.rewind(from.updates);
    },
    readReplay: model.readReplay,
    loadReplay: model.loadReplay,
    dispose() {
      for (const slot of ['online', 'target', 'average'] as const) forget(slot);
    },
  };
}
