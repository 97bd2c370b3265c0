import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningServer } from '../../server/startServer.ts';
import { testServer } from './support.ts';

const LISTED = 'https://school.example';
let server: RunningServer;
const ask = (path: string, origin: string | null, method = 'GET'): Promise<Response> =>
  fetch(`http://127.0.0.1:${server.port}${path}`, { method, headers: origin === null ? {} : { origin } });

beforeAll(async () => {
  server = await testServer({}, { ALLOWED_ORIGINS: LISTED });
});
afterAll(() => server.stop());

it('[API11] a listed page may read answers and refusals, and may ask with a token', async () => {
  for (const path of ['/api/v1/boards', '/api/v1/boards/players/9x', '/api/v1/me']) {
    const { headers } = await ask(path, LISTED);
    expect(headers.get('access-control-allow-origin')).toBe(LISTED);
    expect(headers.get('vary')).toContain('Origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  }
  const before = await ask('/api/v1/me/name', LISTED, 'OPTIONS');
  expect(before.status).toBe(204);
  expect(before.headers.get('access-control-allow-methods')).toContain('PUT');
  expect(before.headers.get('access-control-allow-headers')).toContain('Authorization');
  expect((await ask('/api/v1/sessions', LISTED, 'POST')).status).toBe(201);
});
it('[API11] any other page is told nothing', async () => {
  for (const origin of ['https://evil.example', 'null', `${LISTED}.evil.example`, null])
    for (const method of ['GET', 'OPTIONS']) {
      const { headers } = await ask('/api/v1/boards', origin, method);
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('cross-origin-resource-policy')).not.toBe('cross-origin');
    }
  expect((await ask('/api/v1/sessions', 'https://evil.example', 'POST')).status).toBe(403);
  expect((await ask('/', LISTED)).headers.get('access-control-allow-origin')).toBeNull(); // pages are no interface
});
