/** A database in one file: libsql under kysely. All that is SQLite's own is here. */
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CamelCasePlugin, Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import type { OpenDatabase } from './database.ts';
import type { Schema } from './schema.ts';
import { sizesOf } from './sqliteSizes.ts';
import { forKysely } from './sqliteStatements.ts';

const LOCK = 'arena.lock';
const PAGE = 4_096; // bytes
const CACHE_KIB = 32 * 1024;
const BUSY_MS = 5_000; // how long a backup or a curious reader may hold us up
const CHECKED_WHOLE = 256 * 1024 * 1024; // bytes; of a larger file only what is read is checked

/**
 * @param limits mostBytes: as if the disk were full beyond it, for tests
 * @throws Error of one line if the file is another process's, damaged or cannot be written
 */
export function openSqlite(
  path: string,
  { mostBytes = null }: { readonly mostBytes?: number | null } = {},
): OpenDatabase {
  const unlock = holdLock(path);
  let file: Database.Database | null = null;
  try {
    assertWholePages(path);
    file = new Database(path);
    const opened = file;
    prepareFile(opened, path);
    if (mostBytes !== null) opened.pragma(`max_page_count = ${Math.floor(mostBytes / PAGE)}`);
    const db = new Kysely<Schema>({
      dialect: new SqliteDialect({ database: forKysely(opened) }),
      plugins: [new CamelCasePlugin()],
    });
    const close = async (): Promise<void> => {
      opened.pragma('wal_checkpoint(TRUNCATE)');
      await db.destroy();
      unlock();
    };
    return { db, where: path, bytes: 'blob', alone: (work) => work(db), sizes: () => sizesOf(db, path), close };
  } catch (error) {
    file?.close();
    unlock();
    throw inWords(error, path);
  }
}

/** SQLite takes a file of a few bytes for a new one, and does not miss the end of its last page. Where a log is left, the log mends it. */
function assertWholePages(path: string): void {
  const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (!statSync(path, { throwIfNoEntry: false })?.isFile() || sizeOf(`${path}-wal`) > 0) return;
  if (sizeOf(path) % PAGE !== 0) throw damage('cut off amid a page');
}

const damage = (reason: string): Error => Object.assign(new Error(reason), { code: 'SQLITE_CORRUPT' });

function prepareFile(file: Database.Database, path: string): void {
  file.pragma(`busy_timeout = ${BUSY_MS}`);
  file.pragma(`page_size = ${PAGE}`);
  file.pragma('journal_mode = WAL');
  file.pragma(`cache_size = -${CACHE_KIB}`);
  file.pragma('synchronous = FULL'); // a commit is on the disk before it is acknowledged
  file.pragma('journal_size_limit = 16777216'); // the log of a large save is given back
  file.exec('BEGIN IMMEDIATE; ROLLBACK'); // can it be written?
  if (statSync(path).size > CHECKED_WHOLE) return;
  const [answer] = file.pragma('quick_check(1)') as { readonly quick_check: string }[];
  if (answer?.quick_check !== 'ok') throw damage(answer?.quick_check ?? 'no answer');
}

/**
 * SQLite's own lock on a file beside the database, for as long as the process lives: the system takes it back after a `kill -9`.
 * The database itself stays open to readers such as a backup.
 * @throws Error if another process holds it
 */
export function holdLock(path: string): () => void {
  const lockPath = join(dirname(path), LOCK);
  try {
    const lock = new Database(lockPath);
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    return () => {
      lock.exec('ROLLBACK');
      lock.close();
    };
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code !== 'SQLITE_BUSY') throw inWords(error, lockPath);
    throw new Error(`${path} is in use by another server: stop that one, or set DATA_DIR to another folder`, {
      cause: error,
    });
  }
}

/** What went wrong with a file, and what to do, in one line. */
function inWords(error: unknown, path: string): Error {
  const { code = '', message } = error as { readonly code?: string; readonly message: string };
  const reason = message.split('\n', 1)[0]!;
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return new Error(`${path} is damaged (${reason}): put a backup in its place, or move it away to start empty`, {
      cause: error,
    });
  }
  return new Error(`${path} cannot be opened or written (${reason})`, { cause: error });
}
