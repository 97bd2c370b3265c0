/** What stands behind a rating: its newest games, its history, whom it played; all from the ratings' own tables. */
import type { Division } from '../../shared/protocol/boards.ts';
import type { RatedGame, RowProof } from '../../shared/protocol/rowProofs.ts';
import type { RatingStore, StoredGame } from './stores.ts';

const MOST_GAMES = 50;
const MOST_HISTORY = 500;
const MOST_OPPONENTS = 100;
const RESULT = {
  first: { first: 'win', second: 'loss', draw: 'draw' },
  second: { first: 'loss', second: 'win', draw: 'draw' },
} as const;

/** A game as one of the two has it. */
function seenBy(id: string, stored: StoredGame): RatedGame {
  const side = stored.first === id ? 'first' : 'second';
  const [ratingBefore, ratingAfter] =
    side === 'first' ? [stored.ratings[0], stored.ratings[1]] : [stored.ratings[2], stored.ratings[3]];
  return {
    game: stored.game,
    at: stored.at,
    opponent: side === 'first' ? stored.secondName : stored.firstName,
    opponentId: side === 'first' ? stored.second : stored.first,
    seat: side === 'first' ? 0 : 1,
    result: RESULT[side][stored.winner],
    ratingBefore,
    ratingAfter,
    link: stored.link,
    end: stored.end,
  };
}

/** @returns null if nobody is rated by that id */
export async function ratingProof(
  store: RatingStore,
  division: Division,
  id: string,
): Promise<Extract<RowProof, { readonly kind: 'ratings' }> | null> {
  const rating = await store.find(division, id);
  if (!rating) return null;
  const [games, history, opponents] = await Promise.all([
    store.games(division, id, MOST_GAMES),
    store.history(division, id, MOST_HISTORY),
    store.opponents(division, id),
  ]);
  const most = opponents.toSorted((a, b) => b.wins + b.draws + b.losses - (a.wins + a.draws + a.losses));
  return {
    kind: 'ratings',
    who: rating.who,
    games: games.map((game) => seenBy(id, game)),
    history,
    opponents: most.slice(0, MOST_OPPONENTS),
  };
}
