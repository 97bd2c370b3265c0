import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../server/startServer.ts';
import { parseAgents } from '../../shared/protocol/parseAgents.ts';
import { STEADY, testServer } from './support.ts';

let server: RunningServer;
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${server.port}${path}`, { headers });

beforeAll(async () => {
  const clientDir = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(clientDir, 'assets'));
  writeFileSync(join(clientDir, 'index.html'), '<!doctype html><title>CartPole Arena</title>');
  const script = 'console.log("hello");'.repeat(100);
  writeFileSync(join(clientDir, 'assets', 'main-a1b2c3.js'), script);
  writeFileSync(join(clientDir, 'assets', 'main-a1b2c3.js.br'), brotliCompressSync(script));
  server = await testServer({ clientDir });
});
afterAll(() => server.stop());

describe('pages', () => {
  it.each(['/', '/watch', '/race?speed=1x', '/learn/keras-blog'])('%s is the one page', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain('CartPole Arena');
  });
  it.each(['/assets/gone-1.js', '/api/v1/nothing', '/favicon.png'])('%s is not there', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
  it('hashed assets may be kept for ever, and come compressed', async () => {
    const response = await get('/assets/main-a1b2c3.js', { 'accept-encoding': 'br' });
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(await response.text()).toContain('hello');
  });
  it('nothing outside the folder is served', async () => {
    for (const path of ['/..%2f..%2fetc%2fpasswd', '/assets/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/etc/passwd'])
      expect(await (await get(path)).text()).not.toMatch(/root:|cartpole-arena"/);
  });
  it('[NET10] the policy is strict and works on plain http in a LAN', async () => {
    const headers = (await get('/')).headers;
    const policy = headers.get('content-security-policy')!;
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port}`);
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).not.toMatch(/upgrade-insecure-requests|unsafe-inline|'unsafe-eval'|\*/);
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('the REST interface', () => {
  it('tells that it is well, and how late its ticks are', async () => {
    const body: unknown = await (await get('/healthz')).json();
    const idle = { matches: 0, spectators: 0, paceLevel: 0, refusedInputs: 0, differingEngines: 0 };
    expect(body).toMatchObject({ status: 'ok', ...idle, tickLatenessMs: { p50: 0, p99: 0 } });
  });
  it('lists the house agents, weakest first', async () => {
    const agents = parseAgents(await (await get('/api/v1/agents')).json());
    expect(agents?.map(({ id, mean }) => [id, mean])).toEqual([
      ['clumsy', expect.closeTo(9.4)],
      ['steady', 500],
    ]);
  });
  it('[BUMPER10] lists the drivers of Bumper, weakest first', async () => {
    const drivers = parseAgents(await (await get('/api/v1/bumper-agents')).json());
    expect(drivers?.map(({ id }) => id)).toEqual(['episode-40', 'episode-160', 'champion']);
  });
  it('gives the very file of an agent', async () => {
    const response = await get('/api/v1/agents/steady/model');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(STEADY.bytes);
    expect((await get('/api/v1/agents/nobody/model')).status).toBe(404);
    expect((await get('/api/v1/agents/..%2Fx/model')).status).toBe(404);
  });
  it('knows when no run is live', async () => {
    expect((await get('/api/v1/runs/live')).status).toBe(404);
  });
});
