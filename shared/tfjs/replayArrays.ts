import { checkLength, checkWhole } from '../kernel/checks.ts';
import type { Engine, EngineOptions } from '../kernel/engine.ts';
import { decodeReplay, encodeReplay } from '../kernel/replayBytes.ts';

/** A batch of transitions, copied out of the ring. */
export interface TransitionBatch {
  readonly observations: Float32Array; // [batch, inputs]
  readonly actions: Uint32Array; // [batch]
  readonly rewards: Float32Array; // [batch], n-step already
  readonly nextObservations: Float32Array; // [batch, inputs]
  readonly discounts: Float32Array; // [batch] gamma^n, or 0 where the bootstrap is cut
}

/** The replay ring in plain arrays: tfjs sees only batches. */
export interface ReplayArrays extends Pick<Engine, 'store' | 'readReplay' | 'loadReplay'> {
  /** Overwrites and returns the one batch that it owns. @param indices [batch] */
  gather(indices: Uint32Array): TransitionBatch;
}

export function createReplayArrays({ shape, capacity, batchSize }: EngineOptions): ReplayArrays {
  const { inputs, outputs } = shape;
  const ring = batchArrays(capacity, inputs);
  const batch = batchArrays(batchSize, inputs);
  const row = (rows: Float32Array, index: number): Float32Array => rows.subarray(index * inputs, (index + 1) * inputs);
  const replay: ReplayArrays = {
    store(index, observation, action, reward, nextObservation, discount) {
      checkWhole('index', index, 0, capacity - 1);
      checkWhole('action', action, 0, outputs - 1);
      checkLength('observation', observation.length, inputs);
      checkLength('nextObservation', nextObservation.length, inputs);
      ring.observations.set(observation, index * inputs);
      ring.nextObservations.set(nextObservation, index * inputs);
      ring.actions[index] = action;
      ring.rewards[index] = reward;
      ring.discounts[index] = discount;
    },
    gather(indices) {
      checkLength('indices', indices.length, batchSize);
      for (const [row, index] of indices.entries()) {
        checkWhole('index', index, 0, capacity - 1);
        for (let k = 0; k < inputs; k++) {
          batch.observations[row * inputs + k] = ring.observations[index * inputs + k]!;
          batch.nextObservations[row * inputs + k] = ring.nextObservations[index * inputs + k]!;
        }
        batch.actions[row] = ring.actions[index]!;
        batch.rewards[row] = ring.rewards[index]!;
        batch.discounts[row] = ring.discounts[index]!;
      }
      return batch;
    },
    readReplay: (count) =>
      encodeReplay(inputs, count, (index) => ({
        observation: row(ring.observations, index),
        action: ring.actions[index]!,
        reward: ring.rewards[index]!,
        next: row(ring.nextObservations, index),
        discount: ring.discounts[index]!,
      })),
    loadReplay: (bytes) => decodeReplay(bytes, inputs, capacity, replay.store),
  };
  return replay;
}

/** Zeroed arrays of `rows` transitions. */
export function batchArrays(rows: number, inputs: number): TransitionBatch {
  return {
    observations: new Float32Array(rows * inputs),
    actions: new Uint32Array(rows),
    rewards: new Float32Array(rows),
    nextObservations: new Float32Array(rows * inputs),
    discounts: new Float32Array(rows),
  };
}
