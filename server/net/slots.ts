/** How many may do something large at the same time, of all and of each: nobody keeps all others out. */
export interface Slots {
  /** @param most of each of these keys. @returns how to give it back, once; null: none is free */
  take(most: Readonly<Record<string, number>>): (() => void) | null;
  readonly taken: () => number;
}

export function createSlots(all: number): Slots {
  const held = new Map<string, number>();
  let taken = 0;
  function change(keys: readonly string[], by: 1 | -1): void {
    taken += by;
    for (const key of keys) {
      const count = (held.get(key) ?? 0) + by;
      if (count > 0) held.set(key, count);
      else held.delete(key);
    }
  }
  return {
    take(most) {
      const keys = Object.keys(most);
      if (taken >= all || keys.some((key) => (held.get(key) ?? 0) >= most[key]!)) return null;
      change(keys, 1);
      let given = false;
      return () => {
        if (given) return;
        given = true;
        change(keys, -1);
      };
    },
    taken: () => taken,
  };
}
