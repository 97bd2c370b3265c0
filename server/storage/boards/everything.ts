/** All that is stored of a player, by table: what `GET /api/v1/me/data` gives to them. The counterpart of forget.ts: both name the same tables. */
import { publicId } from '../../../shared/boards/publicId.ts';
import type { Queries } from '../schema.ts';

export async function everythingOf(db: Queries, player: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const rated = publicId(player);
  const agents = db
    .selectFrom('boardRows')
    .select('id')
    .where('owner', '=', player)
    .where('board', '=', 'ratings')
    .execute();
  const ids = [...new Set([rated, ...(await agents).map(({ id }) => id)])];
  const submissions = db.selectFrom('submissions').selectAll().where('owner', '=', player);
  const games = db.selectFrom('ratedGames').selectAll();
  return {
    players: await db.selectFrom('players').selectAll().where('id', '=', player).execute(),
    boardRows: (await db.selectFrom('boardRows').selectAll().where('owner', '=', player).execute()).map(readable),
    survivals: await db.selectFrom('survivals').selectAll().where('player', '=', player).execute(),
    survivalCounts: await db.selectFrom('survivalCounts').selectAll().where('player', '=', player).execute(),
    submissions: (await submissions.execute()).map(({ results, ...rest }) => ({ ...rest, results: parsed(results) })),
    ratings: await db.selectFrom('ratings').selectAll().where('id', 'in', ids).execute(),
    ratingHistory: await db.selectFrom('ratingHistory').selectAll().where('id', 'in', ids).execute(),
    ratedPairs: await db.selectFrom('ratedPairs').selectAll().where('id', 'in', ids).execute(),
    ratedGames: await games.where((e) => e.or([e('first', 'in', ids), e('second', 'in', ids)])).execute(),
    trainingRuns: (await db.selectFrom('runs').selectAll().where('owner', '=', player).execute()).map(
      ({ settings, ...rest }) => ({ ...rest, settings: parsed(settings) }),
    ),
  };
}

const readable = ({ figures, proof, ...row }: { readonly figures: string; readonly proof: string }) => ({
  ...row,
  figures: parsed(figures),
  proof: parsed(proof),
});

/** What the database holds as JSON, as what it says. */
function parsed(text: string | null): unknown {
  return text === null ? null : (JSON.parse(text) as unknown);
}
