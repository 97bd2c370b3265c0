import { createAdamClock } from './adamClock.ts';
import { checkLength, checkOptions, checkRoom, checkWhole } from './checks.ts';
import {
  type Engine,
  type EngineOptions,
  parameterCount,
  type Slot,
  type UpdateExtras,
  type UpdateResult,
} from './engine.ts';
import { createForwardScratch, runLayers } from './forward.ts';
import { refuseTfjsOnly } from './imageShape.ts';
import { addGradients, combineSums, createBackwardScratch } from './jsGradients.ts';
import { adamStep, blendInto, clipFactor, gradientNorm } from './jsOptimizer.ts';
import { copyMoments, loadMomentsInto, momentArrays } from './moments.ts';
import { decodeReplay, encodeReplay } from './replayBytes.ts';

/**
 * The kernel's twin in plain JavaScript: the specification of the arithmetic, sample by sample, and a fallback where WASM
 * SIMD is missing. Float32 throughout: every operation is rounded apart (`Math.fround`), no fused multiply-add.
 *
 * The order of every sum (KERNEL2), for finite values:
 * - forward: KERNEL1 (engine.ts);
 * - TD target: y = reward + discount * q'; difference d = q - y; equal maxima: the lowest action;
 * - the loss and Q sums, gradients of hidden layers' weights: from +0 over the samples in ascending order;
 * - gradients of the last layer's weights and of all biases: four such sums, of the samples 0, 4, 8, ..; 1, 5, 9, ..; and
 *   so on; then (s0 + s1) + (s2 + s3);
 * - gradients of activations: from +0 over the next layer's outputs in ascending order;
 * - norm and Adam: jsOptimizer.ts.
 * Sums from +0 never become -0, so adding a zero changes no bit: the kernel pads, the twin skips zeros.
 */
export function createJsEngine(options: EngineOptions): Engine {
  checkOptions(options);
  refuseTfjsOnly(options.shape);
  const { shape, batchSize, capacity } = options;
  const count = parameterCount(shape);
  const slots: Readonly<Record<Slot, Float32Array>> = {
    online: new Float32Array(count),
    target: new Float32Array(count),
    average: new Float32Array(count),
  };
  const moments = momentArrays(options, count);
  const gradients = new Float32Array(count);
  const sums = [0, 1, 2, 3].map(() => new Float32Array(count));
  const clock = createAdamClock(options.beta1, options.beta2, options.adamEpsilon, options.weightDecay);

  const observations = new Float32Array(capacity * shape.inputs);
  const nextObservations = new Float32Array(capacity * shape.inputs);
  const actions = new Uint32Array(capacity);
  const rewards = new Float32Array(capacity);
  const discounts = new Float32Array(capacity);

  const here = createForwardScratch(shape);
  const next = createForwardScratch(shape);
  const nextOnline = createForwardScratch(shape);
  const backward = createBackwardScratch(shape);
  const scale = Math.fround(options.lossScale);

  /** activations[0] = row `index` of `rows` [.., inputs]. */
  function fill(input: Float32Array, rows: Float32Array, index: number): void {
    for (let k = 0; k < shape.inputs; k++) input[k] = rows[index * shape.inputs + k]!;
  }

  /** Q_target at the next observation, of the target's best action or, if `double`, of the online network's. */
  function nextValue(index: number): number {
    fill(next.activations[0]!, nextObservations, index);
    const q = runLayers(next, slots.target);
    if (!options.double) return q[argmax(q)]!;
    fill(nextOnline.activations[0]!, nextObservations, index);
    return q[argmax(runLayers(nextOnline, slots.online))]!;
  }

  const engine: Engine = {
    name: 'js',
    options,
    load(slot, parameters) {
      checkLength('parameters', parameters.length, count);
      slots[slot].set(parameters);
    },
    read: (slot) => slots[slot].slice(),
    blend: (from, to, rate) => blendInto(slots[from], slots[to], rate),
    store(index, observation, action, reward, nextObservation, discount) {
      checkWhole('index', index, 0, capacity - 1);
      checkWhole('action', action, 0, shape.outputs - 1);
      checkLength('observation', observation.length, shape.inputs);
      checkLength('nextObservation', nextObservation.length, shape.inputs);
      observations.set(observation, index * shape.inputs);
      nextObservations.set(nextObservation, index * shape.inputs);
      actions[index] = action;
      rewards[index] = reward;
      discounts[index] = discount;
    },
    values(slot, inputs, rows, out) {
      checkRoom('inputs', inputs.length, rows * shape.inputs);
      checkRoom('out', out.length, rows * shape.outputs);
      for (let row = 0; row < rows; row++) {
        fill(here.activations[0]!, inputs, row);
        out.set(runLayers(here, slots[slot]), row * shape.outputs);
      }
    },
    update(indices, learningRate, averageRate, extras: UpdateExtras = {}): UpdateResult {
      const { importance, errors } = extras;
      checkLength('indices', indices.length, batchSize);
      if (importance) checkLength('importance', importance.length, batchSize);
      if (errors) checkLength('errors', errors.length, batchSize);
      for (const index of indices) checkWhole('index', index, 0, capacity - 1);
      for (const partial of sums) partial.fill(0);
      let loss = 0;
      let sumQ = 0;
      for (const [sample, index] of indices.entries()) {
        fill(here.activations[0]!, observations, index);
        const action = actions[index]!;
        const q = runLayers(here, slots.online)[action]!;
        const target = Math.fround(rewards[index]! + Math.fround(discounts[index]! * nextValue(index)));
        const difference = Math.fround(q - target);
        if (errors) errors[sample] = difference;
        const weight = importance?.[sample] ?? 1;
        loss = Math.fround(loss + Math.fround(scale * Math.fround(weight * lossOf(difference, options.loss))));
        sumQ = Math.fround(sumQ + q);
        const slope = Math.fround(scale * Math.fround(weight * slopeOf(difference, options.loss)));
        addGradients(here, slots.online, action, slope, backward, sums, sample);
      }
      combineSums(sums, gradients);
      clock.tick(learningRate);
      const norm = options.clipNorm === null && !extras.norm ? null : gradientNorm(here.layers, gradients);
      const factor = clipFactor(norm ?? 0, options.clipNorm);
      adamStep({ parameters: slots.online, ...moments, gradients }, options, clock, factor);
      if (averageRate !== 0) blendInto(slots.online, slots.average, averageRate);
      return { loss, meanQ: Math.fround(sumQ / batchSize), gradientNorm: extras.norm ? norm : null };
    },
    readMoments: () => copyMoments(moments, clock.updates),
    loadMoments(from) {
      loadMomentsInto(moments, from);
      clock.rewind(from.updates);
    },
    readReplay: (stored) =>
      encodeReplay(shape.inputs, stored, (index) => ({
        observation: observations.subarray(index * shape.inputs, (index + 1) * shape.inputs),
        action: actions[index]!,
        reward: rewards[index]!,
        next: nextObservations.subarray(index * shape.inputs, (index + 1) * shape.inputs),
        discount: discounts[index]!,
      })),
    loadReplay: (bytes) => decodeReplay(bytes, shape.inputs, capacity, engine.store),
    dispose() {},
  };
  return engine;
}

function argmax(q: Float32Array): number {
  let best = 0;
  for (let o = 1; o < q.length; o++) if (q[o]! > q[best]!) best = o;
  return best;
}

/** d^2, or Huber with delta 1 as t * (|d| - t / 2) where t = min(|d|, 1). */
function lossOf(difference: number, loss: EngineOptions['loss']): number {
  if (loss === 'mse') return Math.fround(difference * difference);
  const size = Math.abs(difference);
  const t = size > 1 ? 1 : size;
  return Math.fround(t * Math.fround(size - Math.fround(0.5 * t)));
}

/** The derivative of `lossOf`: 2 d, or d within -1..1. A NaN stays one. */
function slopeOf(difference: number, loss: EngineOptions['loss']): number {
  if (loss === 'mse') return Math.fround(difference + difference);
  if (difference > 1) return 1;
  return difference < -1 ? -1 : difference;
}
