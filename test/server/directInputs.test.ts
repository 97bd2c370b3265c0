import type { EventEmitter } from 'node:events';
import { type AddressInfo, type Socket as Connection, connect as dial } from 'node:net';
import fc from 'fast-check';
import { Server, type Socket } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inputOf, takeInputsDirectly } from '../../server/net/directInputs.ts';

/** A masked websocket message, as clients send them. @param start 0x81: text in one piece */
function frame(text: string, mask: number, start = 0x81): Buffer {
  const bytes = Buffer.alloc(6 + text.length);
  bytes[0] = start;
  bytes[1] = 0x80 | text.length;
  bytes.writeUInt32BE(mask >>> 0, 2);
  for (let i = 0; i < text.length; i++) bytes[6 + i] = text.charCodeAt(i) ^ bytes[2 + (i & 3)]!;
  return bytes;
}

/** A bare connection that has said hello in Socket.IO's protocol. */
async function openRaw(port: number): Promise<Connection> {
  const raw = dial(port, '127.0.0.1');
  raw.write(
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
  );
  await new Promise((resolve) => raw.once('data', resolve));
  raw.write(frame('40', 1));
  await new Promise((resolve) => raw.once('data', resolve));
  return raw;
}

describe('[PACE3] inputs past the parser', () => {
  let io: Server;
  let socket: Socket;
  let client: ReturnType<typeof connect>;
  const direct: string[] = [];
  const ordinary: unknown[][] = [];
  beforeAll(async () => {
    io = new Server(0, { transports: ['websocket'] });
    const connected = new Promise<Socket>((resolve) => io.once('connection', resolve));
    client = connect(`http://127.0.0.1:${(io.httpServer.address() as AddressInfo).port}`, {
      transports: ['websocket'],
    });
    socket = await connected;
    takeInputsDirectly(socket, (packed) => void direct.push(packed));
    socket.onAny((...args) => void ordinary.push(args));
  });
  afterAll(async () => {
    client.close();
    await io.close();
  });

  it('what the official client sends as an input is taken as it is; all else goes the ordinary way, in order', async () => {
    for (const packed of ['1a.1', '-4.0']) {
      client.emit('i', packed);
      await new Promise((resolve) => setTimeout(resolve, 50)); // a piece of the stream each
    }
    client.emit('i', '1a.1', 'more'); // all these may come as one piece
    client.emit('i', 'A"]');
    client.emit('i', { tick: 1 });
    client.emit('i', 'x'.repeat(40));
    client.emit('j', '1a.1');
    await new Promise((resolve) => {
      socket.once('done', (reply: (value: unknown) => void) => reply(null));
      client.emit('done', resolve);
    });
    expect(direct).toEqual(['1a.1', '-4.0']);
    expect(ordinary.map(([event, ...args]) => [event, args.length])).toEqual([
      ['i', 2],
      ['i', 1],
      ['i', 1],
      ['i', 1],
      ['j', 1],
      ['done', 1],
    ]);
  });
  it('where the library is built otherwise nothing changes', () => {
    const receiver = { _state: 0, _bufferedBytes: 0, _fragmented: 0 };
    const wire = { listeners: () => [() => {}, () => {}] };
    for (const transport of [
      undefined,
      {},
      { name: 'websocket' },
      { name: 'websocket', socket: { _socket: null, _receiver: receiver } },
      { name: 'websocket', socket: { _socket: wire, _receiver: { _state: 3 } } },
      { name: 'websocket', socket: { _socket: wire, _receiver: receiver } }, // somebody else listens too
    ])
      expect(() => takeInputsDirectly({ conn: { transport } } as never, () => {})).not.toThrow();
  });
  it('the installed libraries have the internals that they rest on', () => {
    const { socket: ws } = (socket.conn as unknown as { transport: { socket: { _socket: EventEmitter } } }).transport;
    expect(ws._socket.listeners('data').map(({ name }) => name)).toEqual(['direct']);
  });
  it('messages cut anywhere, joined and fragmented come in order, each once', async () => {
    const seen: string[] = [];
    const text = (raw: unknown): void => void seen.push(String(raw));
    const { port } = io.httpServer.address() as AddressInfo;
    const joined = new Promise<Socket>((resolve) => io.once('connection', resolve));
    const raw = await openRaw(port);
    const other = await joined;
    takeInputsDirectly(other, text);
    other.on('i', text);
    const message = (n: number): Buffer => frame(`42["i","${n.toString(36)}.1"]`, n * 0x01020304);
    const half = Math.floor(message(3).length / 2);
    const pieces = [
      message(1),
      Buffer.concat([message(2), message(3).subarray(0, half)]),
      message(3).subarray(half),
      Buffer.concat([message(4), message(5)]),
      frame('42["i","6.1', 99, 0x01), // not the last piece of its message
      frame('"]', 98, 0x80),
      message(7),
    ];
    for (const piece of pieces) {
      raw.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 20)); // a piece of the stream each
    }
    await expect.poll(() => seen).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `${n}.1`));
    raw.destroy();
  });
  it('nothing but an input is taken for one', () => {
    const input = frame('42["i","1a.1"]', 0x11223344);
    expect(inputOf(input)).toBe('1a.1');
    fc.assert(
      fc.property(fc.nat(input.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const other = Uint8Array.from(input);
        other[at]! ^= flip;
        const text = inputOf(other); // a digit, or the mask under one, may have become another one
        if (text !== null) expect([text.length, /^[-.0-9a-z]{4}$/.test(text)]).toEqual([4, true]);
      }),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => inputOf(bytes) === null));
  });
});
