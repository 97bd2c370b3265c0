import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from '../../server/startServer.ts';
import { ask, next, testServer, type Visitor, visit } from './support.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.stop());

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** As the page asks. */
async function rest(token: string | null, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/v1${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
}

async function withVisitors(count: number, act: (visitors: Visitor[]) => Promise<void>): Promise<void> {
  const visitors = await Promise.all(Array.from({ length: count }, () => visit(server.port)));
  try {
    await act(visitors);
  } finally {
    for (const { client } of visitors) client.close();
  }
}

const gone = (visitor: Visitor): Promise<void> =>
  new Promise((resolve) => void visitor.client.once('disconnect', () => resolve()));

describe('a name', () => {
  it('[ME11] is chosen by REST, and all tabs, lobbies and the next visit have it', async () => {
    await withVisitors(2, async ([ada, other]) => {
      const tab = await visit(server.port, { token: ada!.session.token });
      const waiting = await ask.start(ada!.client, { company: 'friends', agent: null });
      const told = next(tab.client, 'session:renamed');
      const answer = await rest(ada!.session.token, 'PUT', '/me/name', { name: '  Ada Lovelace ' });
      expect(answer).toMatchObject({
        status: 200,
        body: { name: 'Ada Lovelace', chosen: true, recovery: false, banned: false },
      });
      expect(await told).toEqual({ name: 'Ada Lovelace' });
      if (waiting.kind !== 'waiting') throw new Error('no lobby');
      const match = await ask.enter(other!.client, waiting.lobby.code);
      expect(JSON.stringify(match)).toContain('Ada Lovelace'); // the lobby began before the name was chosen
      const later = await visit(server.port, { token: ada!.session.token });
      expect(later.session.name).toBe('Ada Lovelace');
      tab.client.close();
      later.client.close();
    });
  });
  it('[ME11] that cannot be is refused with a code for the page and a word for programs', async () => {
    await withVisitors(1, async ([one]) => {
      const { token } = one!.session;
      expect(await rest(token, 'PUT', '/me/name', { name: 'x' })).toMatchObject({
        status: 400,
        body: { code: 'bad-name', problems: ['too-short'] },
      });
      expect(await rest(token, 'PUT', '/me/name', { name: 'Steady' })).toMatchObject({
        status: 400,
        body: { problems: ['reserved'] },
      });
      expect(await rest(token, 'PUT', '/me/name', { name: 'ADA_L0velace' })).toMatchObject({
        status: 409,
        body: { code: 'name-taken', problems: ['taken'] },
      });
      expect(await rest(token, 'PUT', '/me/name', { name: 7 })).toMatchObject({
        status: 400,
        body: { code: 'bad-payload' },
      });
      expect(await rest(null, 'PUT', '/me/name', { name: 'Grace' })).toMatchObject({
        status: 401,
        body: { code: 'no-session' },
      });
      expect(await rest(token, 'GET', '/me')).toMatchObject({ status: 200, body: { chosen: false, createdAt: null } });
    });
  });
  it('[ME12] may not be changed without end', async () => {
    await withVisitors(1, async ([one]) => {
      const statuses: number[] = [];
      for (let i = 0; i < 25; i++)
        statuses.push(
          (await rest(one!.session.token, 'PUT', '/me/name', { name: `Quick${'abcdefghijklmnopqrstuvwxy'[i]}` }))
            .status,
        );
      expect(statuses.filter((status) => status === 200)).toHaveLength(20);
      expect(statuses.at(-1)).toBe(429);
    });
  });
});

describe('two devices', () => {
  it('[ME9] are one player by the recovery code, and both stay it', async () => {
    await withVisitors(2, async ([desk, phone]) => {
      await rest(desk!.session.token, 'PUT', '/me/name', { name: 'Grace' });
      const { body } = await rest(desk!.session.token, 'POST', '/me/recovery');
      expect(body['code']).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/);
      const leaves = gone(phone!);
      const moved = await rest(phone!.session.token, 'POST', '/recover', { code: String(body['code']).toLowerCase() });
      expect(moved).toMatchObject({ status: 200, body: { me: { name: 'Grace', recovery: true } } });
      await leaves; // the page comes back with its new token
      const again = await visit(server.port, { token: String(moved.body['token']) });
      expect(again.session.name).toBe('Grace');
      again.client.close();
      expect(await rest(desk!.session.token, 'GET', '/me')).toMatchObject({ status: 200, body: { name: 'Grace' } });
    });
  });
  it('[ME9] and the others are signed out where that is wished', async () => {
    await withVisitors(2, async ([lost, found]) => {
      await rest(lost!.session.token, 'PUT', '/me/name', { name: 'Katherine' });
      const { body } = await rest(lost!.session.token, 'POST', '/me/recovery');
      const leaves = gone(lost!);
      const moved = await rest(found!.session.token, 'POST', '/recover', { code: body['code'], alone: true });
      await leaves;
      expect(await rest(lost!.session.token, 'GET', '/me')).toMatchObject({ status: 401 });
      expect((await visitName(lost!.session.token)).startsWith('Player ')).toBe(true);
      expect(await visitName(String(moved.body['token']))).toBe('Katherine');
    });
  });
  it('[ME12] cannot be found by trying codes', async () => {
    await withVisitors(1, async ([one]) => {
      const { token } = one!.session;
      expect(await rest(token, 'POST', '/recover', { code: '0000-0000-0000-0000-0001' })).toMatchObject({
        status: 404,
        body: { code: 'unknown-code' },
      }); // a slip
      const statuses: number[] = [];
      for (let i = 0; i < 12; i++)
        statuses.push((await rest(token, 'POST', '/recover', { code: '0000-0000-0000-0000-0000' })).status);
      expect(statuses).toEqual([...Array<number>(10).fill(404), 429, 429]);
    });
  });
});

describe('my data', () => {
  it('[ME13] is given whole, and deleted whole: the page is somebody new then', async () => {
    await withVisitors(1, async ([one]) => {
      const { token } = one!.session;
      await rest(token, 'PUT', '/me/name', { name: 'Hedy' });
      const data = await rest(token, 'GET', '/me/data');
      expect(data).toMatchObject({
        status: 200,
        body: { me: { name: 'Hedy' }, stored: { players: [{ name: 'Hedy' }], boardRows: [] } },
      });
      const leaves = gone(one!);
      expect(await rest(token, 'DELETE', '/me')).toEqual({ status: 204, body: {} });
      await leaves;
      expect((await rest(token, 'GET', '/me/data')).body['stored']).toMatchObject({ players: [] });
      expect(await visitName(token)).not.toBe('Hedy');
    });
  });
});

async function visitName(token: string): Promise<string> {
  const { client, session } = await visit(server.port, { token });
  client.close();
  return session.name;
}
