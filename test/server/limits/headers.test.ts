import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../../server/startServer.ts';
import { testServer } from '../support.ts';

let server: RunningServer;
beforeAll(async () => {
  const clientDir = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(clientDir, 'assets'));
  writeFileSync(join(clientDir, 'index.html'), '<!doctype html><title>CartPole Arena</title>');
  writeFileSync(join(clientDir, 'assets', 'main-a1b2c3.js'), 'console.log(1);');
  server = await testServer({ clientDir }, { ALLOWED_ORIGINS: 'https://school.example' });
});
afterAll(() => server.stop());

const get = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${server.port}${path}`, init);

/** Pages, files, answers, refusals of every kind, and what is not ours but the library's. */
const ANSWERS: readonly (readonly [what: string, path: string, init: RequestInit])[] = [
  ['a page', '/', {}],
  ['a page that the client routes', '/watch', {}],
  ['a script', '/assets/main-a1b2c3.js', {}],
  ['an answer', '/api/v1/agents', {}],
  ['an answer to a listed page', '/api/v1/agents', { headers: { origin: 'https://school.example' } }],
  ['a preflight', '/api/v1/me', { method: 'OPTIONS', headers: { origin: 'https://school.example' } }],
  ['a file', '/api/v1/agents/steady/model', {}],
  ['an export', '/api/v1/boards/players/1x/export?format=csv', {}],
  ['health', '/healthz', {}],
  ['metrics', '/metrics', {}],
  ['nothing', '/api/v1/nothing', {}],
  ['a missing file', '/assets/gone.js', {}],
  ['a refusal', '/api/v1/me', {}],
  ['a body that is too large', '/api/v1/me/name', { method: 'PUT', body: `"${'x'.repeat(9_000)}"` }],
  ['an address that cannot be read', '/api/v1/agents/%E0%A4%A/model', {}],
  ['a method that there is not', '/healthz', { method: 'PATCH' }],
  ['Socket.IO without a websocket', '/socket.io/?EIO=4&transport=polling', {}],
  ['Socket.IO with nonsense', '/socket.io/?EIO=3&transport=__proto__', {}],
];

describe('[LIMIT5] every answer protects its reader:', () => {
  it.each(ANSWERS)('%s', async (_what, path, init) => {
    const { headers } = await get(path, init);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src '(self|none)'/);
    expect(policy).toMatch(/frame-ancestors '(self|none)'/);
    expect(policy).not.toMatch(/upgrade-insecure-requests|unsafe-inline|'unsafe-eval'|\*|http:|https:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    for (const name of ['strict-transport-security', 'server', 'x-powered-by', 'set-cookie'])
      expect(headers.get(name), name).toBeNull();
  });
  it('a page may use no camera, microphone or place, and may use gamepads', async () => {
    const allowed = (await get('/')).headers.get('permissions-policy') ?? '';
    for (const thing of ['camera', 'microphone', 'geolocation', 'usb', 'payment'])
      expect(allowed).toContain(`${thing}=()`);
    expect(allowed).not.toContain('gamepad');
  });
  it('a Host of an attacker gets nothing into the policy', async () => {
    const ask = (host: string): Promise<string> =>
      new Promise((resolve, reject) => {
        let said = '';
        const socket = connect(server.port, '127.0.0.1', () =>
          socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
        );
        socket.on('data', (chunk: Buffer) => {
          said += chunk.toString('latin1');
        });
        socket.on('close', () => resolve(said));
        socket.on('error', reject);
      });
    for (const host of ["x; script-src 'unsafe-inline'", '* data:', 'x, y', "'none'", 'a b'])
      expect(/connect-src ([^;]*);/.exec(await ask(host))?.[1], host).toBe("'self' 'self'");
    expect(/connect-src ([^;]*);/.exec(await ask('192.168.1.20:3000'))?.[1]).toBe(
      "'self' ws://192.168.1.20:3000 wss://192.168.1.20:3000",
    );
  });
});
