import type { EngineOptions } from './engine.ts';
import { type Layer, layersOf } from './layers.ts';

/** A layer and its place in a parameter block of the kernel, in bytes: weights [block of 8 outputs][input][8], biases [outputs]. */
export interface PackedLayer extends Layer {
  readonly packedWeights: number;
  readonly packedBiases: number;
  readonly stride: number; // from block to block
}

/** Addresses of the kernel's memory, in bytes. */
export interface KernelLayout {
  readonly layers: readonly PackedLayer[];
  readonly recordFloats: number; // floats per transition in the ring
  readonly nextFloats: number; // where the next observation starts in it
  readonly valuesPanelStride: number; // of the Q values that `values` leaves behind
  readonly valuesResult: number;
  readonly plan: Readonly<Record<PlanWord, number>>;
  readonly tables: readonly (readonly [address: number, words: readonly number[]])[];
  readonly bytes: number;
}

export const PLAN_ADDRESS = 4096;
export const VALUES_ROWS = 128; // observations per call of the kernel's `values`

/** The whole-number fields of `Plan` in assembly/layout.ts, in the same order. */
export const PLAN_WORDS = [
  'layers',
  'batch',
  'panels',
  'layerTable',
  'learnSet',
  'targetSet',
  'chooseSet',
  'valuesSet',
  'parameterBytes',
  'online',
  'target',
  'average',
  'first',
  'second',
  'gradients',
  'ring',
  'recordBytes',
  'indices',
  'rewards',
  'discounts',
  'actions',
  'losses',
  'chosen',
  'deltas0',
  'deltas1',
  'tile',
  'rows',
  'single0',
  'single1',
  'double',
  'mse',
  'clip',
] as const;
/** The fields of `Plan` that follow, float32. */
export const PLAN_FLOATS = [
  'lossScale',
  'beta1',
  'rest1',
  'beta2',
  'rest2',
  'clipNorm',
  'stepSize',
  'epsilon',
  'averageRate',
  'factor',
  'loss',
  'meanQ',
] as const;
export type PlanWord = (typeof PLAN_WORDS)[number];
export type PlanFloat = (typeof PLAN_FLOATS)[number];

/** Index of a float field in a Float32Array over the whole memory. */
export function floatIndex(field: PlanFloat): number {
  return PLAN_ADDRESS / 4 + PLAN_WORDS.length + PLAN_FLOATS.indexOf(field);
}

const up = (value: number, unit: number): number => Math.ceil(value / unit) * unit;

/** Lays out a kernel's memory. Everything starts on a cache line; strides are odd in lines so that rows do not share L1 sets. */
export function layOut(options: EngineOptions): KernelLayout {
  const { shape, batchSize, capacity } = options;
  const panels = Math.ceil(batchSize / 8);
  const { layers, parameterBytes } = packedLayers(options);
  const sizes = [shape.inputs, ...shape.hidden, shape.outputs];
  const panelStrides = sizes.map((size) => up(size, 8) * 32 + 64); // [unit][8] float32
  const widest = up(Math.max(...sizes), 8);

  let end = PLAN_ADDRESS + up((PLAN_WORDS.length + PLAN_FLOATS.length) * 4, 64);
  const take = (bytes: number): number => {
    const start = end;
    end += up(bytes, 64) + 192; // the gap keeps equal fields of big blocks off equal L1 sets
    return start;
  };

  const tables: (readonly [number, readonly number[]])[] = [];
  const layerTable = take(layers.length * 24);
  const layerWords = layers.map((l) => {
    const columns = take(up(l.outputs, 8) * panels * 32);
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
  const evenPanels = up(panels, 2);
  const takePanels = (index: number, count: number): number => take(panelStrides[index]! * count);
  const scratch = sizes.map((_, i) => (isHidden(i) ? takePanels(i, 2) : 0));
  const learnBases = sizes.map((_, i) => takePanels(i, evenPanels));
  const nextBases = sizes.map((_, i) => (isHidden(i) ? scratch[i]! : takePanels(i, evenPanels)));
  const chooseBases = [...nextBases.slice(0, last), takePanels(last, evenPanels)];
  const valuesBases = sizes.map((_, i) => (isHidden(i) ? scratch[i]! : takePanels(i, VALUES_ROWS / 8)));

  const records = up(shape.inputs, 4) * 2 + 4;
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
    gradients: take(options.clipNorm === null ? 0 : parameterBytes),
    recordBytes: records * 4,
    indices: perSample(),
    rewards: perSample(),
    discounts: perSample(),
    actions: perSample(),
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
    ring: take(records * 4 * (capacity + 1)), // one more, of zeros, for filled-up samples
  };
  return {
    layers,
    recordFloats: records,
    nextFloats: up(shape.inputs, 4),
    valuesPanelStride: panelStrides[last]!,
    valuesResult: valuesBases[last]!,
    plan,
    tables,
    bytes: end,
  };
}

function packedLayers({ shape }: EngineOptions): { layers: readonly PackedLayer[]; parameterBytes: number } {
  let end = 0;
  const layers = layersOf(shape).map((layer) => {
    const quads = up(layer.inputs, 4) / 4;
    const rows = 4 * (layer.inputs >= 64 && quads % 2 === 0 ? quads + 1 : quads); // an odd number of pairs of lines
    const stride = rows * 32;
    const packedWeights = end;
    const packedBiases = packedWeights + Math.ceil(layer.outputs / 8) * stride;
    end = up(packedBiases + up(layer.outputs, 8) * 4, 64);
    return { ...layer, packedWeights, packedBiases, stride };
  });
  return { layers, parameterBytes: end };
}

/** Canonical parameters into a parameter block; `block` is a view of it. Padding stays as it is. */
export function pack(layers: readonly PackedLayer[], canonical: Float32Array, block: Float32Array): void {
  eachParameter(layers, (flat, packed) => {
    block[packed] = canonical[flat]!;
  });
}

/** The inverse of `pack`. */
export function unpack(layers: readonly PackedLayer[], block: Float32Array, canonical: Float32Array): void {
  eachParameter(layers, (flat, packed) => {
    canonical[flat] = block[packed]!;
  });
}

function eachParameter(layers: readonly PackedLayer[], visit: (flat: number, packed: number) => void): void {
  for (const layer of layers) {
    for (let o = 0; o < layer.outputs; o++) {
      const row = (layer.packedWeights + Math.floor(o / 8) * layer.stride) / 4 + (o % 8);
      for (let k = 0; k < layer.inputs; k++) visit(layer.weights + o * layer.inputs + k, row + k * 8);
      visit(layer.biases + o, layer.packedBiases / 4 + o);
    }
  }
}
