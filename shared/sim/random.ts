/**
 * Named streams of random numbers from one root seed. Integer arithmetic only, so equal in every engine (SIM1).
 * Source: xoshiro128** 1.1 (Blackman & Vigna 2018), seeded through SplitMix32 over the seed and the stream's name.
 */

/** Plain data: a snapshot is a copy of `state`. */
export interface RandomStream {
  readonly state: Uint32Array; // [4], advanced in place by every draw
}

function splitMix32(x: number): number {
  let z = (x + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/** A well-mixed 32-bit hash of whole numbers. */
export function hash32(...values: readonly number[]): number {
  let h = 0x2545f491;
  for (const value of values) {
    h = splitMix32(h ^ (value >>> 0));
    h = splitMix32(h ^ Math.floor(value / 0x1_0000_0000)); // a seed may have 53 bits
  }
  return h;
}

/**
 * The stream called `name` of a root seed; streams of other names or seeds are independent of it.
 * @throws RangeError unless the seed is a whole number within 0..2^53-1
 */
export function randomStream(seed: number, name: string): RandomStream {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(`seed ${seed} is not a whole number within 0..2^53-1`);
  const letters = Array.from(name, (letter) => letter.codePointAt(0) ?? 0);
  const state = new Uint32Array(4);
  for (let i = 0; i < 4; i++) state[i] = hash32(seed, i, ...letters);
  if (state.every((word) => word === 0)) state[0] = 1; // the one state that xoshiro cannot leave
  return { state };
}

/** The next 32 bits. */
export function nextUint32({ state }: RandomStream): number {
  const s1 = state[1]!;
  const times5 = Math.imul(s1, 5);
  const result = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0;
  state[2]! ^= state[0]!;
  state[3]! ^= s1;
  state[1]! ^= state[2]!;
  state[0]! ^= state[3]!;
  state[2]! ^= s1 << 9;
  const s3 = state[3]!;
  state[3] = (s3 << 11) | (s3 >>> 21);
  return result;
}

/** Uniform in [0, 1), 24 bits: exact as float32 too. */
export function nextUniform(stream: RandomStream): number {
  return (nextUint32(stream) >>> 8) * 5.960464477539063e-8; // 2^-24
}

/** Uniform whole number in [0, bound), without modulo bias. @param bound 1..2^32 */
export function nextBelow(stream: RandomStream, bound: number): number {
  const usable = 0x1_0000_0000 - (0x1_0000_0000 % bound);
  let draw = nextUint32(stream);
  while (draw >= usable) draw = nextUint32(stream);
  return draw % bound;
}
