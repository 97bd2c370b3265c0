/** Agents and recipes on their way to a board: what `SubmissionStore` promises. */
import type { StoredSubmission, SubmissionStore } from '../../boards/stores.ts';
import type { Queries } from '../schema.ts';
import { together, writing } from '../transactions.ts';
import { putRows } from './boardRows.ts';

const UNDECIDED = ['queued', 'running'] as const;

export function createSubmissionStore(db: Queries): SubmissionStore {
  return {
    create: (submission, file) =>
      writing(db, async (t) => {
        const known = await standing(t, submission.kind, submission.hash);
        if (known) return known;
        await t.insertInto('submissions').values(submission).execute();
        await t.insertInto('submissionFiles').values({ id: submission.id, file }).execute();
        return null;
      }),
    find: (id) => byId(db, id),
    byHash: (kind, hash) =>
      together(db, async (t) => {
        const refused = t.selectFrom('submissions').selectAll().where('kind', '=', kind).where('hash', '=', hash);
        return (
          (await standing(t, kind, hash)) ??
          (await refused.orderBy('committedAt', 'desc').limit(1).executeTakeFirst()) ??
          null
        );
      }),
    async file(id) {
      const row = await db.selectFrom('submissionFiles').select('file').where('id', '=', id).executeTakeFirst();
      return row ? row.file : null;
    },
    waiting: () =>
      db
        .selectFrom('submissions')
        .selectAll()
        .where('status', 'in', UNDECIDED)
        .orderBy('committedAt')
        .orderBy('id')
        .execute(),
    ofOwner: (owner, limit) =>
      db
        .selectFrom('submissions')
        .selectAll()
        .where('owner', '=', owner)
        .orderBy('committedAt', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute(),
    async countSince(owner, since) {
      const { count } = await db
        .selectFrom('submissions')
        .select((e) => e.fn.countAll<number>().as('count'))
        .where('owner', '=', owner)
        .where('committedAt', '>=', since)
        .executeTakeFirstOrThrow();
      return count;
    },
    draw: (id, entropy, drawnAt) =>
      writing(db, async (t) => {
        await t
          .updateTable('submissions')
          .set((e) => ({
            status: 'running',
            entropy: e.fn.coalesce('entropy', e.val(entropy)),
            drawnAt: e.fn.coalesce('drawnAt', e.val(drawnAt)),
            startedAt: e.fn.coalesce('startedAt', e.val(drawnAt)),
          }))
          .where('id', '=', id)
          .where('status', 'in', UNDECIDED)
          .execute();
        const drawn = await byId(t, id);
        if (!drawn) throw noSuchSubmission(id);
        return drawn;
      }),
    async progress(id, results) {
      await changeUndecided(db, id, { results });
    },
    admit: (id, endedAt, rows) =>
      writing(db, async (t) => {
        await changeUndecided(t, id, { status: 'admitted', endedAt });
        await putRows(t, rows);
      }),
    refuse: (id, endedAt, problem) =>
      writing(db, async (t) => {
        await changeUndecided(t, id, { status: 'refused', endedAt, problem });
        await t.deleteFrom('submissionFiles').where('id', '=', id).execute();
      }),
  };
}

const noSuchSubmission = (id: string): Error => new Error(`there is no submission ${id}`);

async function changeUndecided(db: Queries, id: string, change: Partial<StoredSubmission>): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('submissions')
    .set(change)
    .where('id', '=', id)
    .where('status', 'in', UNDECIDED)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 1n) return;
  const stored = await byId(db, id);
  throw stored ? new Error(`submission ${id} has been ${stored.status} already`) : noSuchSubmission(id);
}

async function byId(db: Queries, id: string): Promise<StoredSubmission | null> {
  return (await db.selectFrom('submissions').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The one of this hash that is not refused. */
async function standing(db: Queries, kind: StoredSubmission['kind'], hash: string): Promise<StoredSubmission | null> {
  const row = await db
    .selectFrom('submissions')
    .selectAll()
    .where('kind', '=', kind)
    .where('hash', '=', hash)
    .where('status', '<>', 'refused')
    .executeTakeFirst();
  return row ?? null;
}
