/** Runs in a database: what `RunStore` promises, on any dialect. */
import type { RunBatch, RunStore, StoredRun } from '../training/runStore.ts';
import { appendEvents, readEvents } from './eventLog.ts';
import { dropOld, UNFINISHED } from './retention.ts';
import { goBack } from './rewind.ts';
import { readCurve } from './runCurve.ts';
import { deleteRun, dropSave, listCheckpoints, putCheckpoints, putSave, readCheckpoint, readSave } from './runFiles.ts';
import { figureColumns, noSuchRun, rowOf, runOf } from './runRows.ts';
import type { Queries, RunRow } from './schema.ts';
import { together } from './transactions.ts';

const MOST_EVENTS = 5_000; // in one answer

export function createRunStore(db: Queries): RunStore {
  return {
    async create(run) {
      await db.insertInto('runs').values(rowOf(run)).execute();
    },
    setStatus: (id, status, endedAt, problem) =>
      together(db, async (t) => {
        const { numUpdatedRows } = await t
          .updateTable('runs')
          .set({ status, endedAt, problem })
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) throw noSuchRun(id);
        if (!UNFINISHED.includes(status)) await dropSave(t, id);
      }),
    find: async (id) => {
      const row = await db.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? runOf(row) : null;
    },
    async list({ status, before, limit }) {
      if (status?.length === 0) return [];
      let query = db.selectFrom('runs').selectAll().orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
      if (status) query = query.where('status', 'in', status);
      if (before !== undefined) query = query.where('createdAt', '<', before);
      return runsOf(await query.execute());
    },
    async unfinished() {
      const rows = db.selectFrom('runs').selectAll().where('status', 'in', UNFINISHED);
      return runsOf(await rows.orderBy('createdAt').orderBy('id').execute());
    },
    append: (id, batch) =>
      together(db, async (t) => {
        const newest = await moveOn(t, id, batch);
        await appendEvents(t, id, newest, batch.events);
        await putCheckpoints(t, id, batch);
        if (batch.save) await putSave(t, id, batch.save);
      }),
    events: (id, after, limit) => together(db, (t) => readEvents(t, id, after, Math.min(limit, MOST_EVENTS))),
    curve: (id, most) => together(db, (t) => readCurve(t, id, most)),
    checkpoints: (id) => listCheckpoints(db, id),
    checkpoint: (id) => readCheckpoint(db, id),
    save: (id) => readSave(db, id),
    rewind: (id, newest, step) => together(db, (t) => goBack(t, id, newest, step)),
    retain: (runsWithCheckpoints) => together(db, (t) => dropOld(t, runsWithCheckpoints)),
    delete: (id) => together(db, (t) => deleteRun(t, id)),
  };
}

const runsOf = (rows: readonly RunRow[]): readonly StoredRun[] => rows.map(runOf);

/**
 * Writes a batch's figures if its events follow the stored ones (STORE2).
 * @returns number of the newest event before it
 */
async function moveOn(db: Queries, id: string, { events, figures, save }: RunBatch): Promise<number> {
  const newest = figures.newest - events.length;
  const gap = events.findIndex(({ number }, i) => number !== newest + 1 + i);
  if (gap >= 0) {
    throw new Error(
      `run ${id}: event ${events[gap]!.number} came where ${newest + 1 + gap} was due, newest ${figures.newest}`,
    );
  }
  if (save && save.newest > figures.newest) {
    throw new Error(`run ${id}: a save at event ${save.newest} is ahead of the newest, ${figures.newest}`);
  }
  const { numUpdatedRows } = await db
    .updateTable('runs')
    .set(figureColumns(figures))
    .where('id', '=', id)
    .where('newest', '=', newest) // two writers cannot both go on from here
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 1n) return newest;
  const stored = await db.selectFrom('runs').select('newest').where('id', '=', id).executeTakeFirst();
  throw stored ? new Error(`run ${id}: events after ${newest} came, ${stored.newest} are stored`) : noSuchRun(id);
}
