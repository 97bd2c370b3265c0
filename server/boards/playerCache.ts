/** Players asked for again and again: at each connection and each run. What is found, or that nothing is, holds for half a minute. */
import type { PlayerStore, StoredPlayer } from './stores.ts';

export interface PlayerCache {
  /** @throws Error if the database fails; nothing is remembered then */
  find(id: string): Promise<StoredPlayer | null>;
  /** It was changed. */
  drop(id: string): void;
}

const HOLDS_MS = 30_000; // another process may change it: an administrator on PostgreSQL
const MOST = 10_000;

export function createPlayerCache(store: Pick<PlayerStore, 'find'>, clock: () => number): PlayerCache {
  const known = new Map<string, { readonly found: Promise<StoredPlayer | null>; readonly until: number }>(); // oldest first
  return {
    find(id) {
      const held = known.get(id);
      if (held && clock() < held.until) return held.found;
      const found = store.find(id);
      const entry = { found, until: clock() + HOLDS_MS };
      known.delete(id);
      known.set(id, entry);
      found.catch(() => {
        if (known.get(id) === entry) known.delete(id);
      });
      for (const [oldest] of known) {
        if (known.size <= MOST) break;
        known.delete(oldest);
      }
      return found;
    },
    drop: (id) => void known.delete(id),
  };
}
