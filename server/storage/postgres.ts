/** A PostgreSQL database: pg under kysely. All that is PostgreSQL's own is here. */
import { CamelCasePlugin, CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { OpenDatabase } from './database.ts';
import { type Sharing, takeTenancy } from './postgresTenancy.ts';
import type { Queries, Schema } from './schema.ts';

const CONNECTIONS = 8;
const REACHED_WITHIN_MS = 5_000;
const MIGRATING = 5_320_116; // number of the advisory lock under which migrations run

const SILENT_MS = 10_000;
const QUESTION_MS = 120_000; // what takes longer is given up, there too; migrations may take what they need

const LIMITS = `set statement_timeout = ${QUESTION_MS}; set idle_in_transaction_session_timeout = ${QUESTION_MS}`;

const STARTING = '57P03';
const STARTING_TRIES = 60;
const STARTING_PAUSE_MS = 500;

const { INT8, BYTEA } = pg.types.builtins;

/**
 * @param url postgres://USER:PASSWORD@HOST:PORT/NAME
 * @param sharing for how long it is open; null: beside whoever has it
 * @throws Error of one line, without the password, if it cannot be reached, does not let us in, or another server has it
 */
export async function openPostgres(url: string, sharing: Sharing | null = null): Promise<OpenDatabase> {
  const where = placeOf(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: REACHED_WITHIN_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: SILENT_MS, // else a machine that is gone is noticed after two hours
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
  });
  pool.on('error', () => {}); // an idle connection broke: the pool has dropped it, the next question opens another
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({
      pool,
      onCreateConnection: async (connection) => {
        await connection.executeQuery(CompiledQuery.raw('set synchronous_commit = on')); // a commit is on the disk before it is acknowledged
        await connection.executeQuery(CompiledQuery.raw(LIMITS));
      },
    }),
    plugins: [new CamelCasePlugin()],
  });
  let giveBack = async (): Promise<void> => {};
  try {
    await untilStarted(db);
  } catch (error) {
    await db.destroy();
    throw inWords(error, where);
  }
  try {
    if (sharing !== null) giveBack = await takeTenancy(url, where, sharing);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    ...{ db, where, bytes: 'bytea' },
    alone: (work) => lockedAlone(db, work),
    sizes: () => sizesOf(db),
    async close() {
      await db.destroy();
      await giveBack();
    },
  };
}

/** After a machine's start, or a crash, PostgreSQL says for a while that it is starting. */
async function untilStarted(db: Queries): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await sql`select 1`.execute(db);
      return;
    } catch (error) {
      if ((error as { readonly code?: string }).code !== STARTING || tries === STARTING_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, STARTING_PAUSE_MS));
    }
  }
}

/** One process after another, in one connection. */
function lockedAlone<T>(db: Queries, work: (db: Queries) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection);
    await sql`select pg_advisory_lock(${sql.lit(MIGRATING)})`.execute(connection);
    try {
      return await work(connection);
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(MIGRATING)})`.execute(connection);
      await sql.raw(LIMITS).execute(connection);
    }
  });
}

async function sizesOf(db: Queries): ReturnType<OpenDatabase['sizes']> {
  const { rows } = await sql<{ readonly name: string; readonly bytes: number }>`
    select relname as name, pg_total_relation_size(oid) as bytes from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace order by relname`.execute(db);
  const whole = await sql<{ readonly bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(db);
  return { bytes: whole.rows[0]!.bytes, tables: Object.fromEntries(rows.map(({ name, bytes }) => [name, bytes])) };
}

/** Whole numbers as numbers, bytes as arrays of bytes of their own. */
function parserOf(type: number, format?: 'text' | 'binary'): (value: never) => unknown {
  if (type === INT8) return Number;
  const parse = pg.types.getTypeParser(type, format as 'text') as (value: string) => unknown;
  return type === BYTEA ? (value) => Uint8Array.from(parse(value) as Buffer) : parse;
}

/** Host, port and name of the database: what may be told of a URL. */
function placeOf(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? decodeURIComponent(hostname);
  return `the database ${decodeURIComponent(pathname.slice(1))} at ${host}${port === '' ? '' : `:${port}`}`;
}

/** What went wrong, and what to do, in one line. */
function inWords(error: unknown, where: string): Error {
  const { code = '', message } = error as { readonly code?: string; readonly message: string };
  const isAnswer = /^(28|3D|42)/.test(code); // PostgreSQL's own codes for wrong users, passwords, names and rights
  const reason = (message || code || String(error)).split('\n', 1)[0]!;
  return new Error(
    isAnswer
      ? `${where} does not let us in (${reason}): see user, password and name in DATABASE_URL`
      : `${where} cannot be reached (${reason}): start it, or see host and port in DATABASE_URL`,
    { cause: error },
  );
}
