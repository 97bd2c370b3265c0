/** How often what was refused, by door and reason, since the start. Reasons are words of ours alone: there are never more than this program has. */
export type Door = 'rest' | 'handshake' | 'event' | 'wire';

export interface Refusals {
  count(door: Door, reason: string): void;
  figures(): readonly RefusalFigure[];
}

export interface RefusalFigure {
  readonly door: Door;
  readonly reason: string;
  readonly count: number;
}

/** Told from the start, so that a first refusal is seen as a rise. */
const EXPECTED: readonly (readonly [Door, string])[] = [
  ['rest', 'rate-limited'],
  ['handshake', 'bad-origin'],
  ['handshake', 'server-full'],
  ['handshake', 'address-full'],
  ['event', 'rate-limited'],
  ['wire', 'flood'],
  ['wire', 'unread'],
];

export function createRefusals(expected = EXPECTED): Refusals {
  const counts = new Map<string, { readonly door: Door; readonly reason: string; count: number }>(
    expected.map(([door, reason]) => [`${door} ${reason}`, { door, reason, count: 0 }]),
  );
  return {
    count(door, reason) {
      const key = `${door} ${reason}`;
      const known = counts.get(key);
      if (known) known.count++;
      else counts.set(key, { door, reason, count: 1 });
    },
    figures: () => [...counts.values()].map((figure) => ({ ...figure })),
  };
}
