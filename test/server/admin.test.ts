import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AdminWish } from '../../server/boards/admin.ts';
import { askAdmin } from '../../server/cli/support/adminClient.ts';
import type { RunningServer } from '../../server/startServer.ts';
import { openStorage } from '../../server/storage/storage.ts';
import { publicId } from '../../shared/boards/publicId.ts';
import { CLI, ensureServerBuilt } from './built.ts';
import { samplePlayer, sampleRow } from './storage/boardSamples.ts';
import { next, testServer, visit } from './support.ts';

const ADA = 'aaaaaaaaaaaaaaaaaaaaaaaa';
const SESSION = { DATA_DIR: '' };
let place = { dataDir: '', databaseUrl: null };
let server: RunningServer | null = null;

const act = (wish: AdminWish, reason = 'a reason') => askAdmin(place, { kind: 'act', wish, by: 'the tester', reason });
const audit = async () => {
  const reply = await askAdmin(place, { kind: 'audit', limit: 100 });
  if (reply.kind !== 'audit') throw new Error(reply.line);
  return reply.entries;
};

/** Names of the rows that the server or the database shows. */
async function shown(): Promise<readonly string[]> {
  if (server) {
    const response = await fetch(`http://127.0.0.1:${server.port}/api/v1/boards/players/1x`);
    return ((await response.json()) as { readonly rows: readonly { readonly name: string }[] }).rows.map(
      ({ name }) => name,
    );
  }
  const storage = await openStorage(place);
  const { rows } = await storage.boards.page('players', '1x', null, 50);
  await storage.close();
  return rows.map(({ name }) => name);
}

beforeEach(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'admin-'));
  place = { dataDir, databaseUrl: null };
  SESSION.DATA_DIR = dataDir;
  const storage = await openStorage(place);
  await storage.players.put(samplePlayer(ADA, { name: 'Ada', nameKey: 'ada' }));
  await storage.boards.put(sampleRow(publicId(ADA), '001', { owner: ADA, name: 'Ada' }));
  await storage.boards.put(sampleRow('0123456789abcdef', '002', { name: 'Bob' }));
  await storage.close();
});
afterEach(async () => {
  await server?.stop();
  server = null;
  rmSync(place.dataDir, { recursive: true, force: true });
});

describe.each(['a running server', 'no server'])('[ADMIN1] with %s', (where) => {
  beforeEach(async () => {
    if (where === 'a running server') server = await testServer({}, SESSION);
  });

  it('a row is hidden and shown again, and both stand in the audit log', async () => {
    const row = { board: 'players', division: '1x', id: '0123456789abcdef' };
    expect(await act({ act: 'hide-row', ...row }, 'spam')).toMatchObject({ ok: true });
    expect(await shown()).toEqual(['Ada']);
    expect(await act({ act: 'show-row', ...row })).toMatchObject({ ok: true });
    expect(await shown()).toEqual(['Ada', 'Bob']);
    const log = await audit();
    expect(log.map(({ action }) => action)).toEqual(['show-row', 'hide-row']);
    expect(log[1]).toMatchObject({ by: 'the tester', target: 'players/1x/0123456789abcdef', reason: 'spam' });
  });
  it('a player is banned by the public id: rows are hidden, and a lifted ban shows them, but not those that were hidden alone', async () => {
    await act({ act: 'hide-row', board: 'players', division: '1x', id: '0123456789abcdef' });
    expect(await act({ act: 'ban', player: publicId(ADA) }, 'a bot')).toMatchObject({
      ok: true,
      line: 'Ada is banned, 1 rows are hidden',
    });
    expect(await shown()).toEqual([]);
    expect(await act({ act: 'unban', player: 'ADA' })).toMatchObject({ ok: true });
    expect(await shown()).toEqual(['Ada']);
  });
  it('a lifted ban leaves a row of theirs hidden that was hidden alone', async () => {
    await act({ act: 'hide-row', board: 'players', division: '1x', id: publicId(ADA) });
    await act({ act: 'ban', player: ADA });
    await act({ act: 'unban', player: ADA });
    expect(await shown()).toEqual(['Bob']);
  });
  it('a player gets another name, a reserved one too, and none that is taken or cannot be', async () => {
    expect(await act({ act: 'rename', player: 'Ada', name: 'Player 0001' })).toMatchObject({ ok: true });
    expect(await shown()).toEqual(['Player 0001', 'Bob']);
    expect(await act({ act: 'rename', player: ADA, name: '<b>' })).toMatchObject({ ok: false });
    expect((await audit()).length).toBe(1); // what was refused was not done
  });
  it('a player is forgotten', async () => {
    expect(await act({ act: 'forget', player: 'Ada' })).toMatchObject({ ok: true });
    expect(await shown()).toEqual(['Bob']);
    expect(await act({ act: 'ban', player: 'Ada' })).toMatchObject({ ok: false });
  });
  it('what is not there is refused with a line, and not noted', async () => {
    expect(await act({ act: 'hide-row', board: 'players', division: '1x', id: 'nobody' })).toMatchObject({
      ok: false,
      line: 'there is no row players/1x/nobody',
    });
    expect(await act({ act: 'hide-row', board: 'scores', division: '1x', id: 'x' })).toMatchObject({ ok: false });
    expect(await act({ act: 'ban', player: 'nobody' })).toMatchObject({ ok: false });
    expect(await act({ act: 'delete-run', run: 'nothing' })).toMatchObject({ ok: false });
    expect(await audit()).toEqual([]);
  });
});

describe('[ADMIN2] the door of a running server', () => {
  it('is for its own user alone, gone when it stops, and there again after a kill', async () => {
    server = await testServer({}, SESSION);
    const socket = join(place.dataDir, 'admin.sock');
    await act({ act: 'unban', player: 'Ada' });
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    await server.stop();
    expect(existsSync(socket)).toBe(false);
    server = null;
    const { createServer } = await import('node:net');
    await new Promise<void>((resolve) => {
      const left = createServer();
      left.listen(socket, () => {
        left.unref();
        resolve();
      });
    });
    server = await testServer({}, SESSION); // takes the place of what a killed one left
    expect(await act({ act: 'unban', player: 'Ada' })).toMatchObject({ ok: true });
  });
  it('tells a player of their new name at once, and a banned one that nothing counts', async () => {
    server = await testServer({}, SESSION);
    const { client, session } = await visit(server.port);
    const headers = { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' };
    const me = `http://127.0.0.1:${server.port}/api/v1/me`;
    await fetch(`${me}/name`, { method: 'PUT', headers, body: '{"name":"Rude"}' });
    const told = next(client, 'session:renamed');
    await act({ act: 'rename', player: 'Rude', name: 'Polite' });
    expect(await told).toEqual({ name: 'Polite' });
    await act({ act: 'ban', player: 'Polite' });
    expect(await (await fetch(me, { headers })).json()).toMatchObject({ name: 'Polite', banned: true });
    client.close();
  });
  it('answers nonsense with a line, and goes on', async () => {
    server = await testServer({}, SESSION);
    const nonsense = { kind: 'act', wish: { act: 'explode' }, by: 'x', reason: 'y' } as never;
    expect(await askAdmin(place, nonsense)).toMatchObject({ ok: false });
    expect(await audit()).toEqual([]);
  });
});

describe('[ADMIN3] the command', () => {
  beforeAll(ensureServerBuilt, 120_000);
  const run = async (...args: readonly string[]) => {
    const env = { ...process.env, DATA_DIR: place.dataDir };
    const ended = promisify(execFile)(process.execPath, [`${CLI}admin.js`, ...args], { env });
    return ended.then(
      ({ stdout }) => ({ status: 0, stdout, stderr: '' }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
        status: code,
        stdout,
        stderr,
      }),
    );
  };
  it('wants a reason, acts on the database where no server runs, and lists what was done', async () => {
    expect(await run('ban', 'Ada')).toMatchObject({ status: 2, stderr: expect.stringContaining('--reason') });
    expect(await run('ban', 'Ada', '--reason', ' ')).toMatchObject({ status: 2 });
    expect(await run('ban', 'Ada', '--reason', 'a bot')).toEqual({
      status: 0,
      stdout: 'Ada is banned, 1 rows are hidden\n',
      stderr: '',
    });
    expect(await run('ban', 'nobody', '--reason', 'a bot')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('there is no player nobody'),
    });
    const { stdout } = await run('audit', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ entries: [{ action: 'ban', target: publicId(ADA), reason: 'a bot' }] });
    expect((await run('audit')).stdout).toMatch(/^\d{4}-\d\d-\d\dT.*Z {2}\S+ {2}ban {2}[0-9a-f]{16} {2}a bot\n$/);
  });
  it('reaches a server that runs', async () => {
    server = await testServer({}, SESSION);
    expect(await run('hide-row', 'players', '1x', '0123456789abcdef', '--reason', 'spam')).toMatchObject({
      status: 0,
      stdout: 'players/1x/0123456789abcdef is hidden\n',
    });
    expect(await shown()).toEqual(['Ada']);
  });
});
