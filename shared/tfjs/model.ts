import type * as tf from '@tensorflow/tfjs';
import type { Engine, UpdateExtras } from '../kernel/engine.ts';

/** One layer's parameters as tfjs lays them out. */
export interface LayerTensors {
  readonly kernel: tf.Tensor; // dense [1, inputs, outputs]; convolution [rows, columns, channels, filters]
  readonly bias: tf.Tensor1D; // [outputs]
}

/** One network: its parameters in canonical order, and the tensors made of them. */
export interface Network {
  readonly parameters: Float32Array;
  readonly tensors: readonly LayerTensors[]; // by layer
}

/** What the tfjs engine asks of a kind of network. Temporary tensors are the caller's to tidy up. */
export interface Model extends Pick<Engine, 'store' | 'readReplay' | 'loadReplay'> {
  /** @param parameters flat, canonical order. The caller disposes of the tensors. */
  toTensors(parameters: Float32Array): readonly LayerTensors[];
  /** @param inputs [rows, inputs], may be longer @returns [rows, outputs] */
  values(tensors: readonly LayerTensors[], inputs: Float32Array, rows: number): Float32Array;
  /**
   * The gradient of the loss on the transitions at `indices`.
   * @param gradients [parameters] overwritten, canonical order, before clipping
   */
  differentiate(
    indices: Uint32Array,
    online: Network,
    target: Network,
    gradients: Float32Array,
    extras: UpdateExtras,
  ): TdStep;
}

/** What the loss of a batch came to. */
export interface TdStep {
  readonly loss: number;
  readonly meanQ: number; // mean over the batch of Q(observation, action)
}
