/** Ratings and the games that made them: what `RatingStore` promises. */
import type { RatingStore, StoredGame, StoredRating } from '../../boards/stores.ts';
import type { RatedGameRow } from '../boardSchema.ts';
import type { Queries } from '../schema.ts';
import { writing } from '../transactions.ts';
import { lockDivision } from './boardCounts.ts';
import { putRows } from './boardRows.ts';

export function createRatingStore(db: Queries): RatingStore {
  return {
    async find(division, id) {
      const row = db.selectFrom('ratings').selectAll().where('division', '=', division).where('id', '=', id);
      return (await row.executeTakeFirst()) ?? null;
    },
    record: (game, ratings, rows, from) =>
      writing(db, async (t) => {
        await lockDivision(t, { board: 'ratings', division: game.division }); // one game of a division after the other
        if (from && (await isStale(t, ratings, from))) return (await isKnown(t, game)) ? 'known' : 'stale';
        const { numInsertedOrUpdatedRows } = await t
          .insertInto('ratedGames')
          .values(gameRow(game))
          .onConflict((c) => c.column('game').doNothing())
          .executeTakeFirstOrThrow();
        if (numInsertedOrUpdatedRows !== 1n) return 'known';
        await addToPairs(t, game);
        for (const rating of ratings) await putRating(t, rating);
        await putRows(t, rows);
        return 'stored';
      }),
    async games(division, id, limit) {
      const of = (seat: 'first' | 'second') =>
        db
          .selectFrom('ratedGames')
          .selectAll()
          .where('division', '=', division)
          .where(seat, '=', id)
          .orderBy('at', 'desc')
          .limit(limit)
          .execute();
      const found = new Map([...(await of('first')), ...(await of('second'))].map((row) => [row.game, row]));
      const newestFirst = (a: RatedGameRow, b: RatedGameRow): number => b.at - a.at || (a.game < b.game ? 1 : -1);
      return [...found.values()].sort(newestFirst).slice(0, limit).map(gameOf);
    },
    async opponents(division, id) {
      const rows = db.selectFrom('ratedPairs').selectAll().where('division', '=', division).where('id', '=', id);
      const pairs = (await rows.execute()).map(({ opponent, opponentName, wins, draws, losses }) => ({
        ...{ id: opponent, name: opponentName, wins, draws, losses },
      }));
      const played = (p: (typeof pairs)[number]): number => p.wins + p.draws + p.losses;
      return pairs.sort((a, b) => played(b) - played(a) || (a.id < b.id ? -1 : 1));
    },
    async history(division, id, limit) {
      const rows = await db
        .selectFrom('ratingHistory')
        .select(['at', 'rating', 'deviation'])
        .where('division', '=', division)
        .where('id', '=', id)
        .orderBy('games', 'desc')
        .limit(limit)
        .execute();
      return rows.reverse();
    },
    async crossPlay(division) {
      return db
        .selectFrom('ratedPairs as pair')
        .innerJoin('ratings as first', (j) =>
          j.onRef('first.division', '=', 'pair.division').onRef('first.id', '=', 'pair.id'),
        )
        .innerJoin('ratings as second', (j) =>
          j.onRef('second.division', '=', 'pair.division').onRef('second.id', '=', 'pair.opponent'),
        )
        .select(['pair.id as first', 'pair.opponent as second', 'pair.wins', 'pair.draws', 'pair.losses'])
        .where('pair.division', '=', division)
        .where('first.who', '=', 'agent')
        .where('second.who', '=', 'agent')
        .where((e) =>
          e.or([
            e('first.rating', '>', e.ref('second.rating')),
            e.and([e('first.rating', '=', e.ref('second.rating')), e('pair.id', '<', e.ref('pair.opponent'))]),
          ]),
        )
        .orderBy('first.rating', 'desc')
        .orderBy('pair.id')
        .orderBy('second.rating', 'desc')
        .orderBy('pair.opponent')
        .execute();
    },
  };
}

/** Whether another game of one of them has been stored since. */
async function isStale(db: Queries, ratings: readonly StoredRating[], from: readonly number[]): Promise<boolean> {
  for (const [i, { division, id }] of ratings.entries()) {
    const row = db.selectFrom('ratings').select('games').where('division', '=', division).where('id', '=', id);
    if (((await row.executeTakeFirst())?.games ?? 0) !== from[i]) return true;
  }
  return false;
}

async function isKnown(db: Queries, { game }: StoredGame): Promise<boolean> {
  const row = db.selectFrom('ratedGames').select('game').where('game', '=', game);
  return (await row.executeTakeFirst()) !== undefined;
}

async function putRating(db: Queries, rating: StoredRating): Promise<void> {
  const { division, id, ...rest } = rating;
  await db
    .insertInto('ratings')
    .values(rating)
    .onConflict((c) => c.columns(['division', 'id']).doUpdateSet(rest))
    .execute();
  const point = { at: rating.ratedAt, rating: rating.rating, deviation: rating.deviation };
  await db
    .insertInto('ratingHistory')
    .values({ division, id, games: rating.games, ...point })
    .onConflict((c) => c.columns(['division', 'id', 'games']).doUpdateSet(point))
    .execute();
}

/** A game counts for both of its players. */
async function addToPairs(
  db: Queries,
  { division, first, second, firstName, secondName, winner }: StoredGame,
): Promise<void> {
  const [won, drawn, lost] = [winner === 'first' ? 1 : 0, winner === 'draw' ? 1 : 0, winner === 'second' ? 1 : 0];
  await addToPair(db, {
    division,
    id: first,
    opponent: second,
    opponentName: secondName,
    wins: won,
    draws: drawn,
    losses: lost,
  });
  await addToPair(db, {
    division,
    id: second,
    opponent: first,
    opponentName: firstName,
    wins: lost,
    draws: drawn,
    losses: won,
  });
}

async function addToPair(db: Queries, pair: Parameters<typeof pairRow>[0]): Promise<void> {
  await db
    .insertInto('ratedPairs')
    .values(pairRow(pair))
    .onConflict((c) =>
      c.columns(['division', 'id', 'opponent']).doUpdateSet((e) => ({
        opponentName: pair.opponentName,
        wins: e('ratedPairs.wins', '+', pair.wins),
        draws: e('ratedPairs.draws', '+', pair.draws),
        losses: e('ratedPairs.losses', '+', pair.losses),
      })),
    )
    .execute();
}

const pairRow = (pair: {
  readonly division: string;
  readonly id: string;
  readonly opponent: string;
  readonly opponentName: string;
  readonly wins: number;
  readonly draws: number;
  readonly losses: number;
}) => pair;

function gameRow({ ratings, ...game }: StoredGame): RatedGameRow {
  const [firstBefore, firstAfter, secondBefore, secondAfter] = ratings;
  return { ...game, firstBefore, firstAfter, secondBefore, secondAfter };
}

function gameOf({ firstBefore, firstAfter, secondBefore, secondAfter, ...game }: RatedGameRow): StoredGame {
  return { ...game, ratings: [firstBefore, firstAfter, secondBefore, secondAfter] };
}
