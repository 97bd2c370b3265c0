import * as tf from '@tensorflow/tfjs';
import { createAdamClock } from '../kernel/adamClock.ts';
import { checkLength, checkOptions, checkRoom } from '../kernel/checks.ts';
import { type Engine, type EngineOptions, parameterCount, type Slot } from '../kernel/engine.ts';
import { adamStep, blendInto, clipFactor } from '../kernel/jsOptimizer.ts';
import { layersOf } from '../kernel/layers.ts';
import { type DenseTensors, forward, forwardOnTape, fromTensors, toTensors } from './denseLayers.ts';
import { createReplayArrays, type TransitionBatch } from './replayArrays.ts';
import { takenValues, tdLoss, tdTargets } from './tdLoss.ts';

export { prepareTfjs } from './prepare.ts'; // whoever loads this module lazily needs both

/** One network: its parameters in canonical order, and the tensors made of them when they are next needed. */
interface Network {
  readonly parameters: Float32Array;
  tensors: readonly DenseTensors[] | null; // null: the parameters have changed
}

/**
 * The engine on tfjs: the same mathematics as the kernel by tfjs's forward and tape, sums in tfjs's own order. What it proves is the
 * gradients; Adam, clipping and averages are the twin's. `prepareTfjs` comes first. tfjs never owns the truth: parameters,
 * moments and the replay ring are plain arrays.
 */
export function createTfjsEngine(options: EngineOptions): Engine {
  checkOptions(options);
  const { shape, batchSize } = options;
  const layers = layersOf(shape);
  const count = parameterCount(shape);
  const network = (): Network => ({ parameters: new Float32Array(count), tensors: null });
  const slots: Readonly<Record<Slot, Network>> = { online: network(), target: network(), average: network() };
  const first = new Float32Array(count);
  const second = new Float32Array(count);
  const gradients = new Float32Array(count);
  const clock = createAdamClock(options.beta1, options.beta2, options.adamEpsilon);
  const replay = createReplayArrays(options);

  function tensorsOf(slot: Slot): readonly DenseTensors[] {
    slots[slot].tensors ??= toTensors(layers, slots[slot].parameters);
    return slots[slot].tensors;
  }

  function forget(slot: Slot): void {
    for (const { kernel, bias } of slots[slot].tensors ?? []) tf.dispose([kernel, bias]);
    slots[slot].tensors = null;
  }

  function targetsOf(batch: TransitionBatch): Float32Array {
    const next = tf.tensor3d(batch.nextObservations, [1, batchSize, shape.inputs]);
    const valued = forward(next, tensorsOf('target')).dataSync();
    const chosen = options.double ? forward(next, tensorsOf('online')).dataSync() : valued;
    return tdTargets(batch, valued, chosen, shape.outputs);
  }

  /** Fills `gradients`. */
  function differentiate(batch: TransitionBatch): { loss: number; taken: Float32Array } {
    const observations = tf.tensor3d(batch.observations, [1, batchSize, shape.inputs]);
    const targets = tf.tensor2d(targetsOf(batch), [1, batchSize]);
    const online = tensorsOf('online');
    let taken = new Float32Array();
    const byWeights = tf.valueAndGrads(() => {
      const q = takenValues(forwardOnTape(observations, online), batch.actions);
      taken = q.dataSync<'float32'>() as Float32Array<ArrayBuffer>;
      return tdLoss(q, targets, options);
    });
    const { value, grads } = byWeights(online.flatMap(({ kernel, bias }) => [kernel, bias]));
    fromTensors(layers, grads, gradients);
    return { loss: value.dataSync()[0]!, taken };
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
    store: replay.store,
    values(slot, inputs, rows, out) {
      checkRoom('inputs', inputs.length, rows * shape.inputs);
      checkRoom('out', out.length, rows * shape.outputs);
      if (rows === 0) return;
      tensorsOf(slot);
      tf.tidy(() => {
        const x = tf.tensor3d(inputs.slice(0, rows * shape.inputs), [1, rows, shape.inputs]);
        out.set(forward(x, tensorsOf(slot)).dataSync());
      });
    },
    update(indices, learningRate, averageRate) {
      const batch = replay.gather(indices);
      for (const slot of ['online', 'target'] as const) tensorsOf(slot); // outside `tidy`: they stay
      const { loss, taken } = tf.tidy(() => differentiate(batch));
      clock.tick(learningRate);
      const factor = options.clipNorm === null ? 1 : clipFactor(layers, gradients, options.clipNorm);
      adamStep({ parameters: slots.online.parameters, first, second, gradients }, options, clock, factor);
      forget('online');
      if (averageRate !== 0) {
        blendInto(slots.online.parameters, slots.average.parameters, averageRate);
        forget('average');
      }
      return { loss, meanQ: taken.reduce((sum, q) => sum + q, 0) / batchSize };
    },
    readMoments: () => ({ first: first.slice(), second: second.slice(), updates: clock.updates }),
    loadMoments(moments) {
      checkLength('first moments', moments.first.length, count);
      checkLength('second moments', moments.second.length, count);
      first.set(moments.first);
      second.set(moments.second);
      clock.rewind(moments.updates);
    },
    dispose() {
      for (const slot of ['online', 'target', 'average'] as const) forget(slot);
    },
  };
}
