import * as tf from '@tensorflow/tfjs';
import type { EngineOptions } from '../kernel/engine.ts';
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
 */
export function tdLoss(taken: tf.Tensor2D, targets: tf.Tensor2D, options: EngineOptions): tf.Scalar {
  const d = tf.sub(taken, targets);
  const t = options.loss === 'huber' ? tf.clipByValue(d, -1, 1) : d;
  const losses = options.loss === 'huber' ? tf.mul(t, tf.sub(d, tf.mul(t, 0.5))) : tf.square(d);
  return tf.mul(tf.sum(losses), options.lossScale);
}
