import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PER_PERSON } from '../../../server/net/addressLimits.ts';
import type { RunningServer } from '../../../server/startServer.ts';
import { parseProblem } from '../../../shared/protocol/parseBoards.ts';
import { testServer } from '../support.ts';
import { CONNECT, enterRaw, openRaw, type RawSocket } from './rawSocket.ts';

const SCHOOL = '203.0.113.9';
const HOME = '198.51.100.7';

let strict: RunningServer; // one person an address
let usual: RunningServer;
beforeAll(async () => {
  strict = await testServer({}, { TRUST_PROXY: '1', PEOPLE_PER_ADDRESS: '1' });
  usual = await testServer({}, { TRUST_PROXY: 'loopback' });
});
afterAll(() => Promise.all([strict.stop(), usual.stop()]));

const ask = (server: RunningServer, path: string, address: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${server.port}${path}`, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), 'x-forwarded-for': address },
  });

async function closeAll(sockets: readonly RawSocket[]): Promise<void> {
  for (const { socket } of sockets) socket.close();
  await Promise.all(sockets.map(({ gone }) => gone));
}

/** Refused with a code, words and a time: whole problem+json. */
async function expectTooOften(response: Response): Promise<void> {
  expect(response.status).toBe(429);
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect(parseProblem(await response.json())).toMatchObject({
    code: 'rate-limited',
    detail: expect.stringMatching(/again/),
  });
}

describe('one address', () => {
  it('[LIMIT6] has so many connections; the page beyond is told, and let in once another is gone; other addresses are', async () => {
    const open: RawSocket[] = [];
    for (let i = 0; i < PER_PERSON.connections; i++) open.push(await enterRaw(strict.port, SCHOOL));
    const beyond = await openRaw(strict.port, SCHOOL);
    beyond.socket.send(CONNECT);
    expect(await beyond.message('44')).toBe('44{"message":"address-full"}');
    await closeAll([beyond]);
    const other = await enterRaw(strict.port, HOME);
    await closeAll([open.pop()!, other]);
    open.push(await enterRaw(strict.port, SCHOOL));
    await closeAll(open);
  });
  it('[LIMIT6] cannot hold connections open that never say who they are', async () => {
    const open: RawSocket[] = [];
    for (let i = 0; i < PER_PERSON.connections + 1; i++) open.push(await openRaw(strict.port, '192.0.2.1'));
    const cut = await openRaw(strict.port, '192.0.2.1');
    await cut.gone;
    await closeAll(open);
  });
  it('[LIMIT6] opens so many in a minute', async () => {
    let refused = 0;
    for (let i = 0; i < PER_PERSON.handshakes.most + 5; i++) {
      const raw = await openRaw(strict.port, '192.0.2.2').catch(() => null);
      if (raw) await closeAll([raw]);
      else refused++;
    }
    expect(refused).toBe(5);
  });
  it('[LIMIT2] is so many new people in ten minutes, by socket and by REST together', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < PER_PERSON.sessions.most; i++)
      statuses.push((await ask(strict, '/api/v1/sessions', '192.0.2.3', { method: 'POST' })).status);
    expect(statuses).toEqual(Array(PER_PERSON.sessions.most).fill(201));
    await expectTooOften(await ask(strict, '/api/v1/sessions', '192.0.2.3', { method: 'POST' }));
    const raw = await openRaw(strict.port, '192.0.2.3');
    raw.socket.send(CONNECT);
    expect(await raw.message('44')).toBe('44{"message":"rate-limited"}');
    await closeAll([raw]);
  });
  it('[LIMIT2] whoever has a token is nobody new', async () => {
    const made = (await (await ask(strict, '/api/v1/sessions', '192.0.2.4', { method: 'POST' })).json()) as {
      token: string;
    };
    for (let i = 0; i < PER_PERSON.sessions.most; i++) {
      const raw = await openRaw(strict.port, '192.0.2.4');
      raw.socket.send(`${CONNECT.slice(0, -1)},"token":"${made.token}"}`);
      await raw.message('42["session"');
      await closeAll([raw]);
    }
  });
  it('[LIMIT3] asks so much in a minute; heavy answers cost more', async () => {
    const path = '/api/v1/boards/players/1x/export?format=csv';
    let served = 0;
    let last: Response;
    do {
      last = await ask(strict, path, '192.0.2.5');
      if (last.status === 200) served++;
      if (last.status === 200) await last.arrayBuffer();
    } while (last.status === 200 && served < 50);
    expect(served).toBe(PER_PERSON.requests.most / 40);
    await expectTooOften(last);
    expect((await ask(strict, '/healthz', '192.0.2.6')).status).toBe(200);
  });
  it('[LIMIT1] is not what a visitor says it is: only the proxy is believed', async () => {
    for (let i = 0; i < PER_PERSON.sessions.most; i++)
      await ask(strict, '/api/v1/sessions', `10.9.8.${i}, 192.0.2.7`, { method: 'POST' });
    await expectTooOften(await ask(strict, '/api/v1/sessions', '10.9.8.99, 192.0.2.7', { method: 'POST' }));
  });
});

it('[LIMIT10] what was refused is told at /metrics, by door and reason', async () => {
  const { port, stop } = await testServer({}, { ALLOWED_ORIGINS: 'https://school.example' });
  const path = `http://127.0.0.1:${port}`;
  await fetch(`${path}/api/v1/me`);
  await fetch(`${path}/api/v1/me`, { headers: { origin: 'https://evil.example' } });
  const binary = await enterRaw(port);
  binary.socket.send(Buffer.from([1]));
  await binary.gone;
  const text = await (await fetch(`${path}/metrics`)).text();
  const figures = text.match(/cartpole_arena_refusals_total\{.*/g);
  expect(figures).toContain('cartpole_arena_refusals_total{door="rest",reason="no-session"} 1');
  expect(figures).toContain('cartpole_arena_refusals_total{door="rest",reason="bad-origin"} 1');
  expect(figures).toContain('cartpole_arena_refusals_total{door="wire",reason="binary"} 1');
  await stop();
});

it('[LIMIT2] a school of 40 behind one address comes, looks around and plays, with two tabs each, and nobody is refused', async () => {
  const refused: string[] = [];
  const pupils = await Promise.all(
    Array.from({ length: 40 }, async () => {
      const first = await enterRaw(usual.port, SCHOOL);
      const { token } = (JSON.parse((await first.message('42["session"')).slice(2)) as [string, { token: string }])[1];
      const second = await openRaw(usual.port, SCHOOL);
      second.socket.send(`${CONNECT.slice(0, -1)},"token":"${token}"}`);
      await second.message('42["session"');
      for (let i = 0; i < 70; i++) {
        const path = i % 7 === 0 ? '/api/v1/boards/players/1x' : '/api/v1/agents';
        const response = await ask(usual, path, SCHOOL);
        if (response.status !== 200) refused.push(`${path} ${response.status}`);
        await response.arrayBuffer();
      }
      first.socket.send(
        '420["match:start",{"mode":"duel","speed":"1x","wind":0,"company":"agents","agent":"steady","reaction":0,"seats":2}]',
      );
      const reply = await first.message('430');
      if (!reply.startsWith('430[{"ok":true')) refused.push(reply);
      for (let tick = 1; tick <= 50; tick++) first.socket.send(`42["i","${tick.toString(36)}.1"]`);
      return [first, second];
    }),
  );
  expect(refused).toEqual([]);
  const health = (await (await ask(usual, '/healthz', SCHOOL)).json()) as {
    connections: number;
    droppedEvents: number;
  };
  expect(health).toMatchObject({ connections: 80, droppedEvents: 0 });
  await closeAll(pupils.flat());
});
