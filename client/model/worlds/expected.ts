/** Q values of what is shown, for people: steps come faster than anyone reads, so one is kept for a moment, with bars that go with its numbers. */

export interface ExpectedStep {
  readonly q: readonly number[]; // by action; empty before the first step
  readonly action: number | null; // that was taken
  readonly explored: boolean;
}

export interface Expected extends ExpectedStep {
  readonly shares: readonly number[]; // of a bar's full length, 0..1
}

const KEPT_MS = 150; // numbers have to be read
const FORGET = 0.015; // share of the range that is given up per step kept: an e-fold in ten seconds
const LEAST = 0.04; // a value at the low end is still a bar
export const NOTHING: Expected = { q: [], action: null, explored: false, shares: [] };

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

/** @returns asked with the step on the screen, once a frame: what to show; the same object while it is kept */
export function createExpected(): (step: ExpectedStep, nowMs: number) => Expected {
  let range: Range | null = null;
  let shown = NOTHING;
  let since = Number.NEGATIVE_INFINITY; // ms
  return ({ q, action, explored }, nowMs) => {
    const same = action === shown.action && explored === shown.explored && q.every((one, i) => one === shown.q[i]);
    if (nowMs - since < KEPT_MS || (same && q.length === shown.q.length)) return shown;
    since = nowMs;
    if (q.length > 0) range = widened(range, q);
    const { low, high } = range ?? { low: 0, high: 1 };
    shown = { q, action, explored, shares: q.map((value) => LEAST + ((1 - LEAST) * (value - low)) / (high - low)) };
    return shown;
  };
}
