import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BoardNews, bindBoards, createBoardNews } from '../../server/net/boardGateway.ts';
import type { ClientToServer, ServerToClient } from '../../shared/protocol/events.ts';

type Client = Socket<ServerToClient, ClientToServer>;

const http = createServer();
const server = new Server<ClientToServer, ServerToClient>(http, { transports: ['websocket'] });
let timers: { readonly ms: number; readonly run: () => void }[] = [];
let news: BoardNews;

beforeAll(async () => {
  server.on('connection', (connection) => {
    bindBoards(connection, String(connection.handshake.auth['session']));
    connection.onAny((_event, ...args: unknown[]) => {
      const reply = args.at(-1);
      if (typeof reply === 'function') reply({ ok: true, value: null }); // a bell: what was sent before it has come
    });
  });
  news = createBoardNews(
    () => server,
    (ms, run) => {
      timers.push({ ms, run });
      return () => {};
    },
  );
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

async function page(session: string): Promise<{ readonly client: Client; readonly heard: string[] }> {
  const { port } = http.address() as AddressInfo;
  const client: Client = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    forceNew: true,
    auth: { session },
  });
  const heard: string[] = [];
  client.on('board:changed', ({ board, division }) => heard.push(`${board} ${division}`));
  client.on('submission:changed', ({ id }) => heard.push(id));
  await new Promise<void>((resolve) => client.on('connect', () => resolve()));
  return { client, heard };
}
/** Everything that either side sent before is there. */
const settled = (client: Client): Promise<unknown> => client.emitWithAck('match:list');
const ring = (): void => {
  const due = timers;
  timers = [];
  for (const { run } of due) run();
};

describe('[BOARDNEWS1] pages hear that a board has changed', () => {
  it('the board that they watch and no other, at most once a second each division, and never miss the last change', async () => {
    const [players, agents] = [await page('a'), await page('b')];
    players.client.emit('board:watch', { board: 'players' });
    agents.client.emit('board:watch', { board: 'players' });
    agents.client.emit('board:watch', { board: 'agents' });
    await Promise.all([settled(players.client), settled(agents.client)]);
    for (let i = 0; i < 100; i++) news.changed('players', '1x');
    news.changed('players', '0.5x');
    await Promise.all([settled(players.client), settled(agents.client)]);
    expect(players.heard).toEqual(['players 1x', 'players 0.5x']);
    expect(timers.map(({ ms }) => ms)).toEqual([1_000, 1_000]);
    ring(); // 1x had changed again, 0.5x had not
    await settled(players.client);
    expect(players.heard).toEqual(['players 1x', 'players 0.5x', 'players 1x']);
    ring();
    await settled(players.client);
    expect(players.heard).toHaveLength(3);
    expect(timers).toEqual([]);
    news.changed('agents', 'CartPole-v1');
    players.client.emit('board:watch', { board: null });
    await settled(players.client);
    news.changed('players', '1x');
    await Promise.all([settled(players.client), settled(agents.client)]);
    expect(players.heard).toHaveLength(3);
    expect(agents.heard).toEqual(['agents CartPole-v1']);
    players.client.close();
    agents.client.close();
  });
});

describe('[BOARDNEWS2] news of one person', () => {
  it('come to all their tabs and to nobody else', async () => {
    const [one, two, other] = [await page('me'), await page('me'), await page('you')];
    const submission = { id: 's1', kind: 'agent', name: 'n', hash: 'h', status: 'queued', place: 1 } as const;
    const rest = {
      secondsLeft: 9,
      progress: 0,
      problem: null,
      committedAt: 0,
      entropy: null,
      row: null,
      rank: null,
      seeds: [],
    };
    news.submission('me', { ...submission, ...rest });
    await Promise.all([one, two, other].map(({ client }) => settled(client)));
    expect([one.heard, two.heard, other.heard]).toEqual([['s1'], ['s1'], []]);
    for (const { client } of [one, two, other]) client.close();
  });
});
