/** Everything that is stored of a player goes, in one transaction of the caller's. */
import { deleteRun } from '../runFiles.ts';
import type { Queries } from '../schema.ts';
import { deleteRow } from './boardRows.ts';

const DELETED = 'deleted'; // the name in games of others

export async function forgetPlayer(db: Queries, player: string): Promise<void> {
  await db.deleteFrom('players').where('id', '=', player).execute();
  await db.deleteFrom('survivals').where('player', '=', player).execute();
  await db.deleteFrom('survivalCounts').where('player', '=', player).execute();
  const submissions = db.selectFrom('submissions').select('id').where('owner', '=', player);
  await db.deleteFrom('submissionFiles').where('id', 'in', submissions).execute();
  await db.deleteFrom('submissions').where('owner', '=', player).execute();
  for (const { id } of await db.selectFrom('runs').select('id').where('owner', '=', player).execute())
    await deleteRun(db, id);
  const rows = await db
    .selectFrom('boardRows')
    .select(['board', 'division', 'id'])
    .where('owner', '=', player)
    .orderBy('board')
    .orderBy('division')
    .execute();
  for (const { board, division, id } of rows) {
    await deleteRow(db, board, division, id);
    if (board === 'ratings') await forgetRated(db, division, id);
  }
}

async function forgetRated(db: Queries, division: string, id: string): Promise<void> {
  for (const table of ['ratings', 'ratingHistory', 'ratedPairs'] as const) {
    await db.deleteFrom(table).where('division', '=', division).where('id', '=', id).execute();
  }
  await db
    .updateTable('ratedPairs')
    .set({ opponentName: DELETED })
    .where('division', '=', division)
    .where('opponent', '=', id)
    .execute();
  const games = db.updateTable('ratedGames').where('division', '=', division);
  await games.set({ firstName: DELETED }).where('first', '=', id).execute();
  await games.set({ secondName: DELETED }).where('second', '=', id).execute();
  const ofNobody = db.deleteFrom('ratedGames').where('division', '=', division).where('firstName', '=', DELETED);
  for (const seat of ['first', 'second'] as const) {
    await ofNobody.where('secondName', '=', DELETED).where(seat, '=', id).execute();
  }
}
