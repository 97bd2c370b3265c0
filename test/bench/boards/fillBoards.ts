/** Fills boards with rows by the million, past the stores, which would take an hour; then counts them as the stores do. */
import { join } from 'node:path';
import Database from 'libsql';
import pg from 'pg';
import type { StoredRow } from '../../../server/boards/stores.ts';
import { recount } from '../../../server/storage/boards/boardCounts.ts';
import { lowered } from '../../../server/storage/boards/boardRows.ts';
import { DATABASE_FILE, openDatabase, openStorage, type Place } from '../../../server/storage/storage.ts';
import { writing } from '../../../server/storage/transactions.ts';
import { BOARDS } from '../../../shared/protocol/boards.ts';
import { DIVISIONS, fullRow } from './boardRows.ts';

const AT_ONCE = 5_000; // rows in a transaction

const COLUMNS = 'board, division, id, owner, name, name_lower, by_name, place, at, hidden, figures, proof';

const valuesOf = (row: StoredRow): (string | number | null)[] => [
  ...[row.board, row.division, row.id, row.owner, row.name, lowered(row.name), row.by, row.place, row.at],
  ...[0, JSON.stringify(row.figures), JSON.stringify(row.proof)],
];

/**
 * @param place of an empty database that nobody has open
 * @param count rows of each board
 * @param ties all rows of a board have equal figures
 */
export async function fillBoards(place: Place, count: number, ties: boolean): Promise<void> {
  await (await openStorage(place)).close();
  const insert = place.databaseUrl === null ? intoSqlite(place.dataDir) : await intoPostgres(place.databaseUrl);
  for (const board of BOARDS) {
    for (let from = 0; from < count; from += AT_ONCE) {
      const numbers = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, i) => from + i);
      await insert.rows(numbers.map((number) => fullRow(board, number, ties)));
    }
  }
  await insert.close();
  const { db, close } = await openDatabase(place);
  for (const board of BOARDS) await writing(db, (t) => recount(t, { board, division: DIVISIONS[board] }));
  await close();
}

interface Insert {
  rows(rows: readonly StoredRow[]): Promise<void>;
  close(): Promise<void>;
}

function intoSqlite(dataDir: string): Insert {
  const file = new Database(join(dataDir, DATABASE_FILE));
  file.pragma('cache_size = -400000');
  const found =
    "select name, sql from sqlite_master where type = 'index' and tbl_name = 'board_rows' and sql is not null";
  const indexes = file.prepare(found).all([]) as { readonly name: string; readonly sql: string }[];
  for (const { name } of indexes) file.exec(`drop index ${name}`); // built at once they take a third of the time
  const each = COLUMNS.split(', ').map((_, i) => `value ->> ${i}`);
  const statement = file.prepare(`insert into board_rows (${COLUMNS}) select ${each.join(', ')} from json_each(?)`);
  return {
    async rows(rows) {
      statement.run([JSON.stringify(rows.map(valuesOf))]);
    },
    async close() {
      for (const { sql } of indexes) file.exec(sql);
      file.pragma('wal_checkpoint(TRUNCATE)');
      file.close();
    },
  };
}

async function intoPostgres(url: string): Promise<Insert> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const found =
    "select indexname, indexdef from pg_indexes where tablename = 'board_rows' and indexdef not like '%UNIQUE%'";
  const indexes = (await client.query(found)).rows as { readonly indexname: string; readonly indexdef: string }[];
  for (const { indexname } of indexes) await client.query(`drop index ${indexname}`);
  const types = COLUMNS.split(', ').map(
    (name) => `$${name}::${name === 'at' || name === 'hidden' ? 'bigint' : 'text'}[]`,
  );
  const given = types.map((type, i) => type.replace(/^\$\w+/, `$${i + 1}`)).join(', ');
  return {
    async rows(rows) {
      const values = rows.map(valuesOf);
      const columns = values[0]!.map((_, i) => values.map((row) => row[i]));
      await client.query(`insert into board_rows (${COLUMNS}) select * from unnest(${given})`, columns);
    },
    async close() {
      for (const { indexdef } of indexes) await client.query(indexdef);
      await client.query('vacuum analyze');
      await client.end();
    },
  };
}
