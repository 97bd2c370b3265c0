/**
 * The exponential and the natural logarithm from + - * / alone, so that ratings have equal bits in every engine (SIM1). Within a few
 * units in the last place over what ratings need; tests hold them to 1e-14 of the true value.
 *
 * Method: whole powers of two are taken out exactly; what is left, at most half of ln 2 or within sqrt(2) of 1, goes into the series
 * of the exponential and of the inverse hyperbolic tangent, the smallest term first.
 */
import { wholePower } from '../learner/power.ts';

// ln 2 in two pieces: the first has 32 bits, so that its product with a whole number below 2^20 is exact.
const LN2 = 0.6931471805599453;
const LN2_HEAD = 0.6931471803691238;
const LN2_TAIL = 1.9082149292705877e-10;
const SQRT2 = 1.4142135623730951;
const EXP_TERMS = 16;
const LN_TERMS = 13;
const LARGEST = 700; // beyond it the result is no ordinary number

/** 2^n, exact. @param n a whole number, -1022..1023 */
function powerOfTwo(n: number): number {
  return n < 0 ? 1 / wholePower(2, -n) : wholePower(2, n);
}

/** e^x. @param x -700..700; beyond it as if it were the bound */
export function exp(x: number): number {
  const within = Math.min(Math.max(x, -LARGEST), LARGEST);
  const n = Math.round(within / LN2);
  const rest = within - n * LN2_HEAD - n * LN2_TAIL;
  let sum = 1;
  for (let k = EXP_TERMS; k >= 1; k--) sum = 1 + (rest * sum) / k;
  return sum * powerOfTwo(n);
}

/** ln x. @throws RangeError unless x is above 0 and finite */
export function ln(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) throw new RangeError(`${x} has no logarithm`);
  let n = 0;
  let m = x;
  for (; m > SQRT2; m /= 2) n++;
  for (; m < SQRT2 / 2; m *= 2) n--;
  const s = (m - 1) / (m + 1);
  const square = s * s;
  let sum = 0;
  for (let k = 2 * LN_TERMS - 1; k >= 1; k -= 2) sum = 1 / k + square * sum;
  return n * LN2_HEAD + (n * LN2_TAIL + 2 * s * sum);
}
