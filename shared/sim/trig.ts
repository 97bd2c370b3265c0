/**
 * Sine and cosine from + - * and comparisons only, so that every engine gives the same bits (SIM1): Math.sin and Math.cos
 * differ between Node, Chromium and Firefox, and CartPole turns one ulp into 0.06 rad within 500 ticks.
 *
 * Method: reduce to |r| <= pi/4 with a head and a tail, then the minimax polynomials of fdlibm's __kernel_sin and
 * __kernel_cos, evaluated in its bracketing. Within one ulp of the true value for every finite argument.
 * Source: Sun Microsystems fdlibm 5.3, the method and its coefficients; Cody & Waite 1980 for the reduction.
 */
import { reduceHuge } from './trigHuge.ts';

const S1 = -1.66666666666666324348e-1;
const S2 = 8.33333333332248946124e-3;
const S3 = -1.98412698298579493134e-4;
const S4 = 2.75573137070700676789e-6;
const S5 = -2.50507602534068634195e-8;
const S6 = 1.58969099521155010221e-10;

const C1 = 4.16666666666666019037e-2;
const C2 = -1.38888888888741095749e-3;
const C3 = 2.48015872894767294178e-5;
const C4 = -2.75573143513906633035e-7;
const C5 = 2.0875723212981748279e-9;
const C6 = -1.13596475577881948265e-11;

const QUARTER_PI = 0.7853981633974483;
const TWO_OVER_PI = 0.6366197723675814;
// pi/2 in 33-bit pieces: `n * piece` is exact for n below 2^20.
const HALF_PI_1 = 1.57079632673412561417;
const HALF_PI_2 = 6.0771005063039659e-11;
const HALF_PI_3 = 2.0222662487111664558e-21;
const HALF_PI_3_TAIL = 8.47842766036889956997e-32;
const LARGEST_CODY_WAITE = 524_288; // rad; beyond it n may exceed 20 bits

/** sin(x + tail) for |x| <= pi/4. */
function kernelSin(x: number, tail: number): number {
  const z = x * x;
  const v = z * x;
  const r = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
  if (tail === 0) return x + v * (S1 + z * r);
  return x - (z * (0.5 * tail - v * r) - tail - v * S1);
}

/** cos(x + tail) for |x| <= pi/4. Above 0.3 the leading 1 - z/2 is split so that its rounding error is kept. */
function kernelCos(x: number, tail: number): number {
  const z = x * x;
  const r = z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));
  const size = Math.abs(x);
  if (size < 0.3) return 1 - (0.5 * z - (z * r - x * tail));
  const quarter = size > 0.78125 ? 0.28125 : Math.fround(size * 0.25); // few bits, so that 1 - quarter is exact
  const half = 0.5 * z - quarter;
  return 1 - quarter - (half - (z * r - x * tail));
}

/** x = quadrant * pi/2 + head + tail, |head| <= pi/4 (a hair more at the seams). */
export interface Reduced {
  readonly quadrant: number; // 0..3
  readonly head: number; // rad
  readonly tail: number; // rad, below half an ulp of head
}

function reduce(x: number): Reduced {
  if (x > LARGEST_CODY_WAITE || x < -LARGEST_CODY_WAITE) return reduceHuge(x);
  const n = Math.round(x * TWO_OVER_PI);
  // Three exact subtractions; each keeps what the last one rounded away.
  const first = x - n * HALF_PI_1;
  const w2 = n * HALF_PI_2;
  const second = first - w2;
  const lost2 = first - second - w2;
  const w3 = n * HALF_PI_3;
  const third = second - w3;
  const lost3 = second - third - w3;
  const correction = n * HALF_PI_3_TAIL - (lost2 + lost3);
  const head = third - correction;
  return { quadrant: ((n % 4) + 4) % 4, head, tail: third - head - correction };
}

/** Sine of x radians. NaN for infinities and NaN. */
export function sin(x: number): number {
  if (x <= QUARTER_PI && x >= -QUARTER_PI) return kernelSin(x, 0);
  if (x - x !== 0) return Number.NaN;
  const { quadrant, head, tail } = reduce(x);
  const value = quadrant % 2 === 0 ? kernelSin(head, tail) : kernelCos(head, tail);
  return quadrant < 2 ? value : -value;
}

/** Cosine of x radians. NaN for infinities and NaN. */
export function cos(x: number): number {
  if (x <= QUARTER_PI && x >= -QUARTER_PI) return kernelCos(x, 0);
  if (x - x !== 0) return Number.NaN;
  const { quadrant, head, tail } = reduce(x);
  const value = quadrant % 2 === 0 ? kernelCos(head, tail) : kernelSin(head, tail);
  return quadrant === 0 || quadrant === 3 ? value : -value;
}
