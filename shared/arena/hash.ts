/**
 * 32 bits that two simulations of one match must agree on at every tick (ARENA4).
 * The bits of the float64 states are mixed, not rounded numbers: one differing ulp shows.
 * Source: MurmurHash3 x86_32's mixing (A. Appleby, public domain), over 32-bit words.
 */
import type { Lane } from './match.ts';

const scratch = new Float64Array(4);
const words = new Uint32Array(scratch.buffer);
const LOW = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 1; // which word of a double holds its low bits here

function mix(h: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const x = h ^ k;
  return (Math.imul((x << 13) | (x >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(h: number): number {
  let x = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/**
 * Hash of a tick's full state: the tick and every cart, by seat. Pure; 0..2^32-1.
 * -0 counts as 0, because JSON does not tell them apart and a keyframe travels as JSON.
 */
export function hashLanes(tick: number, lanes: readonly Lane[]): number {
  let h = mix(lanes.length, tick);
  for (const { cart } of lanes) {
    scratch[0] = cart.x + 0;
    scratch[1] = cart.xDot + 0;
    scratch[2] = cart.theta + 0;
    scratch[3] = cart.thetaDot + 0;
    for (let i = 0; i < 8; i += 2) {
      h = mix(h, words[i + LOW]!);
      h = mix(h, words[i + 1 - LOW]!);
    }
  }
  return finish(h);
}
