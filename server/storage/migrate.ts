import { type BytesType, MIGRATIONS, type Migration } from './migrations.ts';
import type { Queries } from './schema.ts';

/**
 * Brings a database to the newest version, each step in a transaction of its own (STORE6).
 * @param where the database, for whoever reads the message
 * @throws Error if it is of a newer version than this program knows
 */
export async function migrate(
  db: Queries,
  bytes: BytesType,
  where: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await db.schema
    .createTable('schemaVersions')
    .ifNotExists()
    .addColumn('version', 'integer', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .execute();
  const { version } = await db
    .selectFrom('schemaVersions')
    .select((e) => e.fn.max<number | null>('version').as('version'))
    .executeTakeFirstOrThrow();
  const has = version ?? 0;
  if (has > migrations.length) {
    throw new Error(
      `${where} is of version ${has}, this program knows up to ${migrations.length}: start the newer program, or set DATA_DIR to another folder`,
    );
  }
  for (const [i, { name, up }] of migrations.entries()) {
    if (i < has) continue;
    await db.transaction().execute(async (transaction) => {
      await up(transaction, bytes);
      await transaction
        .insertInto('schemaVersions')
        .values({ version: i + 1, name })
        .execute();
    });
  }
}
