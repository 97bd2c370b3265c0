/** A PostgreSQL that goes away while people play, and comes back: nobody's match notices, nothing is claimed that is not stored, and it heals by itself. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningServer } from '../../server/startServer.ts';
import { hasPostgres, type Postgres, startPostgres } from '../support/postgres.ts';
import { ask, type Client, leanAfter, next, playDuel, testServer, visit } from './support.ts';

const there = hasPostgres();
let postgres: Postgres;
let server: RunningServer;

beforeAll(async () => {
  if (!there) return;
  postgres = await startPostgres();
  server = await testServer({}, { DATABASE_URL: await postgres.database() });
}, 60_000);
afterAll(async () => {
  if (!there) return;
  await server.stop();
  await postgres.stop();
});

async function readyStatus(): Promise<number> {
  return (await fetch(`http://127.0.0.1:${server.port}/readyz`)).status;
}

async function survive(client: Client, until: number) {
  const start = await ask.start(client, { mode: 'survival', agent: null });
  if (start.kind !== 'playing') throw new Error('no match');
  const told = next(client, 'survival:ranked');
  const bot = playDuel(client, start.joined, leanAfter(until));
  return { match: start.joined.match, bot, told };
}

it.skipIf(!there)(
  '[LIFE7] a run whose database goes away is played to its end and told to count for nothing; the next one counts again',
  async () => {
    const { client } = await visit(server.port);
    const broken = await survive(client, 100);
    await expect.poll(() => broken.bot.view().serverTick, { timeout: 10_000 }).toBeGreaterThan(20);
    await postgres.crash();
    const { result, view } = await broken.bot.finished;
    expect(result).toMatchObject({ match: broken.match, end: 'fall', lateInputs: 0 });
    expect(view.mismatches).toBe(0);
    expect(await broken.told).toMatchObject({ run: broken.match, why: 'storage', row: null });
    expect(await readyStatus()).toBe(503);

    const newcomer = await visit(server.port); // may come in, and play
    const duel = playDuel(newcomer.client, await ask.join(newcomer.client), leanAfter(20));
    expect((await duel.finished).result.end).toBe('fall');

    await postgres.restart();
    await expect.poll(readyStatus, { timeout: 15_000 }).toBe(200);
    const whole = await survive(client, 30);
    expect(await whole.told).toMatchObject({ run: whole.match, why: null, rank: 1, total: 1 });
    client.close();
    newcomer.client.close();
  },
  60_000,
);
