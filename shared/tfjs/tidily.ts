import * as tf from '@tensorflow/tfjs';

/** `tf.tidy` for what is no tensor: it looks for tensors in what it hands back, number by number in an array. */
export function tidily<T>(compute: () => T): T {
  const results: T[] = [];
  tf.tidy(() => {
    results.push(compute());
  });
  return results[0]!;
}
