/** What this visitor's duels are worth and what they changed, off the socket. */
import { parseMatchRated, parseMatchStakes } from '../../shared/protocol/parseRating.ts';
import type { MatchRated, MatchStakes } from '../../shared/protocol/ratingEvents.ts';
import type { Connection } from './connection.ts';

export interface RatingNews {
  stakes(stakes: MatchStakes): void;
  rated(rated: MatchRated): void;
}

/** For as long as the page lives. */
export function followRatings({ socket }: Connection, news: RatingNews): void {
  socket.on('match:stakes', (raw: unknown) => {
    const stakes = parseMatchStakes(raw);
    if (stakes) news.stakes(stakes);
  });
  socket.on('match:rated', (raw: unknown) => {
    const rated = parseMatchRated(raw);
    if (rated) news.rated(rated);
  });
}
