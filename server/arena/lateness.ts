/** How late things started, over the newest ten to twenty seconds. */
export interface Lateness {
  add(ms: number, nowMs: number): void;
  /** @param share 0.99 for p99. 0 before the first. ms, rounded up to a twentieth */
  quantile(share: number): number;
  readonly count: () => number; // ever
}

const PART_MS = 10_000; // a full part and the running one are looked at
const PER_MS = 20;
const BINS = 500 * PER_MS; // the last one also takes what is later

export function createLateness(): Lateness {
  let full = new Float64Array(BINS);
  let running = new Float64Array(BINS);
  let startedMs = Number.NEGATIVE_INFINITY;
  let count = 0;
  return {
    add(ms, nowMs) {
      if (nowMs - startedMs >= PART_MS) {
        [full, running] = [running, full];
        running.fill(0);
        startedMs = nowMs;
      }
      running[Math.min(Math.max(Math.ceil(ms * PER_MS), 0), BINS - 1)]!++;
      count++;
    },
    quantile(share) {
      let sum = 0;
      for (let bin = 0; bin < BINS; bin++) sum += full[bin]! + running[bin]!;
      let left = share * sum;
      for (let bin = 0; bin < BINS; bin++) {
        left -= full[bin]! + running[bin]!;
        if (left <= 0) return bin / PER_MS;
      }
      return 0;
    },
    count: () => count,
  };
}
