/** Real stalls against a real server, all at once, with the times that it really has. */
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HTTP_LIMITS, LARGE_MS, ROUTE_MS } from '../../server/net/httpLimits.ts';
import type { RunningServer } from '../../server/startServer.ts';
import { testServer } from '../server/support.ts';
import { newSession } from '../support/visitor.ts';

const LONGEST_MS = process.env['SLOW'] === 'reduced' ? 30_000 : Number.POSITIVE_INFINITY; // the longest take two minutes
const SLACK_MS = 8_000; // how exactly the library looks, and a busy machine

let server: RunningServer;
let token = '';
beforeAll(async () => {
  server = await testServer();
  token = await newSession(`http://127.0.0.1:${server.port}`);
});
afterAll(() => server.stop());

interface Stall {
  readonly afterMs: number; // until it was closed
  readonly said: string;
}

/** @param drip sends a little more from time to time */
function stall(begin: string, drip: (socket: Socket) => void = () => {}, everyMs = 1_000): Promise<Stall> {
  return new Promise((resolve) => {
    const from = performance.now();
    let said = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(begin));
    const dripping = setInterval(() => socket.writable && drip(socket), everyMs);
    socket.on('error', () => {}); // it is closed in mid-drip
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1');
    });
    socket.on('close', () => {
      clearInterval(dripping);
      resolve({ afterMs: performance.now() - from, said });
    });
  });
}

const head = (method: string, path: string, length: number): string =>
  `${method} /api/v1${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`;

it('[LIMIT4] headers, bodies and uploads that come drop by drop or not at all are ended, and the server serves all the while', async () => {
  const { headersTimeout } = HTTP_LIMITS.http;
  const drop = (text: string) => (socket: Socket) => void socket.write(text);
  const all: readonly (readonly [string, () => Promise<Stall>, number])[] = [
    ['nothing at all', () => stall(''), headersTimeout],
    ['half of the headers', () => stall('GET / HTTP/1.1\r\nHost: x\r\n'), headersTimeout],
    ['headers drop by drop', () => stall('GET / HTTP/1.1\r\nHost: x\r\n', drop('X: y\r\n')), headersTimeout],
    ['half of a body', () => stall(`${head('PUT', '/me/name', 100)}{"na`), ROUTE_MS],
    ['a body drop by drop', () => stall(`${head('PUT', '/me/name', 4_000)}{"na`, drop('x')), ROUTE_MS],
    ['half of an upload', () => stall(`${head('POST', '/agents', 4_000_000)}{"na`), HTTP_LIMITS.connectionTimeout],
    ['an upload drop by drop', () => stall(`${head('POST', '/agents', 4_000_000)}{"na`, drop('x')), LARGE_MS],
  ];
  const cases = all
    .filter(([, , withinMs]) => withinMs <= LONGEST_MS)
    .map(([what, begin, withinMs]) => [what, begin(), withinMs] as const);
  const serving = setInterval(
    () => void fetch(`http://127.0.0.1:${server.port}/healthz`).then(({ status }) => expect(status).toBe(200)),
    500,
  );
  for (const [what, ending, withinMs] of cases) {
    const { afterMs } = await ending;
    expect(afterMs, what).toBeLessThan(withinMs + SLACK_MS);
    process.stdout.write(`${what}: ${(afterMs / 1_000).toFixed(1)} s\n`);
  }
  clearInterval(serving);
});
