/**
 * Argument reduction for |x| > 2^19 rad, where pi/2 in three pieces no longer suffices: exact, in integers.
 * No simulation gets here; it makes `step` total over finite states. Source: Payne & Hanek 1983, with BigInt for their tables.
 */
import type { Reduced } from './trig.ts';

const FRACTION_BITS = 1200n; // the largest double times pi/2's error stays below 2^-120

/** atan(1/n) * 2^bits by its series. */
function arctanInverse(n: bigint, bits: bigint): bigint {
  const one = 1n << bits;
  let term = one / n;
  let sum = term;
  for (let k = 3n, sign = -1n; term !== 0n; k += 2n, sign = -sign) {
    term /= n * n;
    sum += (sign * term) / k;
  }
  return sum;
}

/** pi/2 * 2^FRACTION_BITS by Machin's formula, with 64 guard bits. */
const HALF_PI = (2n * (4n * arctanInverse(5n, FRACTION_BITS + 64n) - arctanInverse(239n, FRACTION_BITS + 64n))) >> 64n;

/** A finite double as mantissa * 2^exponent, exactly. */
function decompose(x: number): { mantissa: bigint; exponent: bigint } {
  const bits = new BigUint64Array(new Float64Array([x]).buffer)[0]!;
  const field = (bits >> 52n) & 0x7ffn; // never 0 here: x is large
  const mantissa = (bits & 0xf_ffff_ffff_ffffn) | 0x10_0000_0000_0000n;
  return { mantissa: bits >> 63n === 1n ? -mantissa : mantissa, exponent: field - 1075n };
}

/** value * 2^-FRACTION_BITS as a double: the top 53 bits, cut, and what is left of it. */
function toHeadAndTail(value: bigint): { head: number; tail: number } {
  const negative = value < 0n;
  const size = negative ? -value : value;
  const drop = BigInt(Math.max(0, size.toString(2).length - 53));
  const top = (size >> drop) << drop;
  const head = scale(top >> drop, drop);
  const rest = size - top;
  const dropRest = BigInt(Math.max(0, rest.toString(2).length - 53));
  const tail = scale(rest >> dropRest, dropRest);
  return negative ? { head: -head, tail: -tail } : { head, tail };
}

/** digits * 2^(drop - FRACTION_BITS), by exact halvings. */
function scale(digits: bigint, drop: bigint): number {
  let value = Number(digits);
  for (let e = drop - FRACTION_BITS; e < 0n; e += 1n) value *= 0.5;
  return value;
}

/** @param x finite, |x| >= 1 */
export function reduceHuge(x: number): Reduced {
  const { mantissa, exponent } = decompose(x);
  const shift = exponent + FRACTION_BITS;
  const scaled = shift >= 0n ? mantissa << shift : mantissa >> -shift;
  let quotient = scaled / HALF_PI;
  let rest = scaled - quotient * HALF_PI;
  if (2n * rest > HALF_PI) {
    quotient += 1n;
    rest -= HALF_PI;
  } else if (2n * rest < -HALF_PI) {
    quotient -= 1n;
    rest += HALF_PI;
  }
  const { head, tail } = toHeadAndTail(rest);
  return { quadrant: Number(((quotient % 4n) + 4n) % 4n), head, tail };
}
