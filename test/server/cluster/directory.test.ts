import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Presence } from '../../../server/arena/presence.ts';
import { createAsk } from '../../../server/cluster/ask.ts';
import type { Directory, Kind } from '../../../server/cluster/directory.ts';
import { openRedis, type RedisLink } from '../../../server/cluster/redis.ts';
import { createRedisDirectory } from '../../../server/cluster/redisDirectory.ts';
import { hasRedis, type RedisServer, startRedis } from '../../support/redis.ts';
import { until } from '../../support/until.ts';

const NOTHING: Presence = {
  players: [],
  matches: [],
  lobbies: [],
  wishes: new Map(),
  list: () => ({ live: [], open: [] }),
};

interface Member {
  readonly directory: Directory;
  readonly link: RedisLink;
  has(what: Partial<Presence>): Promise<void>;
  readonly gaveUp: string[]; // players who went away, lobbies that gave way
}

describe.runIf(hasRedis())('[CLUSTER6] processes know what each of them has', () => {
  let server: RedisServer;
  const members: Member[] = [];

  async function join(node: string): Promise<Member> {
    const link = await openRedis(server.url, () => {});
    const ask = await createAsk(link, node, () => {});
    let now = NOTHING;
    const gaveUp: string[] = [];
    const has = (kind: Kind | 'wish', id: string): boolean =>
      kind === 'wish'
        ? now.wishes.has(id)
        : { player: now.players, match: now.matches, lobby: now.lobbies }[kind].includes(id);
    const directory = createRedisDirectory({
      redis: link,
      ask,
      presence: () => now,
      has,
      leave: (player) => gaveUp.push(player),
      yieldLobby: (code) => gaveUp.push(code),
      refreshed: () => {},
    });
    const member: Member = {
      directory,
      link,
      gaveUp,
      async has(what) {
        now = { ...NOTHING, ...what };
        await directory.changed();
      },
    };
    members.push(member);
    return member;
  }
  beforeAll(async () => {
    server = await startRedis();
  });
  afterEach(async () => {
    for (const { directory, link } of members.splice(0)) {
      await directory.close();
      link.close();
    }
  });
  afterAll(() => server.stop());

  it('players, matches and lobbies, until they are no more', async () => {
    const [a, b] = [await join('a'), await join('b')];
    await a.has({ players: ['ann'], matches: ['m1'], lobbies: ['code'] });
    for (const [kind, id] of [
      ['player', 'ann'],
      ['match', 'm1'],
      ['lobby', 'code'],
    ] as const) {
      expect(await b.directory.whereIs(kind, id)).toEqual({ node: 'a', there: true });
      expect(await a.directory.whereIs(kind, id)).toBeNull();
    }
    expect(await b.directory.whereIs('player', 'bob')).toBeNull();
    await b.directory.vacate('ann');
    expect(a.gaveUp).toEqual(['ann']);
    await a.has({ matches: ['m1'] });
    expect(await b.directory.whereIs('player', 'ann')).toBeNull();
  });
  it('what a process had that is killed is its own for a while, and nobody waits for its lobbies', async () => {
    const [a, b] = [await join('a'), await join('b')];
    await a.has({ players: ['ann'], wishes: new Map([['duel', 'code']]) });
    expect(await b.directory.claim('duel')).toBe('a');
    a.link.close(); // as when it is killed: nobody answers
    expect(await b.directory.whereIs('player', 'ann')).toEqual({ node: 'a', there: false });
    expect(await b.directory.claim('duel')).toBeNull();
  });
  it('one lobby for anyone of a kind: of two the younger one gives way', async () => {
    const [a, b] = [await join('a'), await join('b')];
    expect(await a.directory.claim('duel')).toBeNull();
    await a.has({ wishes: new Map([['duel', 'first']]) });
    expect(await b.directory.claim('duel')).toBe('a');
    await b.has({ wishes: new Map([['duel', 'second']]) }); // as when it could not ask
    await until(() => b.gaveUp.length > 0);
    expect([a.gaveUp, b.gaveUp]).toEqual([[], ['second']]);
    await a.has({});
    expect(await b.directory.claim('duel')).toBeNull();
  });
  it('lists are merged within seconds, and gone with their process', async () => {
    const [a, b] = [await join('a'), await join('b')];
    await until(() => b.directory.lists().has('a'));
    expect([...a.directory.lists().keys()]).not.toContain('a');
    await a.directory.close();
    await until(() => !b.directory.lists().has('a'));
  });
  it('without Redis nobody is sent anywhere, and it is filled again when it is back empty', async () => {
    const [a, b] = [await join('a'), await join('b')];
    await a.has({ players: ['ann'] });
    await server.crash();
    await until(() => !a.link.isReady() && !b.link.isReady());
    expect(await b.directory.whereIs('player', 'ann')).toBeNull();
    expect(await b.directory.claim('duel')).toBeNull();
    await until(() => b.directory.lists().size === 0);
    await server.restart();
    await until(async () => (await b.directory.whereIs('player', 'ann')) !== null);
  });
});
