/** The newest duel's stakes and what it changed. They may come before its match is shown, or after its result. */
import { signal } from '@preact/signals';
import type { MatchRated, MatchStakes } from '../../../shared/protocol/ratingEvents.ts';
import { followRatings } from '../../net/ratingFeed.ts';
import { connection } from '../arena.ts';

const newestStakes = signal<MatchStakes | null>(null);
const newestRated = signal<MatchRated | null>(null);

followRatings(connection, {
  stakes(stakes) {
    newestStakes.value = stakes;
  },
  rated(rated) {
    newestRated.value = rated;
  },
});

export function stakesOf(match: string): MatchStakes | null {
  return newestStakes.value?.match === match ? newestStakes.value : null;
}

export function ratedOf(match: string): MatchRated | null {
  return newestRated.value?.match === match ? newestRated.value : null;
}
