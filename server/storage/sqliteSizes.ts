/** How much of an SQLite file each table takes, without reading it all. */
import { statSync } from 'node:fs';
import { sql } from 'kysely';
import type { OpenDatabase } from './database.ts';
import type { Queries } from './schema.ts';

const SAMPLED = 50; // newest rows of a table
const SMALLEST = 4_096; // bytes of a table

/** A table's share of the file is guessed from its newest rows and their numbers, which count up from 1: good to a factor of two. */
export async function sizesOf(db: Queries, path: string): ReturnType<OpenDatabase['sizes']> {
  const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const tables = await db.introspection.getTables();
  const guesses: [string, number][] = [];
  for (const { name, columns } of tables)
    guesses.push([
      name,
      await guess(
        db,
        name,
        columns.map((c) => c.name),
      ),
    ]);
  const guessed = guesses.reduce((sum, [, bytes]) => sum + bytes, 0);
  const file = sizeOf(path);
  const shares = guesses.map(([name, bytes]) => [name, Math.round((bytes / guessed) * file)] as const);
  return { bytes: file + sizeOf(`${path}-wal`), tables: Object.fromEntries(shares) };
}

async function guess(db: Queries, table: string, columns: readonly string[]): Promise<number> {
  const length = sql.join(
    columns.map((name) => sql`coalesce(length(${sql.ref(name)}), 0)`),
    sql` + `,
  );
  const newest = sql`select ${length} as size from ${sql.table(table)} order by rowid desc limit ${sql.lit(SAMPLED)}`;
  const { rows } = await sql<{ readonly last: number | null; readonly size: number | null }>`
    select (select max(rowid) from ${sql.table(table)}) as last, (select avg(size) from (${newest})) as size`.execute(
    db,
  );
  const { last, size } = rows[0]!;
  return Math.max(SMALLEST, (last ?? 0) * (size ?? 0));
}
