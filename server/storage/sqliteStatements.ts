/** libsql as kysely wants it: bytes as arrays of bytes, no complaint where a full disk has rolled back already, and each text prepared once. */
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type Database from 'libsql';

/** Of different texts; what is prepared anew each time is given back only when its thread collects garbage, which a quiet thread seldom does. */
const MOST_KEPT = 256;

export function forKysely(file: Database.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>(); // used longest ago first
  return {
    close: () => void file.close(),
    prepare(sql) {
      if (sql === 'rollback' && !file.inTransaction) return NOTHING;
      const statement = kept.get(sql) ?? prepared(file, sql, () => kept.delete(sql));
      kept.delete(sql);
      kept.set(sql, statement);
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
      return statement;
    },
  };
}

/** @param failed it threw, and may not have come to its end */
function prepared(file: Database.Database, sql: string, failed: () => void): SqliteStatement {
  const statement = file.prepare(sql);
  function tried<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      failed();
      throw error;
    }
  }
  return {
    reader: statement.reader,
    all: (parameters) => tried(() => statement.all(parameters as unknown[]).map(withBytes)),
    run: (parameters) => tried(() => statement.run(parameters as unknown[])),
    iterate: (parameters) => file.prepare(sql).iterate(parameters as unknown[]), // it may be read while others are
  };
}

const NOTHING: SqliteStatement = {
  reader: true,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

function withBytes(row: unknown): unknown {
  const columns = row as Record<string, unknown>;
  for (const [name, value] of Object.entries(columns)) {
    if (value instanceof ArrayBuffer) columns[name] = new Uint8Array(value);
  }
  return columns;
}
