/**
 * Gymnasium's own start states: `env.reset(seed=s)` seeds numpy's PCG64 through SeedSequence (SIM2).
 * Source: numpy 1.24 SeedSequence (M. E. O'Neill's seed_seq_fe), PCG XSL-RR 128/64 (O'Neill 2014).
 */
import type { CartPoleState } from './cartpole.ts';

const POOL_WORDS = 4;
const INIT_A = 0x43b0d7e5;
const MULT_A = 0x931e8875;
const INIT_B = 0x8b51f9dd;
const MULT_B = 0x58f38ded;
const MIX_L = 0xca01f9dd;
const MIX_R = 0x4973f715;

const MASK_64 = (1n << 64n) - 1n;
const MASK_128 = (1n << 128n) - 1n;
const PCG_MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;

/** The seed's 32-bit words, lowest first; at least one. */
function words(seed: number): number[] {
  const low = seed % 0x1_0000_0000;
  const high = (seed - low) / 0x1_0000_0000;
  return high === 0 ? [low] : [low, high];
}

/** numpy's SeedSequence(seed).generate_state(8, uint32). */
function seedSequence(seed: number): Uint32Array {
  let hash = INIT_A;
  const mixHash = (value: number): number => {
    let v = value ^ hash;
    hash = Math.imul(hash, MULT_A);
    v = Math.imul(v, hash);
    return (v ^ (v >>> 16)) >>> 0;
  };
  const mix = (x: number, y: number): number => {
    const v = Math.imul(MIX_L, x) - Math.imul(MIX_R, y);
    return (v ^ (v >>> 16)) >>> 0; // >>> reads v modulo 2^32
  };
  const entropy = words(seed);
  const pool = Array.from({ length: POOL_WORDS }, (_, i) => mixHash(entropy[i] ?? 0));
  for (let from = 0; from < POOL_WORDS; from++) {
    for (let to = 0; to < POOL_WORDS; to++) {
      if (from !== to) pool[to] = mix(pool[to]!, mixHash(pool[from]!));
    }
  }
  const state = new Uint32Array(8);
  let next = INIT_B;
  for (let i = 0; i < state.length; i++) {
    let v = pool[i % POOL_WORDS]! ^ next;
    next = Math.imul(next, MULT_B);
    v = Math.imul(v, next);
    state[i] = v ^ (v >>> 16);
  }
  return state;
}

/** Two 32-bit words, low first, as one 64-bit integer. */
function pair(state: Uint32Array, index: number): bigint {
  return (BigInt(state[2 * index + 1]!) << 32n) | BigInt(state[2 * index]!);
}

/**
 * numpy's `default_rng(seed)`: a function that returns its next raw 64-bit output.
 * @throws RangeError unless the seed is a whole number within 0..2^53-1
 */
export function pcg64(seed: number): () => bigint {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(`seed ${seed} is not a whole number within 0..2^53-1`);
  const words32 = seedSequence(seed);
  const initial = (pair(words32, 0) << 64n) | pair(words32, 1);
  const stream = (pair(words32, 2) << 64n) | pair(words32, 3);
  const increment = ((stream << 1n) | 1n) & MASK_128;
  let state = ((increment + initial) * PCG_MULTIPLIER + increment) & MASK_128;
  return () => {
    state = (state * PCG_MULTIPLIER + increment) & MASK_128;
    const folded = ((state >> 64n) ^ state) & MASK_64;
    const turn = state >> 122n;
    return ((folded >> turn) | (folded << (64n - turn))) & MASK_64;
  };
}

/** The state that Gymnasium's CartPole starts from after `env.reset(seed=seed)`: four uniforms within +-0.05. */
export function resetState(seed: number): CartPoleState {
  const next = pcg64(seed);
  const uniform = (): number => -0.05 + (0.05 - -0.05) * (Number(next() >> 11n) * 1.1102230246251565e-16); // 2^-53
  return { x: uniform(), xDot: uniform(), theta: uniform(), thetaDot: uniform() };
}
