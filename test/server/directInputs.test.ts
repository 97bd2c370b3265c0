import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { io as connect } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeInputsDirectly } from '../../server/net/directInputs.ts';

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
    client.emit('i', '1a.1');
    client.emit('i', '-4.0');
    client.emit('i', '1a.1', 'more');
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
    for (const transport of [undefined, {}, { onPacket: 7 }])
      expect(() => takeInputsDirectly({ conn: { transport } } as never, () => {})).not.toThrow();
  });
});
