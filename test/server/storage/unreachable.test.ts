import { spawnSync } from 'node:child_process';
import { beforeAll, expect, it } from 'vitest';
import { ensureServerBuilt, MAIN } from '../built.ts';
import { temporaryFolders } from './sqliteFolder.ts';

const newFolder = temporaryFolders();
beforeAll(ensureServerBuilt, 60_000);

it.each([
  ['postgres://arena:not-to-be-told@127.0.0.1:1/arena', 'cannot be reached'],
  ['mysql://arena:not-to-be-told@127.0.0.1/arena', 'DATABASE_URL is no postgres://'],
])('[STORE7] a server that cannot use %s says so in one line without the password, and ends', (url, problem) => {
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: newFolder(), DATABASE_URL: url };
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN], { env, encoding: 'utf8' });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain(problem);
  expect(stderr).not.toContain('not-to-be-told');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});
