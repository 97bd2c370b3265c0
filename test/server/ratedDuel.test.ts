import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../server/startServer.ts';
import { decodeReplay, simulateReplay } from '../../shared/arena/replay.ts';
import type { Me } from '../../shared/protocol/me.ts';
import { parseRowDetail } from '../../shared/protocol/parseRowDetail.ts';
import type { RowDetail } from '../../shared/protocol/rowProofs.ts';
import { newUploader } from './boards/uploadHelp.ts';
import {
  ask,
  type Client,
  joined,
  leanAfter,
  next,
  playDuel,
  STEADY,
  testServer,
  type Visitor,
  visit,
} from './support.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());

const ANYONE = { company: 'anyone', agent: null } as const;
const SLOWER = { ...ANYONE, speed: '0.75x' } as const; // so that two tests do not meet
const api = async (path: string): Promise<{ readonly status: number; readonly body: unknown }> => {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/v1${path}`);
  return { status: response.status, body: await response.json() };
};
async function rowOf({ session }: Visitor, speed = '1x'): Promise<RowDetail | null> {
  const headers = { authorization: `Bearer ${session.token}` };
  const me = (await (await fetch(`http://127.0.0.1:${server.port}/api/v1/me`, { headers })).json()) as Me;
  const { status, body } = await api(`/boards/ratings/${speed}/rows/${me.id}`);
  return status === 404 ? null : parseRowDetail(body);
}

/** Two who want the same and get each other. */
async function twoIn(first: Client, second: Client, request: Parameters<typeof ask.start>[1] = ANYONE) {
  const waited = next(first, 'match:joined');
  await ask.start(first, request);
  const entered = await ask.start(second, request);
  if (entered.kind !== 'playing') throw new Error('nobody came');
  return [await waited, entered.joined] as const;
}

describe.concurrent('duels on a real server', () => {
  it('[RATING5] a quick match moves both ratings, and both rows appear with a link that replays it', async () => {
    const [ann, bob] = [await visit(server.port), await visit(server.port)];
    const stakes = next(ann.client, 'match:stakes');
    const changed = [next(ann.client, 'match:rated'), next(bob.client, 'match:rated')];
    const [first, second] = await twoIn(ann.client, bob.client);
    expect(await stakes).toEqual({ match: first.match, unrated: null, ratings: [null, null] });
    const bots = [playDuel(ann.client, first, leanAfter(20, 0)), playDuel(bob.client, second, leanAfter(10_000, 1))];
    const { result } = await bots[0]!.finished;
    expect(result).toMatchObject({ end: 'fall', winner: 1 });
    const [lost, won] = await Promise.all(changed);
    expect(lost).toMatchObject({ match: first.match, unrated: null, change: { before: 1500, division: '1x' } });
    expect(won!.change!.rating).toBeGreaterThan(1600);
    const row = (await rowOf(bob))!;
    expect(row.row).toMatchObject({ id: won!.change!.row, name: bob.session.name, figures: { games: 1, wins: 1 } });
    if (row.proof.kind !== 'ratings') throw new Error('another kind of proof');
    const [game] = row.proof.games;
    expect(game).toMatchObject({ game: first.match, result: 'win', opponent: ann.session.name, end: 'fall' });
    const replay = decodeReplay(game!.link!);
    if (!replay.ok) throw new Error(replay.code);
    expect(simulateReplay(replay.value).match).toMatchObject({ phase: 'finished', winner: 1, tick: result.tick });
    for (const { client } of [ann, bob]) client.close();
  });

  it('[RATING5] a private duel moves none, and says so before it begins', async () => {
    const [ann, bob] = [await visit(server.port), await visit(server.port)];
    const friends = { company: 'friends', agent: null } as const;
    const lobby = await ask.start(ann.client, friends);
    if (lobby.kind !== 'waiting') throw new Error('it began alone');
    const stakes = next(bob.client, 'match:stakes');
    const rated = next(bob.client, 'match:rated');
    const waited = next(ann.client, 'match:joined');
    await ask.enter(bob.client, lobby.lobby.code);
    const bot = playDuel(ann.client, await waited, leanAfter(10));
    expect(await stakes).toMatchObject({ unrated: 'friends' });
    await bot.finished;
    expect(await rated).toMatchObject({ unrated: 'friends', change: null });
    expect(await rowOf(bob)).toBeNull();
    for (const { client } of [ann, bob]) client.close();
  });

  it('[RATING5] a page that comes back into a running duel is told again what it is worth', async () => {
    const [ann, bob] = [await visit(server.port), await visit(server.port)];
    const first = next(bob.client, 'match:stakes');
    const [, entered] = await twoIn(ann.client, bob.client, { ...ANYONE, speed: '0.5x' });
    const told = await first;
    expect(told).toEqual({ match: entered.match, unrated: null, ratings: [null, null] });
    const again = next(bob.client, 'match:stakes');
    await ask.resume(bob.client);
    expect(await again).toEqual(told);
    for (const { client } of [ann, bob]) client.close();
  });

  it('[RATING6] leaving a running match is a loss, leaving before it runs is nothing', async () => {
    const [ann, bob] = [await visit(server.port), await visit(server.port)];
    const early = next(ann.client, 'match:rated');
    await twoIn(ann.client, bob.client, SLOWER);
    ann.client.emit('match:leave');
    expect(await early).toMatchObject({ unrated: 'broken-off', change: null });
    const late = next(ann.client, 'match:rated');
    const [first, second] = await twoIn(ann.client, bob.client, SLOWER);
    const bots = [
      playDuel(ann.client, first, leanAfter(10_000, 0)),
      playDuel(bob.client, second, leanAfter(10_000, 1)),
    ];
    while (bots[0]!.view().tick < 10) await next(ann.client, 'f');
    ann.client.emit('match:leave');
    await bots[1]!.finished;
    expect((await late).change!.rating).toBeLessThan(1500);
    expect((await rowOf(ann, '0.75x'))!.row.figures).toMatchObject({ losses: 1, games: 1 });
    expect((await rowOf(bob, '0.75x'))!.row.figures).toMatchObject({ wins: 1, games: 1 });
    for (const bot of bots) bot.pause();
    for (const { client } of [ann, bob]) client.close();
  });

  it('[RATING11] an uploaded agent sits down to a rated duel by the id of its row; one that waited is not rated', async () => {
    const uploader = await newUploader(server.port);
    const { submission } = await uploader.upload('Steady One', [{ name: 'model.cpa', bytes: STEADY.bytes }]);
    const id = (await uploader.decided(submission!.id)).row!;
    const ann = await visit(server.port);
    const rated = next(ann.client, 'match:rated');
    const start = await ask.join(ann.client, id);
    expect(start.seats[1]).toMatchObject({ kind: 'agent', agent: id, name: 'Steady One' });
    await playDuel(ann.client, start, leanAfter(30)).finished;
    expect((await rated).change!.rating).toBeLessThan(1500);
    const agent = parseRowDetail((await api(`/boards/ratings/1x/rows/${id}`)).body)!;
    expect(agent.row).toMatchObject({ name: 'Steady One', figures: { who: 'agent', wins: 1 } });

    const waited = next(ann.client, 'match:rated');
    const again = await ask.join(ann.client, id);
    const bot = playDuel(ann.client, again, leanAfter(60));
    while (bot.view().tick < 10) await next(ann.client, 'f');
    bot.pause();
    await next(ann.client, 'match:frozen');
    const worth = next(ann.client, 'match:stakes');
    bot.continueOn(ann.client, await ask.resume(ann.client));
    expect(await worth).toMatchObject({ match: again.match, unrated: 'waited' });
    await bot.finished;
    expect(await waited).toMatchObject({ unrated: 'waited', change: null });
    expect((await rowOf(ann))!.row.figures).toMatchObject({ games: 1 });
    await expect(
      joined(
        ann.client.emitWithAck('match:start', {
          ...again.setup,
          mode: 'duel',
          company: 'agents',
          agent: 'agent-000000000000',
          reaction: 0,
          seats: 2,
        }),
      ),
    ).rejects.toThrow('unknown-agent');
    ann.client.close();
  });

  it('[RATING10] the cross-play table and the figures of people are there by REST, empty at first', async () => {
    expect(await api('/ratings/0.5x/crossplay')).toEqual({
      status: 200,
      body: { division: '0.5x', agents: [], wins: [], draws: [] },
    });
    const human = await api('/ratings/0.5x/human');
    expect(human).toMatchObject({ status: 200, body: { division: '0.5x', players: 0, human: null, agents: [] } });
    for (const path of ['/ratings/2x/crossplay', '/ratings/2x/human'])
      expect(await api(path)).toMatchObject({ status: 404, body: { code: 'unknown-board' } });
  });
});
