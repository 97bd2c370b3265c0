// The plan of memory, written by ../wasmEngine.ts: fields as in ../kernelPlan.ts, 4 bytes each, addresses in bytes.

/** One dense layer. Weights are blocks of 8 outputs, [block][input][8]; `stride` bytes from block to block. */
@unmanaged
export class Layer {
  inputs: i32;
  outputs: i32;
  weights: usize; // offset of the weights within a parameter block
  biases: usize; // offset of the biases
  stride: usize;
  columns: usize; // gradients at its outputs as [block of 8 outputs][sample][8]; not used by the last layer
}

/**
 * Where one layer's inputs (or the last layer's outputs) lie, in panels of 8 samples: [unit][8].
 * Panels are worked on in pairs; scratch that every pair reuses has pairStride 0.
 */
@unmanaged
export class Panels {
  base: usize;
  pairStride: usize;
  panelStride: usize;
}

@unmanaged
export class Plan {
  layers: i32;
  batch: i32;
  panels: i32; // of 8 samples in a batch, the last one filled up
  layerTable: usize; // Layer[layers]
  learnSet: usize; // Panels[layers + 1]: observations, all activations kept for the backward pass
  targetSet: usize; // next observations through the target network
  chooseSet: usize; // next observations through the online network (double)
  valuesSet: usize; // what `values` asks for
  parameterBytes: usize; // of one parameter block; moments and gradients have the same layout
  online: usize;
  target: usize;
  average: usize;
  first: usize;
  second: usize;
  largest: usize; // of the second moments, if amsgrad
  gradients: usize;
  ring: usize;
  recordBytes: usize;
  indices: usize; // u32[panels * 8]
  rewards: usize; // f32[panels * 8]
  discounts: usize;
  actions: usize; // i32[panels * 8]
  importance: usize; // f32[panels * 8], factor on each sample's loss
  errors: usize; // f32[panels * 8], Q - target
  losses: usize; // f32[panels * 8]
  chosen: usize; // f32[panels * 8], Q(observation, action)
  deltas0: usize; // gradients at a layer's outputs in panels, even layers
  deltas1: usize; // odd layers
  tile: usize; // f32[32]
  rows: usize; // f32[rows, inputs] as the caller has them
  single0: usize; // activations of one observation
  single1: usize;
  double: i32;
  mse: i32;
  clip: i32; // gradients are kept until all are there, for their norm
  amsgrad: i32;
  plain: i32; // Adam with no weight decay, amsgrad or clipping by value
  lossScale: f32;
  beta1: f32;
  rest1: f32; // 1 - beta1
  beta2: f32;
  rest2: f32;
  clipNorm: f32; // infinite: only measured
  clipValue: f32;
  stepSize: f32; // from here on: set by every update
  epsilon: f32;
  decay: f32; // of the parameters
  averageRate: f32;
  factor: f32; // of the gradients, 1 unless clipped
  loss: f32; // results
  meanQ: f32;
  norm: f32;
}

export const plan = changetype<Plan>(4096);

// @ts-ignore: decorator
@inline
export function layerAt(index: i32): Layer {
  return changetype<Layer>(plan.layerTable + <usize>index * offsetof<Layer>());
}

// @ts-ignore: decorator
@inline
export function panelsAt(set: usize, index: i32): Panels {
  return changetype<Panels>(set + <usize>index * offsetof<Panels>());
}
