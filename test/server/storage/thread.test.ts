import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../../server/storage/storage.ts';
import { openStorageThread } from '../../../server/storageThread.ts';
import { ensureServerBuilt, STORAGE_WORKER } from '../built.ts';
import { runStoreContract } from './contract.ts';
import { boardStoreContract } from './contractBoards.ts';
import { playersContract } from './contractPlayers.ts';
import { submissionsContract } from './contractSubmissions.ts';
import { batchOf, episodes, sampleRun } from './samples.ts';
import { temporaryFolders } from './sqliteFolder.ts';

const newFolder = temporaryFolders();
const openThread = (dataDir: string): Promise<Storage> =>
  openStorageThread(STORAGE_WORKER, { dataDir, databaseUrl: null });
beforeAll(ensureServerBuilt, 60_000);

runStoreContract(() => openThread(newFolder()));
boardStoreContract(() => openThread(newFolder()));
playersContract(() => openThread(newFolder()));
submissionsContract(() => openThread(newFolder()));

describe('[STORE11] the database in a thread of its own', () => {
  it('stores in the order of asking, waited for or not', async () => {
    const { runs, close } = await openThread(newFolder());
    const asked = [runs.create(sampleRun('r'))];
    for (let i = 0; i < 40; i++) asked.push(runs.append('r', batchOf(episodes(30, 30 * i))));
    await Promise.all(asked);
    expect(await runs.events('r', 0, 5_000)).toEqual(episodes(1_200));
    await close();
    await expect(runs.find('r')).rejects.toThrow('the database is closed');
  });
  it('refuses a damaged file and one in use in the words of the database', async () => {
    const folder = newFolder();
    const { close } = await openThread(folder);
    await expect(openThread(folder)).rejects.toThrow('arena.db is in use by another server');
    await close();
    const damaged = newFolder();
    writeFileSync(join(damaged, 'arena.db'), 'x'.repeat(8_192));
    await expect(openThread(damaged)).rejects.toThrow('arena.db is damaged');
  });
});
