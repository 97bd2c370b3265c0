/** Who plays whom next in the round robin of agents: whoever has played least, against whom it has met least. */

export interface Entrant {
  readonly id: string;
  readonly rating: number;
  readonly deviation: number;
}

/** So many games in a class are enough of an agent, against other agents. */
export const ENOUGH_GAMES = 60;

export interface Pairing {
  readonly first: string;
  readonly second: string;
}

function key(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** How often each two of some agents have met. */
export interface Meetings {
  add(first: string, second: string, games: number): void;
  of(first: string, second: string): number;
  total(id: string): number;
}

export function countMeetings(): Meetings {
  const pairs = new Map<string, number>();
  const totals = new Map<string, number>();
  return {
    add(first, second, games) {
      pairs.set(key(first, second), (pairs.get(key(first, second)) ?? 0) + games);
      for (const id of [first, second]) totals.set(id, (totals.get(id) ?? 0) + games);
    },
    of: (first, second) => pairs.get(key(first, second)) ?? 0,
    total: (id) => totals.get(id) ?? 0,
  };
}

/** The first by an order that is told as numbers, the least first. */
function least<T>(all: readonly T[], order: (one: T) => readonly number[]): T | null {
  let best: T | null = null;
  let bestOrder: readonly number[] = [];
  for (const one of all) {
    const at = order(one);
    const i = best === null ? 0 : at.findIndex((value, k) => value !== bestOrder[k]);
    if (best !== null && (i < 0 || at[i]! > bestOrder[i]!)) continue;
    best = one;
    bestOrder = at;
  }
  return best;
}

/**
 * Of those without enough games the one with the fewest, the most uncertain of these; its opponent is whom it met least, of these the nearest
 * by rating. So with few agents all pairs fill evenly, and with many each meets those that tell most about it.
 * @returns null if all have enough
 */
export function nextPairing(entrants: readonly Entrant[], meetings: Meetings): Pairing | null {
  if (entrants.length < 2) return null;
  const wanting = entrants.filter(({ id }) => meetings.total(id) < ENOUGH_GAMES);
  const first = least(wanting, ({ id, deviation }) => [meetings.total(id), -deviation]);
  if (!first) return null;
  const others = entrants.filter(({ id }) => id !== first.id);
  const second = least(others, ({ id, rating }) => [meetings.of(first.id, id), Math.abs(rating - first.rating)]);
  return second && { first: first.id, second: second.id };
}
