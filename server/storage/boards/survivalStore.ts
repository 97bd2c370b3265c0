/** Survival runs from their one-time id on: what `SurvivalStore` promises. */
import type { SurvivalCounts, SurvivalStore } from '../../boards/survivalStore.ts';
import type { Queries } from '../schema.ts';
import { writing } from '../transactions.ts';
import { putRow } from './boardRows.ts';

export function createSurvivalStore(db: Queries): SurvivalStore {
  return {
    async begin(run) {
      await db.insertInto('survivals').values(run).execute();
    },
    end: (run, end, row, counts) =>
      orStale(db, async (t) => {
        const { status, endedAt, ticks, link } = end;
        const { numUpdatedRows } = await t
          .updateTable('survivals')
          .set({ status, endedAt, ticks, link })
          .where('run', '=', run)
          .where('status', '=', 'begun')
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) return false;
        const counted = await count(t, run);
        if (counts && (counted.finished !== counts.finished || counted.abandoned !== counts.abandoned))
          throw new Stale();
        if (row) await putRow(t, row);
        return true;
      }),
    find: async (run) =>
      (await db.selectFrom('survivals').selectAll().where('run', '=', run).executeTakeFirst()) ?? null,
    async counts(player, speed) {
      const row = await db
        .selectFrom('survivalCounts')
        .select(['finished', 'abandoned'])
        .where('player', '=', player)
        .where('speed', '=', speed)
        .executeTakeFirst();
      return row ?? { finished: 0, abandoned: 0 };
    },
    async voidBegun(live, of) {
      const { numUpdatedRows } = await db
        .updateTable('survivals')
        .set({ status: 'void' })
        .where('status', '=', 'begun')
        .$if(live.length > 0, (query) => query.where('run', 'not in', live))
        .$if(of !== undefined, (query) =>
          query.where((e) => e.or([e('node', '=', of!.node), e('startedAt', '<', of!.before)])),
        )
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },
    async bests(speed, runs) {
      const rows = await db
        .selectFrom('survivalCounts')
        .select('best')
        .where('speed', '=', speed)
        .where('finished', '>=', Math.max(1, runs))
        .orderBy('best', 'desc')
        .execute();
      return rows.map(({ best }) => best);
    },
  };
}

/** Rolls back what was worked out for other counts. */
class Stale extends Error {}

async function orStale(db: Queries, work: (t: Queries) => Promise<boolean>): Promise<boolean | 'stale'> {
  try {
    return await writing(db, work);
  } catch (error) {
    if (error instanceof Stale) return 'stale';
    throw error;
  }
}

/** Adds a run that has just ended to its player's counts. Whoever ends another of theirs waits until this is stored. */
async function count(db: Queries, run: string): Promise<SurvivalCounts> {
  const { player, speed, status, ticks } = await db
    .selectFrom('survivals')
    .select(['player', 'speed', 'status', 'ticks'])
    .where('run', '=', run)
    .executeTakeFirstOrThrow();
  if (status !== 'finished' && status !== 'abandoned') return { finished: 0, abandoned: 0 };
  const finished = status === 'finished' ? 1 : 0;
  const best = status === 'finished' ? (ticks ?? 0) : 0;
  return db
    .insertInto('survivalCounts')
    .values({ player, speed, finished, abandoned: 1 - finished, best })
    .onConflict((c) =>
      c.columns(['player', 'speed']).doUpdateSet((e) => ({
        finished: e('survivalCounts.finished', '+', finished),
        abandoned: e('survivalCounts.abandoned', '+', 1 - finished),
        best: e.case().when('survivalCounts.best', '<', best).then(best).else(e.ref('survivalCounts.best')).end(),
      })),
    )
    .returning(['finished', 'abandoned'])
    .executeTakeFirstOrThrow();
}
