/** A server process killed amid matches, and started again on the same folder and port: who played goes on. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStorage } from '../../server/storage/storage.ts';
import { judgeReplay } from '../../shared/boards/survivalTask.ts';
import type { SurvivalRanked } from '../../shared/protocol/boards.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/events.ts';
import type { MatchJoined } from '../../shared/protocol/matchEvents.ts';
import { ensureServerBuilt } from './built.ts';
import { type ServerProcess, startProcess } from './serverProcess.ts';
import { ask, type Bot, type Client, DUEL, joined, leanAfter, next, playDuel } from './support.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'arena-'));
let server: ServerProcess;

beforeAll(async () => {
  await ensureServerBuilt();
  server = await startProcess(dataDir);
}, 60_000);
afterAll(async () => {
  await server.kill('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
});

async function killAndStart(): Promise<void> {
  const { port } = server;
  await server.kill('SIGKILL');
  server = await startProcess(dataDir, { PORT: String(port) });
}

/** As a page does: comes back by itself, with its newest token, and asks for the match that it was in. */
function player() {
  let token: string | undefined;
  let bot: Bot | null = null;
  const resumed: (MatchJoined | string)[] = [];
  const client: Client = io(`http://127.0.0.1:${server.port}`, {
    transports: ['websocket'],
    reconnectionDelay: 50,
    reconnectionDelayMax: 100,
    forceNew: true,
    auth: (give) => give(token === undefined ? { version: PROTOCOL_VERSION } : { version: PROTOCOL_VERSION, token }),
  });
  client.on('session', (session) => {
    token = session.token;
  });
  client.on('connect', () => {
    if (!bot) return;
    joined(client.timeout(5_000).emitWithAck('match:resume')).then(
      (back) => {
        resumed.push(back);
        bot!.onResumed(back);
      },
      (error: Error) => void resumed.push(error.message),
    );
  });
  return {
    client,
    resumed,
    async play(request: Partial<typeof DUEL>, until: number) {
      const start = await joined(
        client.timeout(5_000).emitWithAck('match:start', { ...DUEL, agent: null, ...request }),
      );
      bot = playDuel(client, start, leanAfter(until));
      return { start, bot };
    },
  };
}

const reaches = (bot: Bot, tick: number) =>
  expect.poll(() => bot.view().serverTick, { timeout: 20_000 }).toBeGreaterThan(tick);

it('[LIFE3] killed in mid-match, twice, what can be goes on: a run that counts, and says where it was broken off; a duel against an agent', async () => {
  const [one, other, ann, bob] = [player(), player(), player(), player()];
  const ranked = next(one.client, 'survival:ranked') as Promise<SurvivalRanked>;
  const rated = next(other.client, 'match:rated');
  const { start, bot } = await one.play({ mode: 'survival' }, 150);
  const duel = await other.play({ mode: 'duel', agent: 'champion' }, 60);
  const waiting = await ask.start(ann.client, { company: 'friends', agent: null });
  if (waiting.kind !== 'waiting') throw new Error('alone, and yet in a match');
  const people = next(ann.client, 'match:joined');
  await ask.enter(bob.client, waiting.lobby.code);
  await people;
  const broken: number[] = [];
  for (const tick of [50, 100]) {
    await reaches(bot, tick);
    const seen = bot.view().serverTick;
    await killAndStart();
    await expect.poll(() => one.resumed.length, { timeout: 10_000 }).toBe(broken.length + 1);
    const back = one.resumed.at(-1) as MatchJoined;
    expect(back).toMatchObject({ match: start.match, setup: start.setup, seat: 0 });
    expect(back.keyframe.stateTick).toBeGreaterThanOrEqual(seen - 10);
    broken.push(back.keyframe.stateTick);
  }
  const { result, view } = await bot.finished;
  expect(result).toMatchObject({ match: start.match, end: 'fall' });
  expect(result.tick).toBeGreaterThan(150);
  expect(view.mismatches).toBe(0); // a page follows without noticing
  expect(judgeReplay(result.replay!, null)).toMatchObject({ ok: true, ticks: result.tick });

  const told = await ranked;
  expect(told).toMatchObject({ run: start.match, ticks: result.tick, newBest: true, rank: 1, why: null });
  const answer = await fetch(`http://127.0.0.1:${server.port}/api/v1/boards/players/1x/rows/${told.row}`);
  const { proof } = (await answer.json()) as { readonly proof: Parameters<typeof judgeReplay>[1] };
  expect(proof).toMatchObject({ run: start.match, interrupted: broken });
  expect(judgeReplay(proof!.link, proof)).toMatchObject({ ok: true });

  const { result: fought } = await duel.bot.finished;
  expect(fought.match).toBe(duel.start.match);
  expect(other.resumed[0]).toMatchObject({ match: fought.match, seats: duel.start.seats, waits: true });
  expect(judgeReplay(fought.replay!, null)).toMatchObject({ ok: true, ticks: fought.tick });
  expect(await rated).toMatchObject({ match: fought.match, unrated: 'waited', change: null });
  for (const { client } of [ann, bob]) await expect(ask.resume(client)).rejects.toThrow('no-match'); // between people: over
  for (const { client } of [one, other, ann, bob]) client.close();
}, 60_000);

it('[LIFE3] a run whose player does not come back counts for nothing; told to stop, a server leaves nothing to go on with', async () => {
  const { client, play } = player();
  const { start, bot } = await play({ mode: 'survival', speed: '0.5x' }, 1_000);
  await reaches(bot, 20);
  client.close();
  bot.pause();
  await killAndStart();
  await server.kill('SIGTERM');
  const { survival, close } = await openStorage({ dataDir, databaseUrl: null });
  expect(await survival.find(start.match)).toMatchObject({ status: 'void' });
  await close();
  server = await startProcess(dataDir, { PORT: String(server.port) });
  expect(await (await fetch(`http://127.0.0.1:${server.port}/healthz`)).json()).toMatchObject({ matches: 0 });
  expect(readdirSync(dataDir).filter((name) => name.startsWith('live-matches'))).toHaveLength(1);
});
