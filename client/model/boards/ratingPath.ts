/** A rating's history as columns of a chart. */
import type { RowProof } from '../../../shared/protocol/rowProofs.ts';

type History = Extract<RowProof, { readonly kind: 'ratings' }>['history'];

export interface RatingPath {
  readonly game: readonly number[]; // number of the rated game, the last one is `games`
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly rating: readonly number[];
}

/**
 * The band is one deviation to either side: two times of three the strength lies in it.
 * @param games rated so far; of a long history only the last points are told
 */
export function ratingPath(history: History, games: number): RatingPath {
  const inOrder = history.toSorted((a, b) => a.at - b.at);
  const first = Math.max(games - inOrder.length, 0) + 1;
  return {
    game: inOrder.map((_, i) => first + i),
    low: inOrder.map(({ rating, deviation }) => rating - deviation),
    high: inOrder.map(({ rating, deviation }) => rating + deviation),
    rating: inOrder.map(({ rating }) => rating),
  };
}
