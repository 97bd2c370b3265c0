import * as tf from '@tensorflow/tfjs';
import type { EngineOptions, UpdateExtras } from '../kernel/engine.ts';
import type { TdStep } from './model.ts';
import type { TransitionBatch } from './replayArrays.ts';

/**
 * y = reward + discount * Q_target(next, argmax). Equal maxima: the lowest action, as in the kernel.
 * @param nextTarget [batch, outputs] the target network's Q values at nextObservations
 * @param nextChoice [batch, outputs] those that choose the action: the online network's if double, else nextTarget again
 * @returns [batch]
 */
export function tdTargets(
  { rewards, discounts }: TransitionBatch,
  nextTarget: ArrayLike<number>,
  nextChoice: ArrayLike<number>,
  outputs: number,
): Float32Array {
  return rewards.map((reward, row) => {
    let best = row * outputs;
    for (let i = best + 1; i < (row + 1) * outputs; i++) if (nextChoice[i]! > nextChoice[best]!) best = i;
    return reward + discounts[row]! * nextTarget[best]!;
  });
}

/** Q(observation, action) of each row. @param q [1, batch, outputs] @returns [1, batch] */
export function takenValues(q: tf.Tensor3D, actions: Uint32Array): tf.Tensor2D {
  const [, rows, outputs] = q.shape;
  const mask = new Float32Array(rows * outputs);
  for (const [row, action] of actions.entries()) mask[row * outputs + action] = 1;
  return tf.sum(tf.mul(q, tf.tensor3d(mask, [1, rows, outputs])), 2);
}

/**
 * lossScale * sum of d^2, or of Huber with delta 1 as t * (d - t / 2) where t = d held within -1..1.
 * @param taken, targets [1, batch]
 * @param importance [batch] factor on each sample's loss
 */
export function tdLoss(
  taken: tf.Tensor2D,
  targets: tf.Tensor2D,
  options: EngineOptions,
  importance?: Float32Array,
): tf.Scalar {
  const d = tf.sub(taken, targets);
  const t = options.loss === 'huber' ? tf.clipByValue(d, -1, 1) : d;
  const losses = options.loss === 'huber' ? tf.mul(t, tf.sub(d, tf.mul(t, 0.5))) : tf.square(d);
  const weighed = importance ? tf.mul(losses, tf.tensor2d(importance, [1, importance.length])) : losses;
  return tf.mul(tf.sum(weighed), options.lossScale);
}

/** Q(observation, action) - target of each row, for who asks. @param taken, targets [batch] */
export function tellErrors(taken: Float32Array, targets: Float32Array, { errors }: UpdateExtras): void {
  errors?.set(taken.map((q, row) => q - targets[row]!));
}

export function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The loss of `tdLoss` and its gradient by the Q values, without a tape.
 * @param q       [batch, outputs]
 * @param targets [batch]
 * @param dq      [batch, outputs] overwritten
 */
export function tdStep(
  q: Float32Array,
  actions: Uint32Array,
  targets: Float32Array,
  { loss, lossScale, shape: { outputs } }: EngineOptions,
  extras: UpdateExtras,
  dq: Float32Array,
): TdStep {
  const taken = new Float32Array(actions.length);
  let sum = 0;
  dq.fill(0);
  for (const [row, action] of actions.entries()) {
    const at = row * outputs + action;
    taken[row] = q[at]!;
    const d = taken[row]! - targets[row]!;
    const t = loss === 'huber' ? Math.max(-1, Math.min(1, d)) : d;
    const scale = lossScale * (extras.importance?.[row] ?? 1);
    sum += scale * (loss === 'huber' ? t * (d - t / 2) : d * d);
    dq[at] = scale * (loss === 'huber' ? t : 2 * d);
  }
  tellErrors(taken, targets, extras);
  return { loss: sum, meanQ: mean(taken) };
}
