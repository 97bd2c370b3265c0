/** The credits of each session, over all its connections and for a while after the last: coming back does not fill a purse (LIMIT9). */
import { type Credits, createCredits } from './credits.ts';

export interface Purse {
  readonly credits: Credits;
  connections: number;
  name: string; // of the player now
}

export interface Purses {
  /** One more connection of a session. */
  open(session: string, name: string): Purse;
  close(session: string): void;
  find(session: string): Purse | null; // of a session that is connected
  readonly size: () => number;
}

const KEPT_MS = 60_000; // as long as drops are counted
const MOST_RESTING = 10_000;

/** @param now ms, steady */
export function createPurses(now: () => number): Purses {
  const open = new Map<string, Purse>();
  const resting = new Map<string, { readonly purse: Purse; readonly since: number }>(); // who left longest ago first

  function forget(): void {
    for (const [session, { since }] of resting) {
      if (resting.size <= MOST_RESTING && now() - since < KEPT_MS) break;
      resting.delete(session);
    }
  }
  return {
    open(session, name) {
      const purse = open.get(session) ??
        resting.get(session)?.purse ?? { credits: createCredits(now()), connections: 0, name };
      resting.delete(session);
      purse.connections++;
      purse.name = name;
      open.set(session, purse);
      return purse;
    },
    close(session) {
      const purse = open.get(session);
      if (!purse || --purse.connections > 0) return;
      open.delete(session);
      resting.set(session, { purse, since: now() });
      forget();
    },
    find: (session) => open.get(session) ?? null,
    size: () => open.size + resting.size,
  };
}
