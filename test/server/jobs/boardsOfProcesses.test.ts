/** Boards of two servers and their workers, as processes. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAdmin } from '../../../server/cli/support/adminClient.ts';
import { openStorage, type Storage } from '../../../server/storage/storage.ts';
import { LEARNER_DIVISION } from '../../../shared/boards/learnerRules.ts';
import { parseSubmission } from '../../../shared/protocol/parseBoards.ts';
import type { Submission } from '../../../shared/protocol/submissions.ts';
import { hasPostgres, type Postgres, startPostgres } from '../../support/postgres.ts';
import { hasRedis, type RedisServer, startRedis } from '../../support/redis.ts';
import { until } from '../../support/until.ts';
import { newUploader } from '../boards/uploadHelp.ts';
import { ensureServerBuilt } from '../built.ts';
import { next, visit } from '../support.ts';
import { type Process, type Processes, startProcesses } from './processes.ts';

/** Some of its seeds take a second. */
const RECIPE = { base: 'house', name: 'long-enough', budget: { steps: 6_000 } };
const TOLD_WITHIN_MS = 1_000;

describe.runIf(hasRedis() && hasPostgres())('boards of several processes', () => {
  let postgres: Postgres;
  let redis: RedisServer;
  let processes: Processes;
  let storage: Storage;
  let databaseUrl: string;
  let a: Process & { readonly port: number };
  let b: Process & { readonly port: number };

  beforeAll(async () => {
    await ensureServerBuilt();
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    databaseUrl = await postgres.database();
    processes = startProcesses({ REDIS_URL: redis.url, DATABASE_URL: databaseUrl });
    storage = await openStorage({ dataDir: '', databaseUrl });
    [a, b] = await Promise.all([processes.server('a'), processes.server('b')]);
  }, 120_000);
  afterAll(async () => {
    await processes?.end();
    await storage?.close();
    await redis?.stop();
    await postgres?.stop();
  }, 60_000);

  const urlOf = ({ port }: { readonly port: number }, path: string): string => `http://127.0.0.1:${port}/api/v1${path}`;

  it('[JOBS14] a submission whose worker is killed is finished by another, after the parts that are stored, in one row; any server shows how far it is', async () => {
    const doomed = await processes.worker('w1');
    const uploader = await newUploader(a.port);
    const watcher = await visit(b.port, { token: uploader.token });
    const told: Submission[] = [];
    watcher.client.on('submission:changed', (submission) => told.push(submission));
    const response = await fetch(urlOf(a, '/learners'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${uploader.token}` },
      body: JSON.stringify({ name: 'Long enough', recipe: RECIPE }),
    });
    expect(response.status).toBe(201);
    const { id } = parseSubmission(await response.json())!;
    const results = async (): Promise<readonly unknown[]> =>
      JSON.parse((await storage.submissions.find(id))?.results ?? '[]') as readonly unknown[];
    await until(async () => (await results()).length > 0, 60_000);
    await doomed.kill('SIGKILL');
    const stored = (await storage.submissions.find(id))!;
    const done = await results();
    expect(done.length).toBeLessThan(5);
    await processes.worker('w2');
    await until(async () => (await storage.submissions.find(id))!.status === 'admitted', 60_000);
    expect(await storage.submissions.find(id)).toMatchObject({ entropy: stored.entropy, drawnAt: stored.drawnAt });
    expect((await results()).slice(0, done.length)).toEqual(done);
    const { total, rows } = await storage.boards.page('learners', LEARNER_DIVISION, null, 10);
    expect([total, rows.map(({ name }) => name)]).toEqual([1, ['Long enough']]);
    await until(() => told.at(-1)?.status === 'admitted', 5_000);
    expect(told.at(-1)).toMatchObject({ id, progress: 1, rank: 1 });
    expect(Math.max(...told.map(({ seeds }) => seeds.length))).toBe(5);
    const seen = parseSubmission(await (await fetch(urlOf(b, `/submissions/${id}`))).json());
    expect(seen).toMatchObject({ status: 'admitted', rank: 1 });
    watcher.client.close();
  }, 180_000);

  it('[JOBS15] all processes know of a new name, a ban and the end of a player within a second, also by a command beside them', async () => {
    const { client, session } = await visit(a.port);
    const elsewhere = await visit(b.port, { token: session.token });
    const headers = { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' };
    const me = async (server: typeof a): Promise<unknown> => (await fetch(urlOf(server, '/me'), { headers })).json();
    await me(b); // what it knows of them is kept from now on
    const renamed = next(elsewhere.client, 'session:renamed');
    await fetch(urlOf(a, '/me/name'), { method: 'PUT', headers, body: JSON.stringify({ name: 'Sejong' }) });
    expect(await renamed).toEqual({ name: 'Sejong' });
    expect(await me(b)).toMatchObject({ name: 'Sejong' });

    const place = { dataDir: mkdtempSync(join(tmpdir(), 'beside-')), databaseUrl }; // as on another machine
    const act = (wish: Parameters<typeof askAdmin>[1] & { readonly kind: 'act' }) => askAdmin(place, wish, redis.url);
    const by = { by: 'the tester', reason: 'a reason' };
    expect(await act({ kind: 'act', wish: { act: 'ban', player: 'Sejong' }, ...by })).toMatchObject({ ok: true });
    for (const server of [a, b])
      await until(async () => ((await me(server)) as { readonly banned: boolean }).banned, TOLD_WITHIN_MS);

    const out = [client, elsewhere.client].map((one) => new Promise((resolve) => one.once('disconnect', resolve)));
    expect(await act({ kind: 'act', wish: { act: 'forget', player: 'Sejong' }, ...by })).toMatchObject({ ok: true });
    await Promise.all(out);
    for (const server of [a, b])
      await until(async () => ((await me(server)) as { readonly chosen: boolean }).chosen === false, TOLD_WITHIN_MS);
  }, 60_000);
});
