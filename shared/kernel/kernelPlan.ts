/** Where the kernel's `Plan` lies, in bytes: past the compiler's own memory. */
export const PLAN_ADDRESS = 4096;

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
  'largest',
  'gradients',
  'ring',
  'recordBytes',
  'indices',
  'rewards',
  'discounts',
  'actions',
  'importance',
  'errors',
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
  'amsgrad',
  'plain',
] as const;

/** The fields of `Plan` that follow, float32. */
export const PLAN_FLOATS = [
  'lossScale',
  'beta1',
  'rest1',
  'beta2',
  'rest2',
  'clipNorm',
  'clipValue',
  'stepSize',
  'epsilon',
  'decay',
  'averageRate',
  'factor',
  'loss',
  'meanQ',
  'norm',
] as const;

export type PlanWord = (typeof PLAN_WORDS)[number];
type PlanFloat = (typeof PLAN_FLOATS)[number];

/** Index of a float field in a Float32Array over the whole memory. */
export function floatIndex(field: PlanFloat): number {
  return PLAN_ADDRESS / 4 + PLAN_WORDS.length + PLAN_FLOATS.indexOf(field);
}

/** Index of a whole-number field in a Uint32Array over the whole memory. */
export function wordIndex(field: PlanWord): number {
  return PLAN_ADDRESS / 4 + PLAN_WORDS.indexOf(field);
}
