/** A duel that waited for its player counts for nothing, so that a bad connection costs nothing; but not again and again, or nobody would ever lose. */
import { DAY_MS } from '../../shared/boards/ratedDuel.ts';

export const WAITS_A_DAY = 3;
const MOST_PLAYERS = 10_000; // remembered; the longest unseen are forgotten first

export interface ForgivenWaits {
  /** Whether one more lost duel that waited is forgiven; it counts from now on. */
  forgive(player: string, nowMs: number): boolean;
}

export function createForgivenWaits(): ForgivenWaits {
  const waits = new Map<string, readonly number[]>(); // by player: when, newest last
  return {
    forgive(player, nowMs) {
      const today = (waits.get(player) ?? []).filter((at) => at > nowMs - DAY_MS);
      const forgiven = today.length < WAITS_A_DAY;
      waits.delete(player);
      waits.set(player, forgiven ? [...today, nowMs] : today);
      if (waits.size > MOST_PLAYERS) waits.delete(waits.keys().next().value!);
      return forgiven;
    },
  };
}
