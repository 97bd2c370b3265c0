/** How often somebody may do a thing: so many at once, then one after each share of the period. */
export interface Allowance {
  /** @returns false if there is not enough left; it costs nothing then */
  spend(key: string, cost?: number): boolean;
  /** Until so much can be spent, in ms; 0: now. */
  waitMs(key: string, cost?: number): number;
  readonly size: () => number; // keys that are remembered
}

const MOST_KEYS = 10_000; // beyond it who has waited longest is forgotten too soon

/** @param mostKeys bounds the memory: some 200 bytes each */
export function createAllowance(most: number, periodMs: number, now: () => number, mostKeys = MOST_KEYS): Allowance {
  const left = new Map<string, { readonly amount: number; readonly at: number }>(); // oldest first
  const amountOf = (key: string): number => {
    const known = left.get(key);
    return known ? Math.min(most, known.amount + ((now() - known.at) * most) / periodMs) : most;
  };
  return {
    spend(key, cost = 1) {
      const amount = amountOf(key);
      if (amount < cost) return false;
      left.delete(key);
      left.set(key, { amount: amount - cost, at: now() });
      for (const [oldest, { at }] of left) {
        if (left.size <= mostKeys && now() - at < periodMs) break; // older ones have all of it again, as who is unknown
        left.delete(oldest);
      }
      return true;
    },
    waitMs: (key, cost = 1) => Math.max(0, ((Math.min(cost, most) - amountOf(key)) * periodMs) / most),
    size: () => left.size,
  };
}
