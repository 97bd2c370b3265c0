import type { AdamClock } from './adamClock.ts';
import type { EngineOptions } from './engine.ts';
import type { Layer } from './layers.ts';

/**
 * Moments smaller than this become 0. A unit that died leaves a first moment that shrinks into the denormal numbers and, by
 * rounding to nearest, stays there for ever; with them Adam took twice as long on a Zen 5, and Intel's cores are known to
 * suffer more. Against any usual epsilon 1e-30 is nothing.
 */
const TINY = Math.fround(1e-30);

/** All flat, canonical order, the same length. */
interface AdamArrays {
  readonly parameters: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly largest: Float32Array | null; // of the second moments, for amsgrad
  readonly gradients: Float32Array;
}

/**
 * One Adam step in place, element by element, float32 in exactly this order:
 * g = gradient * factor, held within -clipValue..clipValue; m = beta1 * m + (1 - beta1) * g;
 * v = beta2 * v + (1 - beta2) * (g * g); tiny moments become 0; with amsgrad v = largest = the larger of both;
 * p = p * decay - (stepSize * m) / (sqrt(v) + epsilon).
 */
export function adamStep(arrays: AdamArrays, options: EngineOptions, clock: AdamClock, factor: number): void {
  const { parameters, first, second, largest, gradients } = arrays;
  const limit = Math.fround(options.clipValue ?? Number.POSITIVE_INFINITY);
  const beta1 = Math.fround(options.beta1);
  const beta2 = Math.fround(options.beta2);
  const rest1 = Math.fround(1 - options.beta1);
  const rest2 = Math.fround(1 - options.beta2);
  const { stepSize, epsilon, decay } = clock;
  for (let i = 0; i < parameters.length; i++) {
    const g = held(Math.fround(gradients[i]! * factor), limit);
    const m = flush(Math.fround(Math.fround(beta1 * first[i]!) + Math.fround(rest1 * g)));
    let v = flush(Math.fround(Math.fround(beta2 * second[i]!) + Math.fround(rest2 * Math.fround(g * g))));
    first[i] = m;
    second[i] = v;
    if (largest) {
      if (largest[i]! > v) v = largest[i]!;
      largest[i] = v;
    }
    const root = Math.fround(Math.fround(Math.sqrt(v)) + epsilon);
    parameters[i] = Math.fround(parameters[i]! * decay) - Math.fround(Math.fround(stepSize * m) / root);
  }
}

function held(x: number, limit: number): number {
  if (x > limit) return limit;
  return x < -limit ? -limit : x;
}

function flush(x: number): number {
  return Math.abs(x) < TINY ? 0 : x;
}

/** What to multiply gradients of this global norm by so that it is at most `clipNorm`: 1, or clipNorm / norm. */
export function clipFactor(norm: number, clipNorm: number | null): number {
  const limit = Math.fround(clipNorm ?? Number.POSITIVE_INFINITY);
  return norm > limit ? Math.fround(limit / norm) : 1;
}

/**
 * The global norm of the gradients. The squares are summed in 16 partial sums: g[o][k] goes to (o mod 4, k mod 4), a bias to (o mod 4, 0), in canonical
 * order; then, per o mod 4, (s0 + s1) + (s2 + s3) over k mod 4; then (t0 + t1) + (t2 + t3) over o mod 4.
 */
export function gradientNorm(layers: readonly Layer[], gradients: Float32Array): number {
  const sums = new Float32Array(16);
  for (const { inputs, outputs, weights, biases } of layers) {
    for (let o = 0; o < outputs; o++) {
      const lane = (o % 4) * 4;
      for (let k = 0; k < inputs; k++) addSquare(sums, lane + (k % 4), gradients[weights + o * inputs + k]!);
    }
    for (let o = 0; o < outputs; o++) addSquare(sums, (o % 4) * 4, gradients[biases + o]!);
  }
  const t = [0, 4, 8, 12].map((lane) => sumOf4(sums[lane]!, sums[lane + 1]!, sums[lane + 2]!, sums[lane + 3]!));
  return Math.fround(Math.sqrt(sumOf4(t[0]!, t[1]!, t[2]!, t[3]!)));
}

function addSquare(sums: Float32Array, index: number, g: number): void {
  sums[index] = sums[index]! + Math.fround(g * g);
}

function sumOf4(a: number, b: number, c: number, d: number): number {
  return Math.fround(Math.fround(a + b) + Math.fround(c + d));
}

/** to = to + rate * (from - to), in place; at rate 1 an exact copy. */
export function blendInto(from: Float32Array, to: Float32Array, rate: number): void {
  if (rate === 1) {
    to.set(from);
    return;
  }
  const r = Math.fround(rate);
  for (let i = 0; i < to.length; i++) to[i] = to[i]! + Math.fround(r * Math.fround(from[i]! - to[i]!));
}
