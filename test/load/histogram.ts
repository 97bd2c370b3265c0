/** Many durations in little memory: bins of a twentieth of a millisecond up to a second. */
export interface Histogram {
  add(ms: number): void;
  /** @param share 0.99 for p99. NaN before the first. ms, within a bin */
  quantile(share: number): number;
  clear(): void;
  readonly count: () => number;
  readonly sum: () => number; // ms
  readonly max: () => number;
}

const PER_MS = 20;
const BINS = 1_000 * PER_MS;

export function createHistogram(): Histogram {
  const bins = new Float64Array(BINS + 1); // the last one: longer
  let [count, sum, max] = [0, 0, 0];
  return {
    add(ms) {
      bins[Math.min(Math.max(Math.floor(ms * PER_MS), 0), BINS)]!++;
      count++;
      sum += ms;
      if (ms > max) max = ms;
    },
    quantile(share) {
      if (count === 0) return Number.NaN;
      let above = count * (1 - share);
      let bin = BINS;
      while (bin > 0 && bins[bin]! <= above) above -= bins[bin--]!;
      return Math.min((bin + 1) / PER_MS, max);
    },
    clear() {
      bins.fill(0);
      [count, sum, max] = [0, 0, 0];
    },
    count: () => count,
    sum: () => sum,
    max: () => max,
  };
}
