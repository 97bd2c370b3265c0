import type { EngineOptions } from './engine.ts';
import { PLAN_ADDRESS, PLAN_FLOATS, PLAN_WORDS, type PlanWord } from './kernelPlan.ts';
import { type PackedLayer, packedLayers, roundUp } from './packing.ts';

/** Addresses of the kernel's memory, in bytes. */
interface KernelLayout {
  readonly layers: readonly PackedLayer[];
  readonly recordFloats: number; // floats per transition in the ring
  readonly nextFloats: number; // where the next observation starts in it
  readonly valuesPanelStride: number; // of the Q values that `values` leaves behind
  readonly valuesResult: number;
  readonly plan: Readonly<Record<PlanWord, number>>;
  readonly tables: readonly (readonly [address: number, words: readonly number[]])[];
  readonly bytes: number;
}

export const VALUES_ROWS = 128; // observations per call of the kernel's `values`

/** Lays out a kernel's memory: everything on cache lines, panels an odd number of them apart (packing.ts says why). */
export function layOut(options: EngineOptions): KernelLayout {
  const { shape, batchSize, capacity } = options;
  const panels = Math.ceil(batchSize / 8);
  const { layers, parameterBytes } = packedLayers(shape);
  const sizes = [shape.inputs, ...shape.hidden, shape.outputs];
  const panelStrides = sizes.map((size) => roundUp(size, 8) * 32 + 64); // [unit][8] float32
  const widest = roundUp(Math.max(...sizes), 8);

  let end = PLAN_ADDRESS + roundUp((PLAN_WORDS.length + PLAN_FLOATS.length) * 4, 64);
  const take = (bytes: number): number => {
    const start = end;
    end += roundUp(bytes, 64) + 192; // the gap keeps equal fields of big blocks off equal L1 sets
    return start;
  };

  const tables: (readonly [number, readonly number[]])[] = [];
  const layerTable = take(layers.length * 24);
  const layerWords = layers.map((l) => {
    const columns = take(roundUp(l.outputs, 8) * panels * 32);
    return [l.inputs, l.outputs, l.packedWeights, l.packedBiases, l.stride, columns];
  });
  tables.push([layerTable, layerWords.flat()]);
  /** Writes one `Panels` row per size: [base, pairStride, panelStride]. */
  const takeSet = (bases: readonly number[], isScratch: (index: number) => boolean): number => {
    const words = bases.map((base, i) => [base, isScratch(i) ? 0 : panelStrides[i]! * 2, panelStrides[i]!]);
    const address = take(words.length * 12);
    tables.push([address, words.flat()]);
    return address;
  };

  const last = sizes.length - 1;
  const isHidden = (index: number): boolean => index > 0 && index < last;
  const evenPanels = roundUp(panels, 2);
  const takePanels = (index: number, count: number): number => take(panelStrides[index]! * count);
  const scratch = sizes.map((_, i) => (isHidden(i) ? takePanels(i, 2) : 0));
  const learnBases = sizes.map((_, i) => takePanels(i, evenPanels));
  const nextBases = sizes.map((_, i) => (isHidden(i) ? scratch[i]! : takePanels(i, evenPanels)));
  const chooseBases = [...nextBases.slice(0, last), takePanels(last, evenPanels)];
  const valuesBases = sizes.map((_, i) => (isHidden(i) ? scratch[i]! : takePanels(i, VALUES_ROWS / 8)));

  const records = roundUp(shape.inputs, 4) * 2 + 4;
  const perSample = (): number => take(panels * 32);
  const plan: Record<PlanWord, number> = {
    layers: layers.length,
    batch: batchSize,
    panels,
    layerTable,
    learnSet: takeSet(learnBases, () => false),
    targetSet: takeSet(nextBases, isHidden),
    chooseSet: takeSet(chooseBases, isHidden),
    valuesSet: takeSet(valuesBases, isHidden),
    parameterBytes,
    online: take(parameterBytes),
    target: take(parameterBytes),
    average: take(parameterBytes),
    first: take(parameterBytes),
    second: take(parameterBytes),
    largest: take(options.amsgrad ? parameterBytes : 0),
    gradients: take(parameterBytes),
    recordBytes: records * 4,
    indices: perSample(),
    rewards: perSample(),
    discounts: perSample(),
    actions: perSample(),
    importance: perSample(),
    errors: perSample(),
    losses: perSample(),
    chosen: perSample(),
    deltas0: take((widest * 32 + 64) * evenPanels),
    deltas1: take((widest * 32 + 64) * evenPanels),
    tile: take(256),
    rows: take(VALUES_ROWS * shape.inputs * 4 + 64),
    single0: take(widest * 4 + 64),
    single1: take(widest * 4 + 64),
    double: options.double ? 1 : 0,
    mse: options.loss === 'mse' ? 1 : 0,
    clip: options.clipNorm === null ? 0 : 1,
    amsgrad: options.amsgrad ? 1 : 0,
    plain: options.weightDecay === 0 && !options.amsgrad && options.clipValue === null ? 1 : 0,
    ring: take(records * 4 * (capacity + 1)), // one more, of zeros, for filled-up samples
  };
  return {
    layers,
    recordFloats: records,
    nextFloats: roundUp(shape.inputs, 4),
    valuesPanelStride: panelStrides[last]!,
    valuesResult: valuesBases[last]!,
    plan,
    tables,
    bytes: end,
  };
}
