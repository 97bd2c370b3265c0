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
import { refuseTfjsOnly } from './imageShape.ts';
import { layOut, VALUES_ROWS } from './kernelLayout.ts';
import { floatIndex, PLAN_ADDRESS, PLAN_WORDS, wordIndex } from './kernelPlan.ts';
import { pack, unpack } from './packing.ts';
import { decodeReplay, encodeReplay } from './replayBytes.ts';
import { instantiateKernel } from './wasmModule.ts';

export { kernelSupported } from './wasmModule.ts';

/**
 * The fused kernel: one call into WASM makes a whole update. The same bits as its twin in jsEngine.ts, which states the
 * arithmetic. Each engine has its own memory, sized once for the ring's capacity.
 * @throws Error where WASM SIMD is missing (`kernelSupported`) or memory runs out
 */
export function createKernelEngine(options: EngineOptions): Engine {
  checkOptions(options);
  refuseTfjsOnly(options.shape);
  const { shape, batchSize, capacity } = options;
  const count = parameterCount(shape);
  const layout = layOut(options);
  const { layers, plan, recordFloats, nextFloats } = layout;
  const kernel = instantiateKernel(layout.bytes);
  const words = new Uint32Array(kernel.memory.buffer);
  const floats = new Float32Array(kernel.memory.buffer);
  const clock = createAdamClock(options.beta1, options.beta2, options.adamEpsilon, options.weightDecay);
  writePlan();

  const block = (address: number): Float32Array => floats.subarray(address / 4, (address + plan.parameterBytes) / 4);
  const slots: Readonly<Record<Slot, Float32Array>> = {
    online: block(plan.online),
    target: block(plan.target),
    average: block(plan.average),
  };
  const first = block(plan.first);
  const second = block(plan.second);
  const largest = options.amsgrad ? block(plan.largest) : null;
  const importanceBase = plan.importance / 4;
  const errorBase = plan.errors / 4;
  const ring = plan.ring / 4;
  const indexBase = plan.indices / 4;
  const rowBase = plan.rows / 4;
  const resultBase = layout.valuesResult / 4;
  const resultStride = layout.valuesPanelStride / 4;
  const stepSizeIndex = floatIndex('stepSize');
  const epsilonIndex = floatIndex('epsilon');
  const averageRateIndex = floatIndex('averageRate');
  const lossIndex = floatIndex('loss');
  const meanQIndex = floatIndex('meanQ');
  const decayIndex = floatIndex('decay');
  const normIndex = floatIndex('norm');
  const clipIndex = wordIndex('clip');

  function writePlan(): void {
    for (const [address, table] of layout.tables) words.set(table, address / 4);
    words.set(
      PLAN_WORDS.map((field) => plan[field]),
      PLAN_ADDRESS / 4,
    );
    floats[floatIndex('lossScale')] = options.lossScale;
    floats[floatIndex('beta1')] = options.beta1;
    floats[floatIndex('rest1')] = 1 - options.beta1;
    floats[floatIndex('beta2')] = options.beta2;
    floats[floatIndex('rest2')] = 1 - options.beta2;
    floats[floatIndex('clipNorm')] = options.clipNorm ?? Number.POSITIVE_INFINITY;
    floats[floatIndex('clipValue')] = options.clipValue ?? Number.POSITIVE_INFINITY;
    floats.fill(1, plan.importance / 4, plan.importance / 4 + plan.panels * 8);
    words.fill(capacity, plan.indices / 4, plan.indices / 4 + plan.panels * 8); // filled-up samples: the record of zeros
  }

  function read(packed: Float32Array): Float32Array {
    const canonical = new Float32Array(count);
    unpack(layers, packed, canonical);
    return canonical;
  }

  function load(what: string, parameters: Float32Array, packed: Float32Array): void {
    checkLength(what, parameters.length, count);
    pack(layers, parameters, packed);
  }

  /** One observation: lanes are outputs. */
  function single(slot: Slot, inputs: Float32Array, row: number, out: Float32Array): void {
    for (let k = 0; k < shape.inputs; k++) floats[rowBase + k] = inputs[row * shape.inputs + k]!;
    const result = kernel.valuesSingle(plan[slot]) / 4;
    for (let o = 0; o < shape.outputs; o++) out[row * shape.outputs + o] = floats[result + o]!;
  }

  /** At most VALUES_ROWS observations in panels of 8: lanes are samples. */
  function several(slot: Slot, inputs: Float32Array, row: number, rows: number, out: Float32Array): void {
    const start = row * shape.inputs;
    const length = rows * shape.inputs;
    for (let i = 0; i < length; i++) floats[rowBase + i] = inputs[start + i]!;
    kernel.values(plan[slot], Math.ceil(rows / 8));
    for (let i = 0; i < rows; i++) {
      const at = resultBase + (i >> 3) * resultStride + (i & 7);
      const to = (row + i) * shape.outputs;
      for (let o = 0; o < shape.outputs; o++) out[to + o] = floats[at + o * 8]!;
    }
  }

  /** Views into the ring. */
  function transitionAt(index: number) {
    const at = ring + index * recordFloats;
    const meta = at + 2 * nextFloats;
    return {
      observation: floats.subarray(at, at + shape.inputs),
      next: floats.subarray(at + nextFloats, at + nextFloats + shape.inputs),
      reward: floats[meta]!,
      discount: floats[meta + 1]!,
      action: words[meta + 2]!,
    };
  }

  const engine: Engine = {
    name: 'kernel',
    options,
    load: (slot, parameters) => load('parameters', parameters, slots[slot]),
    read: (slot) => read(slots[slot]),
    blend(from, to, rate) {
      if (rate === 1) slots[to].set(slots[from]);
      else kernel.blend(plan[from], plan[to], rate);
    },
    store(index, observation, action, reward, nextObservation, discount) {
      checkWhole('index', index, 0, capacity - 1);
      checkWhole('action', action, 0, shape.outputs - 1);
      checkLength('observation', observation.length, shape.inputs);
      checkLength('nextObservation', nextObservation.length, shape.inputs);
      const at = ring + index * recordFloats;
      for (let k = 0; k < shape.inputs; k++) {
        floats[at + k] = observation[k]!;
        floats[at + nextFloats + k] = nextObservation[k]!;
      }
      floats[at + 2 * nextFloats] = reward;
      floats[at + 2 * nextFloats + 1] = discount;
      words[at + 2 * nextFloats + 2] = action;
    },
    values(slot, inputs, rows, out) {
      checkRoom('inputs', inputs.length, rows * shape.inputs);
      checkRoom('out', out.length, rows * shape.outputs);
      let row = 0;
      for (; rows - row > 4; row += VALUES_ROWS) several(slot, inputs, row, Math.min(rows - row, VALUES_ROWS), out);
      for (; row < rows; row++) single(slot, inputs, row, out);
    },
    update(indices, learningRate, averageRate, extras: UpdateExtras = {}): UpdateResult {
      const { importance, errors, norm } = extras;
      checkLength('indices', indices.length, batchSize);
      if (importance) checkLength('importance', importance.length, batchSize);
      if (errors) checkLength('errors', errors.length, batchSize);
      for (let i = 0; i < batchSize; i++) {
        const index = indices[i]!;
        if (index >= capacity) throw new RangeError(`index ${index} is not below the capacity ${capacity}`);
        words[indexBase + i] = index;
      }
      clock.tick(learningRate);
      floats[stepSizeIndex] = clock.stepSize;
      floats[epsilonIndex] = clock.epsilon;
      floats[decayIndex] = clock.decay;
      floats[averageRateIndex] = averageRate === 1 ? 0 : averageRate;
      if (importance) floats.set(importance, importanceBase);
      if (norm) words[clipIndex] = 1;
      kernel.update();
      if (importance) floats.fill(1, importanceBase, importanceBase + batchSize);
      if (norm) words[clipIndex] = plan.clip;
      errors?.set(floats.subarray(errorBase, errorBase + batchSize));
      if (averageRate === 1) slots.average.set(slots.online);
      return { loss: floats[lossIndex]!, meanQ: floats[meanQIndex]!, gradientNorm: norm ? floats[normIndex]! : null };
    },
    readMoments: () => ({
      first: read(first),
      second: read(second),
      largest: largest && read(largest),
      updates: clock.updates,
    }),
    loadMoments(moments) {
      load('first moments', moments.first, first);
      load('second moments', moments.second, second);
      if (largest) load('largest second moments', moments.largest ?? new Float32Array(), largest);
      clock.rewind(moments.updates);
    },
    readReplay: (stored) => encodeReplay(shape.inputs, stored, transitionAt),
    loadReplay: (bytes) => decodeReplay(bytes, shape.inputs, capacity, engine.store),
    dispose() {}, // its memory goes with the last reference
  };
  return engine;
}
