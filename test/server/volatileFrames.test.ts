import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGovernor, PACES } from '../../server/arena/pace.ts';
import { createVolatileFrames } from '../../server/net/volatileFrames.ts';
import type { RunningServer } from '../../server/startServer.ts';
import { ask, next, testServer, visit } from './support.ts';

/** A Socket.IO socket as far as frames need one. */
function fakeSocket(raw: unknown) {
  const sent: string[] = [];
  const emitted: unknown[] = [];
  const socket = {
    conn: { transport: { name: 'websocket', socket: raw } },
    volatile: { emit: (...args: unknown[]) => void emitted.push(args) },
    emit: (...args: unknown[]) => void emitted.push(args),
  };
  return { socket: socket as never, sent, emitted };
}

describe('[PACE2] frames past the queue', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await testServer();
  });
  afterAll(() => server.stop());

  it('the official client takes them for ordinary events', async () => {
    const { client } = await visit(server.port);
    await ask.join(client);
    expect(await next(client, 'f')).toMatch(/^[0-9A-Za-z_-]{16}$/);
    client.close();
  });
  it('and keyframes of any length', async () => {
    const io = new Server(0, { transports: ['websocket'] });
    const connected = new Promise<Socket>((resolve) => io.once('connection', resolve));
    const client = connect(`http://127.0.0.1:${(io.httpServer.address() as AddressInfo).port}`, {
      transports: ['websocket'],
    });
    const heard: string[] = [];
    client.on('k', (packed: string) => void heard.push(packed));
    const frames = createVolatileFrames(await connected);
    const sent = [1, 115, 116, 117, 118, 119, 300, 5_000].map((length) => 'k'.repeat(length));
    for (const packed of sent) frames.sendKeyframe(packed);
    await expect.poll(() => heard).toEqual(sent);
    client.close();
    await io.close();
  });
  it('the installed library has the internals that they rest on', async () => {
    const io = new Server(0, { transports: ['websocket'] });
    const connected = new Promise<Socket>((resolve) => io.once('connection', resolve));
    const { port } = io.httpServer.address() as AddressInfo;
    const client = connect(`http://127.0.0.1:${port}`, { transports: ['websocket'] });
    const heard = new Promise((resolve) => client.once('f', resolve));
    const socket = await connected;
    Object.defineProperty(socket, 'volatile', { value: null }); // not the ordinary way
    createVolatileFrames(socket).send('a');
    expect(await heard).toBe('a');
    client.close();
    await io.close();
  });
  it('whoever does not read is skipped, and gets the newest as soon as there is room', () => {
    const sent: string[] = [];
    const wire = { writable: true, writableLength: 0, write: (text: string) => void sent.push(text) };
    const { socket, emitted } = fakeSocket({ readyState: 1, _socket: wire });
    const frames = createVolatileFrames(socket);
    frames.send('a');
    wire.writableLength = 100_000;
    frames.send('b');
    wire.writableLength = 0;
    frames.send('c');
    wire.writable = false;
    frames.send('d');
    wire.writable = true;
    wire.writableLength = 100_000;
    frames.sendKeyframe('e');
    expect(emitted).toEqual([['k', 'e']]);
    expect([sent, frames.skipped()]).toEqual([['\x81\x0b42["f","a"]', '\x81\x0b42["f","c"]'], 1]);
  });
  it.each([
    undefined,
    null,
    {},
    { readyState: 1 },
    { readyState: 1, _socket: { write: 1 } },
    { readyState: 1, _socket: { write() {}, writableLength: 'x', writable: true } },
  ])('with the internals %j they are emitted', (raw) => {
    const { socket, emitted } = fakeSocket(raw);
    createVolatileFrames(socket).send('a');
    expect(emitted).toEqual([['f', 'a']]);
  });
});

describe('[PACE1] the governor', () => {
  it('goes down one rate a busy second, and up one after five calm ones in a row', () => {
    const governor = createGovernor();
    const levels = [0.9, 0.95, 0.6, 0.3, 0.3, 0.3, 0.6, 0.3, 0.3, 0.3, 0.3, 0.3, 0.1].map((load) => {
      governor.measured(load);
      return governor.level();
    });
    expect(levels).toEqual([1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1]);
  });
  it('never leaves its rates', () => {
    const governor = createGovernor();
    for (let second = 0; second < 20; second++) governor.measured(1);
    expect(governor.pace()).toBe(PACES.at(-1));
    for (let second = 0; second < 100; second++) governor.measured(0);
    expect(governor.pace()).toBe(PACES[0]);
  });
});
