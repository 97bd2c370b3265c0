import { nextBelow, type RandomStream } from '../sim/random.ts';

/** Fills a batch with ring indices below `stored`. */
export type Sampler = (stream: RandomStream, stored: number, out: Uint32Array) => void;

/**
 * Uniform replay sampling.
 * @param capacity of the ring: indices stay below it
 * @param replacement whether one batch may hold a transition twice
 */
export function uniformSampler(capacity: number, replacement: boolean): Sampler {
  if (replacement) {
    return (stream, stored, out) => {
      for (let i = 0; i < out.length; i++) out[i] = nextBelow(stream, stored);
    };
  }
  const takenBy = new Uint32Array(capacity); // the number of the last batch that took each index
  let batch = 0;
  return (stream, stored, out) => {
    if (stored < out.length)
      throw new RangeError(
        `a batch of ${out.length} without replacement needs as many transitions, but ${stored} are stored`,
      );
    batch++;
    for (let i = 0; i < out.length; ) {
      const index = nextBelow(stream, stored);
      if (takenBy[index] === batch) continue;
      takenBy[index] = batch;
      out[i++] = index;
    }
  };
}
