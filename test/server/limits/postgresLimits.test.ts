import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../../../server/storage/postgres.ts';
import { hasPostgres, type Postgres, startPostgres } from '../../support/postgres.ts';

describe.runIf(hasPostgres())('a question to PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres.stop());

  it('[LIMIT16] is given up at last, and an unfinished transaction too; migrations may take what they need', async () => {
    const { db, alone, close } = await openPostgres(await postgres.database());
    const limits = async (queries: typeof db) => {
      const { rows } = await sql<{ readonly name: string; readonly setting: string }>`
        select name, setting from pg_settings
        where name in ('statement_timeout', 'idle_in_transaction_session_timeout') order by name`.execute(queries);
      return rows.map(({ setting }) => setting);
    };
    expect(await limits(db)).toEqual(['120000', '120000']);
    expect(await alone(limits)).toEqual(['120000', '0']);
    for (const found of await Promise.all(Array.from({ length: 10 }, () => limits(db))))
      expect(found).toEqual(['120000', '120000']); // all connections, the one of before too
    await close();
  });
});
