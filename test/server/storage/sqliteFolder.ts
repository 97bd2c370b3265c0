import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStorage, type Storage } from '../../../server/storage/storage.ts';

/** Folders of their own for the tests of a file, gone after the last. */
export function temporaryFolders(): () => string {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'arena-storage-'));
    made.push(folder);
    return folder;
  };
}

/** The database file of a folder. */
export const openFolder = (dataDir: string): Promise<Storage> => openStorage({ dataDir, databaseUrl: null });
