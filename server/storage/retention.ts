/** What old runs lose so that the database does not grow for ever. Every function here is part of a transaction of its caller's. */
import type { RunStatus } from '../../shared/protocol/runEvents.ts';
import type { Queries } from './schema.ts';

export const UNFINISHED: readonly RunStatus[] = ['queued', 'running'];

/** Of runs that are over, newest first in what they keep: @returns bytes of dropped checkpoints (STORE8) */
export async function dropOld(db: Queries, most: number): Promise<number> {
  const over = db.selectFrom('runs').select('id').where('status', 'not in', UNFINISHED);
  await db.deleteFrom('runSaves').where('run', 'in', over).execute();
  const freed = await dropCheckpoints(db, most);
  await emptyPages(db, most);
  return freed;
}

async function dropCheckpoints(db: Queries, most: number): Promise<number> {
  const holders = await db.selectFrom('runCheckpoints').select('run').distinct().execute();
  const old = await oldest(
    db,
    holders.map(({ run }) => run),
    most,
  );
  if (old.length === 0) return 0;
  const { bytes } = await db
    .selectFrom('runCheckpoints')
    .select((e) => e.fn.sum<number | string | null>('bytes').as('bytes'))
    .where('run', 'in', old)
    .executeTakeFirstOrThrow();
  await db.deleteFrom('runCheckpoints').where('run', 'in', old).execute();
  return Number(bytes ?? 0);
}

/** All events but those of the last pages go; summaries stay, so the curve can be drawn for ever. */
async function emptyPages(db: Queries, most: number): Promise<void> {
  const full = await db
    .selectFrom('runPages')
    .select((e) => ['run', e.fn.max<number>('page').as('last'), e.fn.countAll<number | string>().as('pages')])
    .where('events', 'is not', null)
    .groupBy('run')
    .execute();
  const long = new Map(full.filter(({ pages }) => Number(pages) > 1).map(({ run, last }) => [run, last]));
  for (const run of await oldest(db, [...long.keys()], most)) {
    await db
      .updateTable('runPages')
      .set({ events: null })
      .where('run', '=', run)
      .where('page', '<', long.get(run)!)
      .execute();
  }
}

/** Which of these runs have to give something up so that at most `most` of them keep it: the oldest that are over and not pinned. */
async function oldest(db: Queries, runs: readonly string[], most: number): Promise<string[]> {
  const tooMany = runs.length - most;
  if (tooMany <= 0) return [];
  const rows = await db
    .selectFrom('runs')
    .select('id')
    .where('id', 'in', runs)
    .where('pinned', '=', 0)
    .where('status', 'not in', UNFINISHED)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(tooMany)
    .execute();
  return rows.map(({ id }) => id);
}
