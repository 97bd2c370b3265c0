/** How often somebody may do a thing: so many at once, then one after each share of the period. */
export interface Allowance {
  /** @returns false if there is nothing left; it costs nothing then */
  spend(key: string): boolean;
}

const MOST_KEYS = 10_000; // beyond it who has waited longest is forgotten

export function createAllowance(most: number, periodMs: number, now: () => number): Allowance {
  const left = new Map<string, { readonly amount: number; readonly at: number }>(); // oldest first
  return {
    spend(key) {
      const known = left.get(key);
      const grown = known ? known.amount + ((now() - known.at) * most) / periodMs : most;
      const amount = Math.min(most, grown);
      if (amount < 1) return false;
      left.delete(key);
      left.set(key, { amount: amount - 1, at: now() });
      for (const [oldest] of left) {
        if (left.size <= MOST_KEYS) break;
        left.delete(oldest);
      }
      return true;
    },
  };
}
