import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { backUp, restore } from '../../../server/storage/backup.ts';
import { migrate } from '../../../server/storage/migrate.ts';
import { MIGRATIONS } from '../../../server/storage/migrations.ts';
import { openSqlite } from '../../../server/storage/sqlite.ts';
import { CLI, ensureServerBuilt } from '../built.ts';
import { sampleRow, sampleSubmission } from './boardSamples.ts';
import { openFolder, temporaryFolders } from './sqliteFolder.ts';

const newFolder = temporaryFolders();
beforeAll(ensureServerBuilt, 60_000);

/** A folder whose database holds so many rows, closed. */
async function filled(count: number): Promise<string> {
  const folder = newFolder();
  const { submissions, close } = await openFolder(folder);
  await submissions.create(sampleSubmission('s'), new Uint8Array(200_000).fill(7));
  const rows = Array.from({ length: count }, (_, i) => sampleRow(`r${i}`, `${10_000 + i}`));
  await submissions.admit('s', 1, rows);
  await close();
  return folder;
}

async function rowsIn(dataDir: string): Promise<number> {
  const { boards, submissions, close } = await openFolder(dataDir);
  const { total } = await boards.page('players', '1x', null, 1);
  expect((await submissions.file('s'))!.every((byte) => byte === 7)).toBe(true);
  await close();
  return total;
}

const run = (
  command: string,
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [`${CLI}${command}.js`, ...args],
      { env: { ...process.env, ...env } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });

describe('[STORE21] a backup', () => {
  it('of a server that writes meanwhile is of one moment, and can be started from', async () => {
    const folder = await filled(100);
    const { boards, close } = await openFolder(folder);
    const copy = join(newFolder(), 'copy.db');
    let [put, isOver] = [100, false];
    const writing = (async () => {
      while (!isOver) {
        await boards.put(sampleRow(`r${put}`, `${10_000 + put++}`));
        await new Promise(setImmediate); // the copying process has to be heard
      }
    })();
    const { code, stdout } = await run('backup', { DATA_DIR: folder }, copy, '--json');
    isOver = true;
    await writing;
    await close();
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ file: copy, bytes: readFileSync(copy).length, version: MIGRATIONS.length });
    const fresh = newFolder();
    expect((await run('restore', { DATA_DIR: fresh }, copy)).code).toBe(0);
    const restored = await rowsIn(fresh);
    expect(restored).toBeGreaterThanOrEqual(100);
    expect(restored).toBeLessThanOrEqual(put);
    expect(readdirSync(fresh).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
  it('overwrites nothing without --force, and leaves nothing of one that failed', async () => {
    const folder = await filled(3);
    const place = newFolder();
    const copy = join(place, 'copy.db');
    writeFileSync(copy, 'precious');
    expect(() => backUp(folder, copy, false)).toThrow(`${copy} exists: --force overwrites it`);
    expect(readFileSync(copy, 'utf8')).toBe('precious');
    backUp(folder, copy, true);
    expect(() => backUp(folder, join(place, 'none', 'copy.db'), false)).toThrow('cannot be written');
    expect(() => backUp(place, join(place, 'other'), false)).toThrow('there is no database');
    expect(readdirSync(place)).toEqual(['copy.db']);
  });
});

describe('[STORE22] a restore', () => {
  it('waits for no server: it refuses while one runs', async () => {
    const folder = await filled(3);
    const copy = join(newFolder(), 'copy.db');
    backUp(folder, copy, false);
    const { close } = await openFolder(folder);
    const { code, stderr } = await run('restore', { DATA_DIR: folder }, copy, '--force');
    expect([code, stderr]).toEqual([1, expect.stringContaining('is in use by another server')]);
    await close();
  });
  it('replaces a database only with --force, its log too', async () => {
    const copy = join(newFolder(), 'copy.db');
    backUp(await filled(5), copy, false);
    const folder = await filled(9);
    expect(() => restore(copy, folder, false)).toThrow('exists: --force overwrites it');
    expect(await rowsIn(folder)).toBe(9);
    writeFileSync(join(folder, 'arena.db-wal'), 'what a crash left');
    restore(copy, folder, true);
    expect(existsSync(join(folder, 'arena.db-wal'))).toBe(false);
    expect(await rowsIn(folder)).toBe(5);
  });
  it('takes nothing that is damaged, foreign or newer', async () => {
    const copy = join(newFolder(), 'copy.db');
    const source = await filled(300);
    backUp(source, copy, false);
    const folder = await filled(1);
    const refused = (file: string, message: string): void => {
      expect(() => restore(file, folder, true)).toThrow(message);
    };
    refused(join(folder, 'none'), 'there is no file');
    const whole = readFileSync(copy);
    truncateSync(copy, whole.length - 4_096);
    refused(copy, 'damaged, or no backup');
    const spoilt = Buffer.from(whole);
    spoilt.fill(0xa5, 3 * 4_096, 6 * 4_096);
    writeFileSync(copy, spoilt);
    refused(copy, 'damaged, or no backup');
    writeFileSync(copy, 'not a database');
    refused(copy, 'damaged, or no backup');
    const { db, bytes, close } = openSqlite(join(source, 'arena.db'));
    await migrate(db, bytes, 'x', [...MIGRATIONS, { name: 'next', up: async () => {} }]);
    await close();
    backUpNewer(source, copy);
    refused(copy, 'use the newer program');
    expect(await rowsIn(folder)).toBe(1);
  });
  it('of a PostgreSQL is left to its own programs', async () => {
    const env = { DATABASE_URL: 'postgres://me:secret@localhost/arena' };
    for (const [command, program] of [
      ['backup', 'pg_dump'],
      ['restore', 'pg_restore'],
    ] as const) {
      const { code, stderr } = await run(command, env, 'file');
      expect([code, stderr.trimEnd().split('\n').length]).toEqual([2, 1]);
      expect(stderr).toContain(program);
      expect(stderr).not.toContain('secret');
    }
  });
});

/** The file of a closed database is a copy too. */
function backUpNewer(dataDir: string, copy: string): void {
  writeFileSync(copy, readFileSync(join(dataDir, 'arena.db')));
}
