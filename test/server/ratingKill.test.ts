/** A server process killed about the moment at which a rated duel is stored. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStorage } from '../../server/storage/storage.ts';
import { ensureServerBuilt } from './built.ts';
import { type ServerProcess, startProcess } from './serverProcess.ts';
import { ask, next, playDuel, visit } from './support.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'arena-'));
let server: ServerProcess | null = null;

beforeAll(ensureServerBuilt, 60_000);
afterAll(async () => {
  await server?.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

/** @param waitMs after the result; null: until the players are told of their ratings @returns the row that somebody was told of */
async function playAndKill(waitMs: number | null): Promise<string | null> {
  server = await startProcess(dataDir);
  const { port } = server;
  const [ann, bob] = [await visit(port), await visit(port)];
  const anyone = { company: 'anyone', agent: null } as const;
  const joined = next(ann.client, 'match:joined');
  let told: string | null = null;
  const rated = next(ann.client, 'match:rated').then(({ change }) => {
    told = change!.row;
  });
  await ask.start(ann.client, anyone);
  const second = await ask.start(bob.client, anyone);
  if (second.kind !== 'playing') throw new Error('nobody came');
  const bots = [playDuel(ann.client, await joined, () => 0), playDuel(bob.client, second.joined, () => 1)];
  if (waitMs === null) await rated;
  else {
    await bots[0]!.finished;
    await wait(waitMs);
  }
  await server.kill('SIGKILL');
  for (const bot of bots) bot.pause();
  for (const { client } of [ann, bob]) client.close();
  return told;
}

it.each([null, 0, 2])(
  '[RATING12] killed about its record (%s ms after the result), a duel is there as a whole or not at all',
  async (waitMs) => {
    const told = await playAndKill(waitMs);
    if (waitMs === null) expect(told).not.toBeNull();
    const { boards, ratings, close } = await openStorage({ dataDir, databaseUrl: null });
    const { rows } = await boards.page('ratings', '1x', null, 100);
    expect(rows.length % 2).toBe(0);
    if (told !== null) expect(rows.map(({ id }) => id)).toContain(told);
    for (const { id, figures } of rows) {
      const rating = (await ratings.find('1x', id))!;
      const games = await ratings.games('1x', id, 10);
      expect([games.length, rating.games]).toEqual([1, 1]);
      expect(figures).toMatchObject({ games: 1, rating: rating.rating, opponents: 1 });
      expect(await ratings.history('1x', id, 10)).toMatchObject([{ rating: rating.rating }]);
      expect(await ratings.opponents('1x', id)).toHaveLength(1);
    }
    await close();
  },
);
