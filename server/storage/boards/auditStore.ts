/** What administrators did: what `AuditStore` promises. Entries are only ever added. */
import type { AuditEntry, AuditStore } from '../../boards/stores.ts';
import type { Queries } from '../schema.ts';
import { writing } from '../transactions.ts';

export function createAuditStore(db: Queries): AuditStore {
  return {
    add: (entry) =>
      writing(db, async (t) => {
        const { last } = await t
          .selectFrom('auditEntries')
          .select((e) => e.fn.max<number | null>('number').as('last'))
          .executeTakeFirstOrThrow();
        await t
          .insertInto('auditEntries')
          .values({ number: (last ?? 0) + 1, ...entry })
          .execute();
      }),
    async list(limit) {
      const rows = await db.selectFrom('auditEntries').selectAll().orderBy('number', 'desc').limit(limit).execute();
      return rows.map(({ number: _, ...entry }) => entry as AuditEntry);
    },
  };
}
