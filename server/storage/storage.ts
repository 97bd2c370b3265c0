import { join } from 'node:path';
import type { RunStore } from '../training/runStore.ts';
import { makeFolder } from './folder.ts';
import { migrate } from './migrate.ts';
import { createRunStore } from './runStore.ts';
import { openSqlite } from './sqlite.ts';

export interface Storage {
  readonly runs: RunStore;
  /** Nothing may be asked of it afterwards; another process may open it. */
  close(): Promise<void>;
}

/**
 * The database of a data folder, made at the first start and brought to the newest version.
 * @throws Error whose message is one line for whoever starts the server
 */
export async function openStorage(dataDir: string): Promise<Storage> {
  makeFolder(dataDir);
  const path = join(dataDir, 'arena.db');
  const { db, bytes, close } = openSqlite(path);
  try {
    await migrate(db, bytes, path);
  } catch (error) {
    await close();
    throw error;
  }
  return { runs: createRunStore(db), close };
}
