import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../../server/storage/migrate.ts';
import { MIGRATIONS, type Migration } from '../../../server/storage/migrations.ts';
import { createRunStore } from '../../../server/storage/runStore.ts';
import { openSqlite } from '../../../server/storage/sqlite.ts';
import { batchOf, checkpointOf, episodes, sampleRun } from './samples.ts';
import { openFolder, temporaryFolders } from './sqliteFolder.ts';

const newFolder = temporaryFolders();
const fileOf = (folder: string): string => join(folder, 'arena.db');

/** A folder whose database holds a run of so many events, closed. */
async function filled(count = 2_000): Promise<string> {
  const folder = newFolder();
  const { runs, close } = await openFolder(folder);
  await runs.create(sampleRun('kept'));
  const noise = Uint8Array.from({ length: 40_000 }, (_, i) => (i * i) >> 3);
  await runs.append('kept', batchOf(episodes(count), { checkpoints: [checkpointOf('kept', 'c', 1, noise)] }));
  await close();
  return folder;
}

describe('[STORE6] migrations', () => {
  it('make a fresh database, and find nothing to do in one that is up to date', async () => {
    const folder = join(newFolder(), 'made', 'with it');
    for (const round of [0, 1, 2]) {
      const { runs, close } = await openFolder(folder);
      expect(await runs.list({ limit: 9 })).toHaveLength(round);
      await runs.create(sampleRun(`run-${round}`));
      await close();
    }
    const { db, close } = openSqlite(fileOf(folder));
    const versions = await db.selectFrom('schemaVersions').selectAll().execute();
    expect(versions).toEqual(MIGRATIONS.map(({ name }, i) => ({ version: i + 1, name })));
    await close();
  });
  it('a step that fails leaves nothing of itself, and those before it stay', async () => {
    const { db, bytes, close } = openSqlite(fileOf(newFolder()));
    const broken: Migration = {
      name: 'broken',
      async up(t) {
        await t.schema.createTable('half').addColumn('a', 'text').execute();
        throw new Error('no further');
      },
    };
    await expect(migrate(db, bytes, 'x', [...MIGRATIONS, broken])).rejects.toThrow('no further');
    const tables = await db.introspection.getTables();
    expect(tables.map(({ name }) => name)).toContain('runs');
    expect(tables.map(({ name }) => name)).not.toContain('half');
    await migrate(db, bytes, 'x'); // of the version that it has reached
    await close();
  });
  it('a newer database is refused in one line that says what to do, and left as it is', async () => {
    const folder = await filled();
    const { db, bytes, close } = openSqlite(fileOf(folder));
    const next: Migration = { name: 'next', up: async () => {} };
    await migrate(db, bytes, 'x', [...MIGRATIONS, next]);
    await close();
    const known = MIGRATIONS.length;
    const line = `${fileOf(folder)} is of version ${known + 1}, this program knows up to ${known}: start the newer program, or set DATA_DIR to another folder`;
    for (let i = 0; i < 2; i++) await expect(openFolder(folder)).rejects.toThrow(new Error(line)); // the lock is free again
  });
});

describe('[STORE7] a file that cannot be used is refused in one line', () => {
  const damaged = async (folder: string): Promise<void> => {
    const error = await openFolder(folder).then(
      async ({ close }) => close().then(() => null),
      (e: Error) => e,
    );
    expect(error?.message).toMatch(
      /^\S*arena\.db is damaged \([^\n]*\): put a backup in its place, or move it away[^\n]*$/,
    );
  };
  it('garbage', async () => {
    const folder = newFolder();
    writeFileSync(fileOf(folder), 'not a database, but long enough to be taken for one. '.repeat(400));
    await damaged(folder);
  });
  it('cut off anywhere', async () => {
    const whole = await filled();
    const { size } = statSync(fileOf(whole));
    for (const length of [1, 50, 100, 4_096, Math.floor(size / 2), size - 4_096, size - 1]) {
      const folder = newFolder();
      copyFileSync(fileOf(whole), fileOf(folder));
      truncateSync(fileOf(folder), length);
      await damaged(folder);
    }
  });
  it('overwritten in the middle', async () => {
    const folder = await filled();
    const content = readFileSync(fileOf(folder));
    content.fill(0xa5, 4_096, 3 * 4_096);
    writeFileSync(fileOf(folder), content);
    await damaged(folder);
  });
  it('a folder in its place, and a data folder that is a file', async () => {
    const folder = newFolder();
    mkdirSync(fileOf(folder));
    await expect(openFolder(folder)).rejects.toThrow(/arena\.db cannot be opened or written \([^\n]*\)$/);
    writeFileSync(join(folder, 'file'), '');
    await expect(openFolder(join(folder, 'file'))).rejects.toThrow();
  });
  it('the one that another server has open; free again when that one is closed', async () => {
    const folder = newFolder();
    const first = await openFolder(folder);
    const line = `${fileOf(folder)} is in use by another server: stop that one, or set DATA_DIR to another folder`;
    await expect(openFolder(folder)).rejects.toThrow(new Error(line));
    await first.runs.create(sampleRun('still works'));
    await first.close();
    const second = await openFolder(folder);
    expect(await second.runs.find('still works')).not.toBeNull();
    await second.close();
    expect(existsSync(`${fileOf(folder)}-wal`) && statSync(`${fileOf(folder)}-wal`).size > 0).toBe(false);
  });
});

describe('[STORE10] an acknowledged commit', () => {
  it('has been written through to the disk', async () => {
    const { db, close } = openSqlite(fileOf(newFolder()));
    const { rows: modes } = await sql`PRAGMA journal_mode`.execute(db);
    const { rows: levels } = await sql`PRAGMA synchronous`.execute(db);
    expect([modes, levels]).toEqual([[{ journalMode: 'wal' }], [{ synchronous: 2 }]]); // 2: FULL
    await close();
  });
});

describe('[STORE2] a full disk', () => {
  it('refuses the batch whole, and takes the next one that fits', async () => {
    const folder = await filled();
    const database = openSqlite(fileOf(folder), { mostBytes: statSync(fileOf(folder)).size + 64 * 1024 });
    const runs = createRunStore(database.db);
    const large = { newest: 2_001, step: 20_010, bytes: new Uint8Array(1024 * 1024) };
    const tooMuch = batchOf(episodes(1, 2_000), { save: large, dropped: ['c'] });
    for (let i = 0; i < 3; i++) await expect(runs.append('kept', tooMuch)).rejects.toThrow('disk is full');
    expect((await runs.find('kept'))!.progress.newest).toBe(2_000);
    expect(await runs.events('kept', 1_999, 10)).toHaveLength(1);
    expect(await runs.checkpoints('kept')).toHaveLength(1);
    expect(await runs.save('kept')).toBeNull();
    await runs.append('kept', batchOf(episodes(1, 2_000)));
    expect(await runs.events('kept', 1_999, 10)).toHaveLength(2);
    await database.close();
  });
});
