import { EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import Fastify, { type FastifyRequest } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerErrors } from '../../../server/net/errors.ts';
import { boundConnections, HTTP_LIMITS, LARGE_MS, limitRouteTimes, ROUTE_MS } from '../../../server/net/httpLimits.ts';
import type { RunningServer } from '../../../server/startServer.ts';
import { parseProblem } from '../../../shared/protocol/parseBoards.ts';
import { testServer } from '../support.ts';

/** All that a server says to a request written by hand, until it closes. */
function said(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

describe('[LIMIT4] time and size of a request', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await testServer();
  });
  afterAll(() => server.stop());

  it('a handler that never ends is answered: problem+json, with a time to come back', async () => {
    const app = Fastify({ ...HTTP_LIMITS, handlerTimeout: 40 });
    const failures: unknown[] = [];
    answerErrors(app, (error) => failures.push(error));
    app.get('/', () => new Promise(() => {}));
    const answer = await app.inject('/');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '10']);
    expect(parseProblem(answer.json())).toMatchObject({ code: 'timed-out' });
    expect(failures).toEqual([]);
  });
  it('a route has the usual time unless it says so itself; files of the pages may come as slowly as they do', async () => {
    const app = Fastify(HTTP_LIMITS);
    limitRouteTimes(app);
    const timeOf = async (request: FastifyRequest) => ({ ms: request.routeOptions.handlerTimeout ?? 0 });
    app.get('/api/v1/x', timeOf);
    app.get('/api/v1/large', { handlerTimeout: LARGE_MS }, timeOf);
    app.get('/metrics', timeOf);
    app.get('/assets/*', timeOf);
    const times = await Promise.all(
      ['/api/v1/x', '/api/v1/large', '/metrics', '/assets/a.js'].map(async (path) => (await app.inject(path)).json()),
    );
    expect(times.map(({ ms }) => ms)).toEqual([ROUTE_MS, LARGE_MS, ROUTE_MS, 0]);
  });
  it('of connections: an address has so many, others have theirs, and each that closes makes room', async () => {
    const server = createServer((_request, response) => response.end());
    const reasons: string[] = [];
    boundConnections(server, { connections: 10, perAddress: 2, refused: (reason) => reasons.push(reason) });
    const comes = (remoteAddress: string) => {
      const socket = Object.assign(new EventEmitter(), { remoteAddress, destroyed: false });
      const destroy = (): void => {
        socket.destroyed = true;
        socket.emit('close');
      };
      Object.assign(socket, { destroy });
      const [bound] = server.listeners('connection');
      (bound as (socket: unknown) => void)(socket);
      return { socket, destroy };
    };
    const first = comes('203.0.113.9');
    comes('::ffff:203.0.113.9');
    expect(comes('203.0.113.9').socket.destroyed).toBe(true);
    expect(comes('198.51.100.7').socket.destroyed).toBe(false);
    for (let i = 0; i < 5; i++) expect(comes('127.0.0.1').socket.destroyed).toBe(false);
    first.destroy();
    expect(comes('203.0.113.9').socket.destroyed).toBe(false);
    expect(comes('203.0.113.9').socket.destroyed).toBe(true);
    expect(reasons).toEqual(['address-full', 'address-full']);
  });
  it('every time is set, and the longest a route may take is that of an upload', () => {
    const { connectionTimeout, requestTimeout, keepAliveTimeout, http } = HTTP_LIMITS;
    for (const ms of [connectionTimeout, requestTimeout, keepAliveTimeout, http.headersTimeout])
      expect(ms).toBeGreaterThan(0);
    expect(http.headersTimeout).toBeLessThan(requestTimeout);
    expect(LARGE_MS).toBeLessThan(requestTimeout);
  });
  it('headers of more than 8 KB are refused', async () => {
    const answer = await said(server.port, `GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(9_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 [\s\S]*"too-large"/);
  });
  it('hundreds of headers do not reach a handler, and are no harm', async () => {
    const many = Array.from({ length: 400 }, (_, i) => `X-${i}: 1\r\n`).join('');
    const answer = await said(server.port, `GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${many}\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 (200|400) /);
  });
});
