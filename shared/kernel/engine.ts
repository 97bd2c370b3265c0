/** Units per layer: `inputs` -> each of `hidden` with ReLU -> `outputs`, dense. */
export interface NetworkShape {
  readonly inputs: number;
  readonly hidden: readonly number[];
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
  readonly clipNorm: number | null; // gradients are scaled down to this global norm
}

/** What one update found, before its step. */
export interface UpdateResult {
  readonly loss: number; // sum over the batch of lossScale * loss
  readonly meanQ: number; // mean over the batch of Q(observation, action)
}

/**
 * Everything that touches weights: the replay ring, the forwards, one DQN update.
 * Three of them exist: the WASM kernel, its JavaScript twin (same bits), and tfjs (same mathematics).
 *
 * Parameters travel as one flat Float32Array in canonical order: per layer, first to last, the weights as
 * [units out][units in] row by row, then the biases [units out].
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
   * @throws RangeError if the length is not `batchSize` or an index is not within the ring
   */
  update(indices: Uint32Array, learningRate: number, averageRate: number): UpdateResult;
  /** Copies of Adam's state: both moments, canonical order, and the number of updates made. */
  readMoments(): { readonly first: Float32Array; readonly second: Float32Array; readonly updates: number };
  loadMoments(moments: { readonly first: Float32Array; readonly second: Float32Array; readonly updates: number }): void;
  /** Frees what the garbage collector does not. */
  dispose(): void;
}

/** Number of weights and biases. */
export function parameterCount(shape: NetworkShape): number {
  let count = 0;
  let inputs = shape.inputs;
  for (const units of [...shape.hidden, shape.outputs]) {
    count += units * inputs + units;
    inputs = units;
  }
  return count;
}
