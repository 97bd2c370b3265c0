import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createRefusals, type Refusals } from '../../../server/net/refusals.ts';
import { createWireGuard, UNREAD } from '../../../server/net/wireGuard.ts';
import type { RunningServer } from '../../../server/startServer.ts';
import { testServer } from '../support.ts';
import { CONNECT, enterRaw, openRaw } from './rawSocket.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());

async function isWell(): Promise<void> {
  const quiet = await enterRaw(server.port);
  quiet.socket.close();
  await quiet.gone;
}

describe('[LIMIT7] a connection', () => {
  it('becomes one session, once: asked for again, before or after the answer, it is cut', async () => {
    for (const pause of [false, true]) {
      const raw = await openRaw(server.port);
      raw.socket.send(CONNECT);
      if (pause) await raw.message('42["session"');
      for (let i = 0; i < 50; i++) raw.socket.send(CONNECT);
      await raw.gone;
      expect(raw.heard.filter((one) => one.startsWith('42["session"')).length).toBeLessThanOrEqual(1);
    }
    const raw = await enterRaw(server.port);
    raw.socket.send('41');
    raw.socket.send(CONNECT);
    await raw.gone;
    await isWell();
  });
  it.each([
    ['binary bytes', Buffer.from([4, 1, 2])],
    ['an event with attachments', '451-["i",{"_placeholder":true,"num":0}]'],
    ['an answer with attachments', '461-1[{"_placeholder":true,"num":0}]'],
    ['an event whose number is none', '42 5 5["match:list"]'],
  ])('is cut at %s: no page sends any', async (_what, message) => {
    const raw = await enterRaw(server.port);
    raw.socket.send(message);
    await raw.gone;
    expect(raw.heard.filter((one) => one.startsWith('43'))).toEqual([]);
    await isWell();
  });
  it.each([
    ['pings', 5, (send: ReturnType<typeof sender>) => send.ping()],
    ['pongs', 100, (send: ReturnType<typeof sender>) => send.pong()],
    ['heartbeats that nobody asked for', 100, (send: ReturnType<typeof sender>) => send.text('3')],
    ['answers to nothing', 100, (send: ReturnType<typeof sender>) => send.text('437[]')],
  ])('is cut after thousands of %s at once, which cost no credits', async (_what, few, send) => {
    const raw = await enterRaw(server.port);
    const one = sender(raw.socket);
    for (let i = 0; i < few; i++) send(one);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(raw.socket.readyState).toBe(1);
    for (let i = 0; i < 6_000 && raw.socket.readyState === 1; i++) send(one);
    await raw.gone;
    await isWell();
  });
  it('is one websocket: another one cannot take its place, and needs no Origin to be refused', async () => {
    const raw = await enterRaw(server.port);
    const { sid } = JSON.parse(raw.heard[0]!.slice(1)) as { sid: string };
    for (const query of [`sid=${sid}`, 'sid=', `s%69d=${sid}`]) {
      const other = new WebSocket(`ws://127.0.0.1:${server.port}/socket.io/?EIO=4&transport=websocket&${query}`);
      expect(await new Promise((resolve) => other.once('error', (error) => resolve(error.message)))).toContain('400');
    }
    expect(raw.socket.readyState).toBe(WebSocket.OPEN);
    raw.socket.close();
  });
  it('to another address is closed at once, on both sides', async () => {
    const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
    const gone = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => {});
    socket.resume();
    socket.write('GET /x HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await new Promise((resolve) => socket.once('end', resolve));
    const writing = setInterval(() => socket.write('x'), 5); // only who is there would take it
    await gone;
    clearInterval(writing);
  });
  it('is cut at a fragment too many, and at a message that never ends', async () => {
    const many = await enterRaw(server.port);
    for (let i = 0; i < 40; i++) many.socket.send('x', { fin: false });
    await many.gone;
    const large = await enterRaw(server.port);
    for (let i = 0; i < 5; i++) large.socket.send('x'.repeat(1_000), { fin: false });
    await large.gone;
    await isWell();
  });
});

function sender(socket: { ping(): void; pong(): void; send(text: string): void }) {
  return { ping: () => socket.ping(), pong: () => socket.pong(), text: (text: string) => socket.send(text) };
}

describe('[LIMIT8] who does not read', () => {
  function reader(refusals: Refusals) {
    const clock = { now: 0 };
    const wire = { writableLength: 0, bytesWritten: 0 };
    let cut = 0;
    const connection = {
      request: {} as never,
      writeBuffer: [] as { data?: unknown }[],
      transport: { socket: { _socket: wire, terminate: () => void cut++ } },
      on: () => {},
      once: () => {},
      close: () => {},
    };
    const guard = createWireGuard(refusals, () => clock.now);
    return {
      ...{ wire, connection, clock, isCut: () => cut > 0 },
      pass(ms: number) {
        clock.now += ms;
        guard.sweep([connection]);
      },
    };
  }
  it('is cut once nothing has left for so long, and not while anything leaves, however slowly', () => {
    const refusals = createRefusals([]);
    const slow = reader(refusals);
    slow.wire.bytesWritten = 100_000;
    slow.wire.writableLength = 90_000;
    for (let i = 0; i < 60; i++) {
      slow.wire.writableLength -= 100; // the system took some
      slow.pass(UNREAD.forMs - 1);
    }
    expect(slow.isCut()).toBe(false);
    slow.pass(UNREAD.forMs - 2);
    expect(slow.isCut()).toBe(false);
    slow.pass(2);
    expect(slow.isCut()).toBe(true);
    expect(refusals.figures()).toEqual([{ door: 'wire', reason: 'unread', count: 1 }]);
  });
  it('is not cut for what has just been sent, or for having been slow long ago', () => {
    const page = reader(createRefusals([]));
    for (let i = 0; i < 20; i++) {
      page.wire.bytesWritten = 1_000;
      page.wire.writableLength = i % 2 === 0 ? 500 : 0; // taken by the next look
      page.pass(UNREAD.forMs);
    }
    expect(page.isCut()).toBe(false);
  });
  it('is cut at once where too much waits, in the library or in the system', () => {
    for (const where of ['library', 'system']) {
      const page = reader(createRefusals([]));
      if (where === 'system') page.wire.writableLength = UNREAD.bytes + 1;
      else for (let i = 0; i < 9; i++) page.connection.writeBuffer.push({ data: 'x'.repeat(1_000_000) });
      page.pass(0);
      expect(page.isCut(), where).toBe(true);
    }
  });
});
