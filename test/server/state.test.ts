/** How the server says that it is: /readyz with a database that fails, /metrics against its page, a log without secrets. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { TABLE } from '../../server/net/arenaMetrics.ts';
import { createReadiness } from '../../server/net/readiness.ts';
import { openStorage, type Place, type Storage } from '../../server/storage/storage.ts';
import { ensureServerBuilt, MAIN } from './built.ts';
import { ask, leanAfter, next, playDuel, testServer, visit } from './support.ts';

const ready = async (port: number) => {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`);
  const { parts } = (await response.json()) as { readonly parts: Record<string, string> };
  return { status: response.status, parts };
};

it('[LIFE4] /readyz says which part is not well, and that it is again; a match is played meanwhile', async () => {
  let lost = false;
  async function losable(place: Place): Promise<Storage> {
    const storage = await openStorage(place);
    const stores = Object.entries(storage).map(([name, store]) => {
      if (typeof store !== 'object') return [name, store];
      const methods = Object.entries(store as Record<string, (...given: unknown[]) => unknown>);
      const losing = methods.map(([method, run]) => [
        method,
        async (...given: unknown[]) => {
          if (lost) throw new Error('connect ECONNREFUSED postgres://me:hunter2@db');
          return run(...given);
        },
      ]);
      return [name, Object.fromEntries(losing)];
    });
    return Object.fromEntries(stores) as Storage;
  }
  const server = await testServer({ openStorage: losable });
  expect(await ready(server.port)).toMatchObject({ status: 200, parts: { database: 'ok', disk: 'ok' } });
  const { client } = await visit(server.port);
  lost = true;
  await expect.poll(() => ready(server.port), { timeout: 5_000 }).toMatchObject({ status: 503 });
  const { parts } = await ready(server.port);
  expect(parts['database']).toMatch(/does not answer/);
  expect(JSON.stringify(parts)).not.toContain('hunter2');
  const ranked = next(client, 'survival:ranked');
  const start = await ask.start(client, { mode: 'survival', agent: null });
  if (start.kind !== 'playing') throw new Error('no match');
  const { result } = await playDuel(client, start.joined, leanAfter(30)).finished;
  expect(result.end).toBe('fall');
  expect(await ranked).toMatchObject({ run: start.joined.match, why: 'storage', rank: null, row: null });
  expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
  const metrics = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  expect(metrics).toContain('cartpole_arena_ready{part="database"} 0\n');
  expect(metrics).toContain('cartpole_arena_matches_ended_total{mode="survival",end="fall"} 1\n');
  lost = false;
  await expect.poll(() => ready(server.port), { timeout: 5_000 }).toMatchObject({ status: 200 });
  client.close();
  await server.stop();
});

it('[LIFE4] a disk that cannot be written is named; parts are asked once a second, and what hangs is not waited for', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'arena-'));
  let now = 0;
  let asked = 0;
  const timers: { readonly at: number; readonly run: () => void }[] = [];
  const readiness = createReadiness({
    parts: [
      { name: 'quick', check: async () => void asked++, problem: '' },
      { name: 'hanging', check: () => new Promise(() => {}), problem: 'never' },
    ],
    closing: () => now > 5_000,
    now: () => now,
    after(ms, run) {
      timers.push({ at: now + ms, run });
      return () => {};
    },
  });
  const both = Promise.all([readiness(), readiness()]);
  await new Promise(setImmediate);
  now = 2_000;
  for (const { at, run } of timers) if (at <= now) run();
  const [first] = await both;
  expect(asked).toBe(1);
  expect(first).toEqual({ status: 'not-ready', parts: { quick: 'ok', hanging: 'it has not answered within 2 s' } });
  now = 6_000;
  const later = readiness();
  await new Promise(setImmediate);
  now = 9_000;
  for (const { run } of timers) run();
  expect((await later).parts['server']).toBe('it was told to stop');
  expect(asked).toBe(2);
  rmSync(dataDir, { recursive: true });
});

it('[LIFE5] the page of metrics names each metric that there is, and no other', async () => {
  const page = readFileSync(fileURLToPath(new URL('../../docs/metrics.md', import.meta.url)), 'utf8');
  const named = [...page.matchAll(/^\| `([a-z_]+)` \|/gm)]
    .map(([, name]) => name!)
    .filter((name) => /_|^(connections|matches|spectators|ready)$/.test(name));
  const server = await testServer();
  const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  await server.stop();
  const told = [...text.matchAll(/^# TYPE cartpole_arena_([a-z_]+) /gm)].map(([, name]) => name!);
  expect(new Set(told).size).toBe(told.length);
  expect(told).toEqual(expect.arrayContaining(TABLE.map(({ name }) => name)));
  expect([...named].sort()).toEqual([...told].sort());
});

it('[LIFE6] the whole log of a session holds neither its token nor its code, nor the server’s secret, and names requests and matches', async () => {
  await ensureServerBuilt();
  const dataDir = mkdtempSync(join(tmpdir(), 'arena-'));
  const secret = 'a-secret-of-this-server-that-nobody-may-see';
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...{ PATH: process.env['PATH'], PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, SESSION_SECRET: secret },
      ...{ TRAINING_THREADS: '0', HOUSE_ROWS: 'off', LOG_LEVEL: 'trace' },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const port = await new Promise<number>((resolve) =>
    child.stdout.once('data', (said: Buffer) => resolve(Number(/:(\d+)\s/.exec(said.toString())![1]))),
  );
  const at = `http://127.0.0.1:${port}`;
  const { client, session } = await visit(port);
  const headers = { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' };
  const post = (path: string, body: unknown) =>
    fetch(`${at}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const coded = await post('/api/v1/me/recovery', {});
  const { code } = (await coded.json()) as { readonly code: string };
  expect(code.length).toBeGreaterThan(10);
  await post('/api/v1/recover', { code });
  await post('/api/v1/recover', { code: 'not one', token: session.token });
  const missing = await fetch(`${at}/api/v1/runs/nothing?token=${session.token}`);
  await fetch(`${at}/api/v1/runs/${session.token}`);
  await fetch(`${at}/${code}?code=${encodeURIComponent(code)}`, { headers: { cookie: `token=${session.token}` } });
  await fetch(`${at}/api/v1/me`, { headers: { authorization: `Bearer ${session.token}x` } });
  await ask.start(client, { mode: 'duel', agent: null });
  const start = await ask.start(client, { mode: 'survival', agent: null, speed: '1x' });
  if (start.kind !== 'playing') throw new Error('no match');
  await playDuel(client, start.joined, leanAfter(20)).finished;
  client.close();
  await new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
  rmSync(dataDir, { recursive: true });

  const lines = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.length).toBeGreaterThan(8);
  for (const hidden of [
    session.token,
    session.token.split('.')[1]!,
    code,
    code.replaceAll('-', ''),
    secret,
    String(start.joined.setup.seed),
  ])
    expect(log).not.toContain(hidden);
  const id = missing.headers.get('x-request-id');
  expect(lines.filter(({ request }) => request === id)).toMatchObject([{ method: 'GET', route: '/api/v1/runs/:id' }]);
  const { match } = start.joined;
  expect(lines.filter((line) => line['match'] === match).map(({ msg }) => msg)).toEqual(['match began', 'match ended']);
});
