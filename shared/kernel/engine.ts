import type { ImageShape } from './imageShape.ts';
import { layersOf } from './layers.ts';

/** Units per layer: `inputs` -> each of `hidden` with ReLU -> `outputs`, dense; convolutions before that if it sees images. */
export interface NetworkShape {
  readonly inputs: number;
  readonly image?: ImageShape; // what the inputs are, and the convolutions that see them; only the tfjs engine has these
  readonly hidden: readonly number[];
  readonly dueling?: boolean; // dueling.ts: its last layer is two; only the tfjs engine has it
  readonly outputs: number;
}

/** The networks an engine holds, all zero until loaded. `average` is an exponential moving average of `online`. */
export type Slot = 'online' | 'target' | 'average';

export interface EngineOptions {
  readonly shape: NetworkShape;
  readonly batchSize: number; // transitions per update
  readonly capacity: number; // transitions the replay ring holds
  readonly loss: 'huber' | 'mse'; // huber: delta 1
  readonly lossScale: number; // factor on each sample's loss: 1 / batch, or 1 / (batch * outputs) where a recipe averages over both
  readonly double: boolean; // the online network chooses the next action, the target network values it
  readonly beta1: number; // Adam
  readonly beta2: number; // Adam
  readonly adamEpsilon: number; // Adam, outside the root: m^ / (sqrt(v^) + epsilon)
  readonly weightDecay: number; // decoupled: parameters shrink by 1 - learningRate * weightDecay before each step; 0 is Adam
  readonly amsgrad: boolean; // the largest second moment so far instead of the present one
  readonly clipNorm: number | null; // gradients are scaled down to this global norm
  readonly clipValue: number | null; // then each is held within -clipValue..clipValue
}

/** What one update found, before its step. */
export interface UpdateResult {
  readonly loss: number; // sum over the batch of lossScale * loss
  readonly meanQ: number; // mean over the batch of Q(observation, action)
  readonly gradientNorm: number | null; // global, before clipping; null unless asked for
}

/** What an update may be given and asked for beside its batch. */
export interface UpdateExtras {
  readonly importance?: Float32Array; // [batch] factor on each sample's loss; without it all are 1
  readonly errors?: Float32Array; // [batch] gets Q(observation, action) - target of each sample
  readonly norm?: boolean; // compute `gradientNorm`; changes no bit of the update
}

/** Adam's state, canonical order. */
export interface Moments {
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly largest: Float32Array | null; // of the second moments so far; null unless `amsgrad`
  readonly updates: number; // made so far
}

/**
 * Everything that touches weights: the replay ring, the forwards, one DQN update.
 * Three of them exist: the WASM kernel, its JavaScript twin (same bits), and tfjs (same mathematics).
 *
 * Parameters travel as one flat Float32Array in canonical order: per layer, first to last, the weights as
 * [units out][units in] row by row, then the biases [units out]. A convolution's weights are [filter][row][column][channel];
 * the first dense layer takes the last convolution's output as [row][column][filter].
 *
 * The single forward order (KERNEL1), float32 throughout, multiply and add rounded apart:
 * z[o] = bias[o]; then for k ascending z[o] = z[o] + w[o][k] * a[k]; hidden layers a[o] = z[o] < 0 ? 0 : z[o] (a NaN stays).
 */
export interface Engine {
  readonly name: 'kernel' | 'js' | 'tfjs';
  readonly options: EngineOptions;
  /** Sets one network. @throws RangeError if the length is not `parameterCount(shape)` */
  load(slot: Slot, parameters: Float32Array): void;
  /** A copy of one network's parameters. */
  read(slot: Slot): Float32Array;
  /** to = to + rate * (from - to); at rate 1 an exact copy. */
  blend(from: Slot, to: Slot, rate: number): void;
  /**
   * Writes one transition into the ring.
   * @param observation, nextObservation [inputs]
   * @param reward sum of discounted rewards, already n-step if the recipe says so
   * @param discount gamma^n, or 0 where the bootstrap is cut
   * @throws RangeError if an index, action or length is out of range
   */
  store(
    index: number,
    observation: Float32Array,
    action: number,
    reward: number,
    nextObservation: Float32Array,
    discount: number,
  ): void;
  /**
   * Q values of `count` observations.
   * @param inputs [count, inputs], may be longer
   * @param out    [count, outputs], may be longer
   * @throws RangeError if either is too short
   */
  values(slot: Slot, inputs: Float32Array, count: number, out: Float32Array): void;
  /**
   * One optimiser step on `online` from the transitions at `indices` [batch], then `average` follows at `averageRate`
   * (0 leaves it alone). Target: reward + discount * Q_target(next, argmax). Never touches `target`.
   * Where the shape is an image, index `capacity + i` is the mirror image of transition i: frames flipped, actions counted
   * from the other end.
   * @throws RangeError if the length is not `batchSize` or an index is not within the ring
   */
  update(indices: Uint32Array, learningRate: number, averageRate: number, extras?: UpdateExtras): UpdateResult;
  /** A copy of Adam's state. */
  readMoments(): Moments;
  loadMoments(moments: Moments): void;
  /** The first `count` transitions of the ring as bytes that `loadReplay` takes, of this engine or one of its kind. */
  readReplay(count: number): Uint8Array;
  /** Fills the ring from its start. @throws RangeError if the bytes are not whole transitions or more than the ring holds */
  loadReplay(bytes: Uint8Array): void;
  /** Frees what the garbage collector does not. */
  dispose(): void;
}

/** Number of weights and biases. */
export function parameterCount(shape: NetworkShape): number {
  return layersOf(shape).reduce((count, { inputs, outputs }) => count + outputs * inputs + outputs, 0);
}
