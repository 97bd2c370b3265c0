/** How late things started, over the newest few thousand of them. */
export interface Lateness {
  add(ms: number): void;
  /** @param share 0.99 for p99. 0 before the first. ms */
  quantile(share: number): number;
  readonly count: () => number; // ever
}

const KEPT = 4096;

export function createLateness(): Lateness {
  const ring = new Float64Array(KEPT);
  let count = 0;
  return {
    add(ms) {
      ring[count % KEPT] = ms;
      count++;
    },
    quantile(share) {
      const sorted = ring.slice(0, Math.min(count, KEPT)).sort();
      return sorted[Math.min(Math.ceil(share * sorted.length), sorted.length) - 1] ?? 0;
    },
    count: () => count,
  };
}
