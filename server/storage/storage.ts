import { join } from 'node:path';
import type { BoardStores } from '../boards/stores.ts';
import type { RunStore } from '../training/runStore.ts';
import { createBoardStores } from './boards/boardStores.ts';
import type { OpenDatabase } from './database.ts';
import { readFigures, type StorageFigures } from './figures.ts';
import { makeFolder } from './folder.ts';
import { migrate } from './migrate.ts';
import { openPostgres } from './postgres.ts';
import type { Sharing } from './postgresTenancy.ts';
import { createRunStore } from './runStore.ts';
import { openSqlite } from './sqlite.ts';

/** Of a data folder. */
export const DATABASE_FILE = 'arena.db';

/** What is kept, by what it is kept for. */
export interface Stores extends BoardStores {
  readonly runs: RunStore;
}

export interface Storage extends Stores {
  figures(): Promise<StorageFigures>;
  /** Nothing may be asked of it afterwards; another process may open it. */
  close(): Promise<void>;
}

/** Where the database is. */
export interface Place {
  readonly dataDir: string;
  readonly databaseUrl: string | null; // of a PostgreSQL; null: a file in the data folder
  readonly sharing?: Sharing; // of a PostgreSQL, by a server; without it beside whoever has it
}

/**
 * The database, made at the first start and brought to the newest version.
 * @throws Error whose message is one line for whoever starts the server
 */
export async function openStorage(place: Place): Promise<Storage> {
  const database = await openDatabase(place);
  const { db, bytes, where, alone, close } = database;
  try {
    await alone((db) => migrate(db, bytes, where));
  } catch (error) {
    await close();
    throw error;
  }
  return { runs: createRunStore(db), ...createBoardStores(db), figures: () => readFigures(database), close };
}

/** Without looking at its version. */
export async function openDatabase({ dataDir, databaseUrl, sharing }: Place): Promise<OpenDatabase> {
  if (databaseUrl !== null) return openPostgres(databaseUrl, sharing);
  makeFolder(dataDir);
  return openSqlite(join(dataDir, DATABASE_FILE));
}
