import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket as Tcp } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { expect, it } from 'vitest';
import { type EngineConnection, engineConnections, onEngineConnection } from '../../../server/net/engine.ts';
import { createRefusals } from '../../../server/net/refusals.ts';
import { createVolatileFrames } from '../../../server/net/volatileFrames.ts';
import { LimitedWebSocketServer } from '../../../server/net/websocketServer.ts';
import { createWireGuard } from '../../../server/net/wireGuard.ts';

const UPGRADE = [
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
  'Host: x',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
];
/** A short text as clients send it, masked with zeros. */
const packet = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x81, 0x80 | text.length, 0, 0, 0, 0]), Buffer.from(text)]);

/** Speaks by hand, so that it can stop reading and yet say that it is alive. */
function stubbornReader(port: number): Tcp {
  const tcp = connect(port, '127.0.0.1');
  tcp.on('error', () => {}); // it is cut
  tcp.write(`${UPGRADE.join('\r\n')}\r\n\r\n`);
  tcp.once('data', () => tcp.write(packet('40{}')));
  return tcp;
}

it('[LIMIT8] a real socket that stops reading: frames are left out, what waits stays bounded, then it is cut, though it says that it is alive', async () => {
  const http = createServer();
  const io = new Server(http, { transports: ['websocket'], wsEngine: LimitedWebSocketServer });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const refusals = createRefusals([]);
  const guard = createWireGuard(refusals, () => performance.now(), { bytes: 50_000_000, forMs: 1_500 });
  const under: EngineConnection[] = [];
  onEngineConnection(io as never, (connection) => {
    under.push(connection);
    guard.watch(connection);
  });
  const connected = new Promise<Socket>((resolve) => io.once('connection', resolve));
  const tcp = stubbornReader((http.address() as AddressInfo).port);
  const socket = await connected;
  const ended = new Promise<string>((resolve) => socket.once('disconnect', resolve));
  tcp.pause();
  const alive = setInterval(() => tcp.write(packet('3')), 50);

  const frames = createVolatileFrames(socket);
  for (let i = 0; i < 400; i++) socket.emit('k', 'x'.repeat(60_000)); // more than any system takes for who does not read
  await new Promise((resolve) => setTimeout(resolve, 300));
  const { _socket: wire } = under[0]!.transport.socket!;
  expect(wire!.writableLength).toBeGreaterThan(2_048);
  const before = wire!.writableLength;
  for (let i = 0; i < 1_000; i++) frames.send('x'.repeat(30));
  expect(frames.skipped()).toBe(1_000);
  expect(wire!.writableLength).toBeLessThanOrEqual(before);
  expect(engineConnections(io as never)).toHaveLength(1);

  const sweeping = setInterval(() => guard.sweep(engineConnections(io as never)), 100);
  expect(await ended).toMatch(/^transport (close|error)$/); // on the server: the other side hears nothing
  expect(refusals.figures()).toEqual([{ door: 'wire', reason: 'unread', count: 1 }]);
  expect(engineConnections(io as never)).toHaveLength(0);
  clearInterval(alive);
  clearInterval(sweeping);
  tcp.destroy();
  await io.close();
});
