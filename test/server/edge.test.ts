import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { RunningServer } from '../../server/startServer.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/events.ts';
import { packInput } from '../../shared/protocol/frame.ts';
import { ask, type Client, DUEL, leanAfter, playDuel, testServer, visit } from './support.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await testServer({}, { ALLOWED_ORIGINS: 'https://school.example' });
});
afterAll(() => server.stop());

async function health(): Promise<Record<string, unknown>> {
  return (await (await fetch(`http://127.0.0.1:${server.port}/healthz`)).json()) as Record<string, unknown>;
}

/** Resolves once the server has handled everything that was sent before. */
async function settled(client: Client): Promise<void> {
  await client.timeout(5_000).emitWithAck('run:watch', { run: null, after: 0 });
}

describe('who may connect', () => {
  it.each([
    ['a page of this host', () => `http://127.0.0.1:${server.port}`],
    ['a listed origin', () => 'https://school.example'],
    ['a program, which sends no Origin', () => undefined],
  ])('[NET9] %s', async (_who, origin) => {
    const from = origin();
    const { client } = await visit(server.port, from === undefined ? {} : { origin: from });
    expect(client.connected).toBe(true);
    client.close();
  });
  it.each(['http://evil.example', 'http://127.0.0.1:1', 'null', 'https://school.example.evil'])(
    '[NET9] not a page of %s',
    async (origin) => {
      await expect(visit(server.port, { origin })).rejects.toThrow();
    },
  );
  it('not a page of another version', async () => {
    await expect(visit(server.port, { version: 999 })).rejects.toThrow('version-mismatch');
  });
  it.each([Number.NaN, -1, 'x', null])('not with the version %s', async (version) => {
    await expect(visit(server.port, { version: version as number })).rejects.toThrow('bad-payload');
  });
  it('not by polling', async () => {
    const response = await fetch(`http://127.0.0.1:${server.port}/socket.io/?EIO=4&transport=polling`);
    expect(response.status).toBe(400);
  });
});

describe('who a connection is', () => {
  it('[NET2] stays the same with the token, which is a new one each time', async () => {
    const first = await visit(server.port);
    const second = await visit(server.port, { token: first.session.token });
    expect(second.session.name).toBe(first.session.name);
    expect(second.session.token).not.toBe(first.session.token);
    first.client.close();
    second.client.close();
  });
  it('[NET2] is somebody new with a changed token', async () => {
    const { client, session } = await visit(server.port);
    const [version, id, ...rest] = session.token.split('.');
    const forged = [version, id!.replace(/./, (c) => (c === '0' ? '1' : '0')), ...rest].join('.');
    for (const token of [forged, `${session.token}0`, session.token.slice(0, -1), '', 'x'.repeat(300)]) {
      const other = await visit(server.port, { token });
      expect(other.session.name).not.toBe(session.name);
      other.client.close();
    }
    client.close();
  });
});

describe('what a client sends', () => {
  it('[NET3] may lack its reply function, or have something else there', async () => {
    const { client } = await visit(server.port);
    const raw = client as unknown as { emit(event: string, ...args: unknown[]): void };
    raw.emit('match:start', DUEL);
    raw.emit('match:start', DUEL, 'reply');
    raw.emit('match:rematch');
    raw.emit('match:resume', 7);
    raw.emit('match:list', 'x');
    raw.emit('match:watch', { match: 7 });
    raw.emit('match:hidden');
    raw.emit('run:watch');
    raw.emit('race:start', null, { call: 1 });
    raw.emit('i');
    await settled(client);
    expect(client.connected).toBe(true);
    client.close();
  });
  it.each([
    undefined,
    null,
    7,
    {},
    { ...DUEL, agent: '../x' },
    { ...DUEL, speed: '2x' },
    { ...DUEL, mode: 'chess' },
    { ...DUEL, reaction: 26 },
    { ...DUEL, reaction: 1.5 },
    { ...DUEL, mode: 'royale', seats: 9 },
  ])('[NET1] %j is no request for a match', async (request) => {
    const { client } = await visit(server.port);
    const reply = await client.timeout(5_000).emitWithAck('match:start', request as never);
    expect(reply).toEqual({ ok: false, code: 'bad-payload' });
    client.close();
  });
  it('asks for an agent that there is', async () => {
    const { client } = await visit(server.port);
    await expect(ask.join(client, 'nobody')).rejects.toThrow('unknown-agent');
    await expect(ask.rematch(client)).rejects.toThrow('no-match');
    client.close();
  });
  it('[NET1] inputs of huge, broken or no ticks are ignored, and the duel goes on', async () => {
    const { client } = await visit(server.port);
    const start = await ask.join(client);
    const bot = playDuel(client, start, leanAfter(60));
    const raw = client as unknown as { emit(event: string, ...args: unknown[]): void };
    for (const junk of [
      'NaN.1',
      'Infinity.1',
      'zzzzzzz.1',
      '1e99.1',
      '-zzzzzzz.0',
      '5.7',
      [1, 2],
      { tick: 1 },
      Number.NaN,
      null,
    ])
      raw.emit('i', junk);
    const { result, view } = await bot.finished;
    expect(result.end).toBe('fall');
    expect(view.mismatches).toBe(0);
    if (result.lateInputs === 0) expect(view.corrections).toBe(0);
    client.close();
  });
  it('[NET4] a flood of inputs gains nothing and is counted; who keeps on is shown out', async () => {
    const before = (await health())['droppedEvents'] as number;
    const { client } = await visit(server.port);
    await ask.join(client);
    const gone = new Promise((resolve) => client.once('disconnect', resolve));
    for (let i = 0; i < 1_000; i++) client.emit('i', packInput({ tick: i, action: (i % 2) as 0 | 1 }));
    await settled(client);
    expect(client.connected).toBe(true);
    const counted = ((await health())['droppedEvents'] as number) - before;
    expect(counted).toBeGreaterThan(600);
    for (let i = 0; i < 3_000; i++) client.emit('i', packInput({ tick: i, action: 1 }));
    await gone;
    client.close();
  });
  it('[NET4] too many questions are refused with a code', async () => {
    const { client } = await visit(server.port);
    const replies = await Promise.all(
      Array.from({ length: 30 }, () => client.timeout(5_000).emitWithAck('race:start', { speed: '1x' })),
    );
    expect(replies.filter((reply) => reply.ok).length).toBeGreaterThan(10);
    expect(replies.at(-1)).toEqual({ ok: false, code: 'rate-limited' });
    client.close();
  });
  it('a message of more than 4 KB closes its connection only', async () => {
    const [loud, quiet] = [await visit(server.port), await visit(server.port)];
    const gone = new Promise((resolve) => loud.client.once('disconnect', resolve));
    loud.client.emit('i', 'x'.repeat(5_000));
    await gone;
    await settled(quiet.client);
    quiet.client.close();
  });
});

describe('[NET11] the websocket itself', () => {
  async function rawSocket(): Promise<WebSocket> {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/socket.io/?EIO=4&transport=websocket`);
    await new Promise((resolve) => socket.once('open', resolve));
    return socket;
  }
  const closed = (socket: WebSocket): Promise<unknown> => new Promise((resolve) => socket.once('close', resolve));
  it('closes on a message in many tiny fragments', async () => {
    const socket = await rawSocket();
    const gone = closed(socket);
    for (let i = 0; i < 40; i++) socket.send('x', { fin: false });
    await gone;
  });
  it('outlives what is no packet, and binary attachments that never come', async () => {
    for (const message of ['42["i"', '451-["i",{"_placeholder":true,"num":0}]', '9', '4'.repeat(1_000)]) {
      const socket = await rawSocket();
      const gone = closed(socket);
      socket.send(`40{"version":${PROTOCOL_VERSION}}`);
      socket.send(message);
      socket.send(message);
      socket.send('41');
      socket.send('42["x"]');
      socket.close();
      await gone;
    }
    expect(await health()).toMatchObject({ status: 'ok' });
  });
});

it('a race gets a seed that the server drew', async () => {
  const { client } = await visit(server.port);
  const draws = await Promise.all([1, 2].map(() => client.timeout(5_000).emitWithAck('race:start', { speed: '0.5x' })));
  const seeds = draws.map((reply) => (reply.ok ? reply.value.seed : null));
  expect(draws[0]).toMatchObject({ ok: true, value: { recipe: 'house', speed: '0.5x' } });
  expect(seeds[0]).not.toBe(seeds[1]);
  client.close();
});

it('a full server says so', async () => {
  const small = await testServer({}, { MAX_CONNECTIONS: '1', MAX_DUELS: '1' });
  const { client } = await visit(small.port);
  await expect(visit(small.port)).rejects.toThrow('server-full');
  client.close();
  await small.stop();
});
