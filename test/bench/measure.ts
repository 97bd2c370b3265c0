/** Repeated measurements of one thing. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Runs `measure` once to warm up, then `runs` times. */
export function spread(runs: number, measure: () => number): Spread {
  measure();
  const values = Array.from({ length: runs }, measure).sort((a, b) => a - b);
  const mean = values.reduce((sum, v) => sum + v, 0) / runs;
  const variance = values.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / runs;
  return { min: values[0]!, median: values[Math.floor(runs / 2)]!, mean, deviation: Math.sqrt(variance) };
}
