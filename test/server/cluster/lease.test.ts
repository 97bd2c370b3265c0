import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLease, type Lease } from '../../../server/cluster/lease.ts';
import { openRedis, type RedisLink } from '../../../server/cluster/redis.ts';
import { hasRedis, type RedisServer, startRedis } from '../../support/redis.ts';
import { until } from '../../support/until.ts';

const HOLD_MS = 500;

describe.runIf(hasRedis())('[CLUSTER2] a duty is held by one process at a time', () => {
  let server: RedisServer;
  const links: RedisLink[] = [];

  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(async () => {
    for (const link of links) link.close();
    await server.stop();
  });

  async function contender(
    node: string,
    story: string[],
  ): Promise<{ readonly lease: Lease; readonly link: RedisLink }> {
    const link = await openRedis(server.url, () => {});
    links.push(link);
    const lease = createLease({
      redis: link,
      name: 'duty',
      node,
      gained: () => story.push(`${node} has it`),
      lost: () => story.push(`${node} lets go`),
      now: () => performance.now(),
      holdMs: HOLD_MS,
    });
    return { lease, link };
  }

  it('goes to another one when its holder stops, or dies, and comes back after Redis was away', async () => {
    const story: string[] = [];
    const a = await contender('a', story);
    await until(() => a.lease.held());
    const b = await contender('b', story);
    await new Promise((resolve) => setTimeout(resolve, 3 * HOLD_MS)); // renewed, so nobody else gets it
    expect(story).toEqual(['a has it']);

    await a.lease.stop();
    await until(() => b.lease.held());
    expect(story).toEqual(['a has it', 'a lets go', 'b has it']);

    const c = await contender('c', story);
    b.link.close(); // cut off: it lets go by itself before c can have it
    await until(() => c.lease.held());
    expect(story.slice(3)).toEqual(['b lets go', 'c has it']);

    await server.crash();
    await until(() => !c.lease.held());
    await server.restart();
    await until(() => c.lease.held());
    expect(story.slice(5)).toEqual(['c lets go', 'c has it']);
    await Promise.all([b.lease.stop(), c.lease.stop()]);
  });
});
