import { join } from 'node:path';
import type { BoardStores } from '../boards/stores.ts';
import type { RunStore } from '../training/runStore.ts';
import { createBoardStores } from './boards/boardStores.ts';
import { makeFolder } from './folder.ts';
import { migrate } from './migrate.ts';
import { createRunStore } from './runStore.ts';
import { openSqlite } from './sqlite.ts';

/** What is kept, by what it is kept for. */
export interface Stores extends BoardStores {
  readonly runs: RunStore;
}

export interface Storage extends Stores {
  /** Nothing may be asked of it afterwards; another process may open it. */
  close(): Promise<void>;
}

/** Where the database is. */
export interface Place {
  readonly dataDir: string;
  readonly databaseUrl: string | null; // of a PostgreSQL; null: a file in the data folder
}

/**
 * The database, made at the first start and brought to the newest version.
 * @throws Error whose message is one line for whoever starts the server
 */
export async function openStorage({ dataDir }: Place): Promise<Storage> {
  makeFolder(dataDir);
  const path = join(dataDir, 'arena.db');
  const { db, bytes, close } = openSqlite(path);
  try {
    await migrate(db, bytes, path);
  } catch (error) {
    await close();
    throw error;
  }
  return { runs: createRunStore(db), ...createBoardStores(db), close };
}
