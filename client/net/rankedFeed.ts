/** What the Players board says of this visitor's survival runs, off the socket. */
import type { SurvivalRanked } from '../../shared/protocol/boards.ts';
import { parseSurvivalRanked } from '../../shared/protocol/parseRanked.ts';
import type { Connection } from './connection.ts';

/** For as long as the page lives. */
export function followRanked({ socket }: Connection, take: (ranked: SurvivalRanked) => void): void {
  socket.on('survival:ranked', (raw: unknown) => {
    const ranked = parseSurvivalRanked(raw);
    if (ranked) take(ranked);
  });
}
