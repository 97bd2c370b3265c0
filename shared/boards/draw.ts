/**
 * Seeds that nobody could choose: drawn from a hash that was committed first and randomness that came after it. Published with the
 * row, the two give the same seeds to everybody.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { asciiBytes } from '../policy/canonicalJson.ts';

/**
 * Seed i is the first four bytes, big-endian, of SHA-256 of the ASCII text "HASH:ENTROPY:PURPOSE:i".
 * @param hash    what was committed, hex
 * @param entropy 64 hex digits, drawn after that
 * @param purpose what they are for, ASCII; draws of other purposes are independent
 * @returns       [count] 0..2^32-1; two of them may be equal, once in billions
 */
export function drawSeeds(hash: string, entropy: string, purpose: string, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => {
    const digest = sha256(asciiBytes(`${hash}:${entropy}:${purpose}:${i}`));
    return new DataView(digest.buffer, digest.byteOffset).getUint32(0);
  });
}
