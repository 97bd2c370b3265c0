import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ask, createAsk } from '../../../server/cluster/ask.ts';
import { openRedis, type RedisLink } from '../../../server/cluster/redis.ts';
import { freePort } from '../../support/freePort.ts';
import { hasRedis, type RedisServer, startRedis } from '../../support/redis.ts';
import { until } from '../../support/until.ts';

describe.runIf(hasRedis())('[CLUSTER1] processes ask each other by name', () => {
  let server: RedisServer;
  const links: RedisLink[] = [];
  const failures: unknown[] = [];
  let a: Ask;
  let b: Ask;

  async function join(node: string): Promise<Ask> {
    const link = await openRedis(server.url, () => {});
    links.push(link);
    return createAsk(link, node, (error) => failures.push(error));
  }
  beforeAll(async () => {
    server = await startRedis();
    [a, b] = [await join('a'), await join('b')];
  });
  afterAll(async () => {
    for (const link of links) link.close();
    await server.stop();
  });

  it('and bytes arrive as bytes, with who asked', async () => {
    b.answer('add', ({ bytes, n }: { bytes: Uint8Array; n: number }, from) => ({
      bytes: bytes.map((x) => x + n),
      from,
    }));
    expect(await a.ask('b', 'add', { bytes: Uint8Array.of(0, 254), n: 1 })).toEqual({
      ok: true,
      value: { bytes: Uint8Array.of(1, 255), from: 'a' },
    });
  });
  it('and silence has a reason', async () => {
    b.answer('fails', () => Promise.reject(new Error('on purpose')));
    b.answer('sleeps', () => new Promise(() => {}));
    const asked = [a.ask('b', 'fails', 0), a.ask('b', 'nothing', 0), a.ask('b', 'sleeps', 0, 50), a.ask('c', 'add', 0)];
    const why = (await Promise.all(asked)).map((answer) => (answer.ok ? 'answered' : answer.why));
    expect(why).toEqual(['refused', 'refused', 'late', 'absent']);
    expect(failures).toEqual([new Error('on purpose')]);
  });
  it('and news reaches all, its teller too, until they hear no more', async () => {
    const heard: string[] = [];
    const deaf = a.hear('word', (word: string, from) => heard.push(`a hears ${word} from ${from}`));
    b.hear('word', (word: string, from) => heard.push(`b hears ${word} from ${from}`));
    b.tell('word', 'hello');
    await until(() => heard.length === 2);
    deaf();
    b.tell('word', 'again');
    await until(() => heard.length === 3);
    expect(heard.sort()).toEqual(['a hears hello from b', 'b hears again from b', 'b hears hello from b']);
  });
  it('and without Redis nothing waits, and with it again everything goes on', async () => {
    b.answer('echo', (word: string) => word);
    await server.crash();
    await until(() => !links.some((link) => link.isReady()));
    expect(await a.ask('b', 'echo', 'lost')).toEqual({ ok: false, why: 'cut-off' });
    await server.restart();
    await until(() => links.every((link) => link.isReady()));
    await until(async () => (await a.ask('b', 'echo', 'back')).ok); // once subscriptions are back too
  });
  it('and a Redis that is not there is one line', async () => {
    const port = await freePort();
    const url = `redis://:secret@127.0.0.1:${port}`;
    await expect(openRedis(url, () => {})).rejects.toThrow(`Redis at 127.0.0.1:${port} cannot be used: ECONNREFUSED`);
  });
});
