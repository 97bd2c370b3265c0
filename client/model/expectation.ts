/** What the Watch page says that the network expects. Steps come faster than anyone reads: one is kept for a moment, with all that is shown of it. */
import type { Action } from '../../shared/sim/cartpole.ts';

export interface ExpectedStep {
  readonly q: readonly [number, number] | null; // left, right; null before the first step
  readonly action: Action | null;
  readonly explored: boolean;
}

/** Bars, numbers and emphasis are all of one step, so that they cannot contradict each other. */
export interface Expectation extends ExpectedStep {
  readonly shares: readonly [number, number] | null; // of a bar's full length, 0..1
}

const KEPT_MS = 150; // numbers have to be read
const FORGET = 0.015; // share of the range that is given up per step kept: an e-fold in ten seconds
const LEAST = 0.04; // a value at the low end is still a bar

interface Range {
  readonly low: number;
  readonly high: number;
}

/** Of the values kept lately: whole while the values fill it, closing in slowly where they do not. */
function widened(range: Range | null, values: readonly number[]): Range {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (range === null) return { low: low - 0.01, high: high + 0.01 };
  const given = (range.high - range.low) * FORGET;
  return { low: Math.min(range.low + given, low - 0.005), high: Math.max(range.high - given, high + 0.005) };
}

function shareOf(value: number, { low, high }: Range): number {
  return LEAST + ((1 - LEAST) * (value - low)) / (high - low);
}

/** @returns asked with the step on the screen, once per drawn frame: what to show; the same object while it is kept */
export function createExpectations(): (step: ExpectedStep, nowMs: number) => Expectation {
  let range: Range | null = null;
  let shown: Expectation = { q: null, action: null, explored: false, shares: null };
  let since = Number.NEGATIVE_INFINITY; // ms
  return ({ q, action, explored }, nowMs) => {
    if (nowMs - since < KEPT_MS || (q === shown.q && action === shown.action && explored === shown.explored)) {
      return shown;
    }
    since = nowMs;
    if (q) range = widened(range, q);
    const shares = q && range && ([shareOf(q[0], range), shareOf(q[1], range)] as const);
    shown = { q, action, explored, shares };
    return shown;
  };
}
