/** Whole copies of an SQLite database, and back. A copy is never seen half: it is written aside, checked, synced and renamed. */
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'libsql';
import { makeFolder } from './folder.ts';
import { MIGRATIONS } from './migrations.ts';
import { holdLock } from './sqlite.ts';
import { DATABASE_FILE } from './storage.ts';

const BUSY_MS = 5_000;

/** What a copy holds. */
export interface Copied {
  readonly file: string;
  readonly bytes: number;
  readonly version: number; // of the schema
}

/**
 * Copies the database of a data folder as it is at one moment. A server may have it open, and goes on meanwhile.
 * @throws Error of one line if there is none, or the copy cannot be written
 */
export function backUp(dataDir: string, file: string, force: boolean): Copied {
  const path = join(dataDir, DATABASE_FILE);
  if (!existsSync(path)) throw new Error(`there is no database ${path}: start the server once, or set DATA_DIR`);
  return putInPlace(file, force, (aside) => {
    const database = new Database(path);
    try {
      database.pragma(`busy_timeout = ${BUSY_MS}`);
      database.prepare('VACUUM INTO ?').run([aside]);
    } finally {
      database.close();
    }
  });
}

/**
 * Puts a copy in the place of a data folder's database.
 * @throws Error of one line if a server runs there, the copy is damaged or of a newer program, or there is a database and not `force`
 */
export function restore(file: string, dataDir: string, force: boolean): Copied {
  if (!existsSync(file)) throw new Error(`there is no file ${file}`);
  checkCopy(file, file);
  makeFolder(dataDir);
  const path = join(dataDir, DATABASE_FILE);
  const unlock = holdLock(path);
  try {
    return putInPlace(
      path,
      force,
      (aside) => copyFileSync(file, aside),
      () => {
        for (const log of [`${path}-wal`, `${path}-shm`]) rmSync(log, { force: true }); // they belong to the database that goes
      },
    );
  } finally {
    unlock();
  }
}

/** @param write writes a file of that name @param before what has to be done right before it gets its own */
function putInPlace(file: string, force: boolean, write: (aside: string) => void, before?: () => void): Copied {
  if (existsSync(file) && !force) throw new Error(`${file} exists: --force overwrites it`);
  const aside = `${resolve(file)}.${process.pid}.tmp`;
  rmSync(aside, { force: true });
  try {
    write(aside);
    const version = checkCopy(aside, file);
    sync(aside);
    before?.();
    renameSync(aside, file);
    sync(dirname(resolve(file)));
    return { file, bytes: statSync(file).size, version };
  } catch (error) {
    rmSync(aside, { force: true });
    const { message } = error as Error;
    throw message.startsWith(`${file} is `)
      ? error
      : new Error(`${file} cannot be written (${message})`, { cause: error });
  }
}

/** @param name what to call it @returns version of its schema @throws Error if it is no whole database of ours */
function checkCopy(path: string, name: string): number {
  const version = versionOf(path, name);
  if (version > MIGRATIONS.length) {
    throw new Error(
      `${name} is of version ${version}, this program knows up to ${MIGRATIONS.length}: use the newer program`,
    );
  }
  return version;
}

function versionOf(path: string, name: string): number {
  let database: Database.Database | null = null;
  try {
    database = new Database(path, { readonly: true });
    const [answer] = database.pragma('quick_check(1)') as { readonly quick_check: string }[];
    if (answer?.quick_check !== 'ok') throw new Error(answer?.quick_check ?? 'no answer');
    const { version } = database.prepare('select max(version) as version from schema_versions').get([]) as {
      readonly version: number;
    };
    return version;
  } catch (error) {
    throw new Error(`${name} is damaged, or no backup (${(error as Error).message.split('\n', 1)[0]})`, {
      cause: error,
    });
  } finally {
    database?.close();
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
