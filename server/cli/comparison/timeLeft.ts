/** How much longer a comparison takes, by the pace so far. */

/** A run that has begun. */
export interface Going {
  readonly beganAt: number; // s, on any clock
  readonly share: number; // 0..1 of its budget; 1 is over
}

const TOO_EARLY = 0.01; // of all budgets

/**
 * Seconds at the pace of all together, but at least what the slowest that still goes on needs at its own: the last episodes of
 * one run may be as long as all others.
 * @param total number of runs, begun or not
 * @param now   s, on the clock of `beganAt`
 * @returns null while it is too early to tell
 */
export function secondsLeft(runs: readonly Going[], total: number, now: number): number | null {
  const share = runs.reduce((sum, run) => sum + run.share, 0) / total;
  if (share < TOO_EARLY) return null;
  const left = (elapsed: number, of: number): number => (of > 0 ? elapsed * (1 / of - 1) : 0);
  const began = Math.min(...runs.map(({ beganAt }) => beganAt));
  return Math.max(left(now - began, share), ...runs.map((run) => left(now - run.beganAt, run.share)));
}
