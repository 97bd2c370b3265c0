import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MatchList } from '../../shared/protocol/matchEvents.ts';
import { leanAfter, next, playDuel } from '../server/support.ts';
import { until } from '../support/until.ts';
import { type Cluster, type NodeName, type ServerNode, startCluster } from './support/cluster.ts';
import { openPage, type Page, playing, refusal, waiting, wish } from './support/page.ts';

let cluster: Cluster;
const pages: Page[] = [];
const page = async (node: NodeName): Promise<Page> => {
  const opened = await openPage(cluster.url, node);
  pages.push(opened);
  return opened;
};

beforeAll(async () => {
  cluster = await startCluster();
}, 120_000);
afterEach(() => {
  for (const one of pages.splice(0)) one.close();
});
afterAll(async () => {
  await cluster?.stop();
}, 60_000);

const ANYONE = { company: 'anyone', agent: null } as const;
const FRIENDS = { company: 'friends', agent: null } as const;
const AGENT = { company: 'agents', agent: 'champion', speed: '0.5x' } as const;
const has = ({ live }: MatchList, match: string): boolean => live.some((one) => one.match === match);

const uptime = async (url: string): Promise<number> => {
  const { uptimeSeconds } = (await (await fetch(url)).json()) as { readonly uptimeSeconds: number };
  return uptimeSeconds;
};
/** nginx tries a process that was away again after a second: until then the other one is asked in its place. */
async function untilReached({ name, url }: ServerNode): Promise<void> {
  const isIt = async (): Promise<boolean> => {
    const [through, itself] = [await uptime(`${cluster.url}/healthz?node=${name}`), await uptime(`${url}/healthz`)];
    return Math.abs(through - itself) < 3;
  };
  await until(isIt, 10_000, 300);
}

const readiness = async ({ url }: ServerNode): Promise<number> => (await fetch(`${url}/readyz`)).status;

/** In a match against an agent, balancing for so many ticks. */
async function balancing(player: Page, ticks: number) {
  const joined = playing(await wish.start(player, AGENT));
  const bot = playDuel(player.client(), joined, leanAfter(ticks));
  await until(() => bot.view().tick > 5);
  return { joined, bot };
}

describe('[CLUSTER4] one process killed: nothing else notices', () => {
  it('the others play on, its lobby is taken over, its matches end with a clear word, and it comes back', async () => {
    const [near, far, lonely] = [await page('b'), await page('a'), await page('a')];
    const [here, there] = [await balancing(near, 250), await balancing(far, 250)];
    const viewer = await page('b');
    await until(async () => has(await wish.list(viewer), there.joined.match), 5_000, 300);
    waiting(await wish.start(lonely, ANYONE));

    const killedAt = here.bot.view().serverTick;
    await cluster.a.kill('SIGKILL');
    there.bot.pause();
    const atOnce = waiting(await wish.start(await page('b'), ANYONE)); // nobody is sent to who is not there
    expect(atOnce.names).toHaveLength(1);
    await far.connect('a');
    expect(await refusal(wish.resume(far))).toBe('no-match');
    expect([...new Set(far.moves)]).toEqual(['a']);
    await until(async () => !has(await wish.list(viewer), there.joined.match), 10_000, 300);
    const { result, view } = await here.bot.finished;
    expect(result).toMatchObject({ match: here.joined.match, end: 'fall' });
    expect(result.tick).toBeGreaterThan(killedAt);
    expect(view.mismatches).toBe(0);

    await cluster.a.start();
    await untilReached(cluster.a);
    const [host, guest] = [await page('a'), await page('b')];
    const lobby = waiting(await wish.start(host, FRIENDS));
    expect(await refusal(wish.enter(guest, lobby.code))).toBeNull();
    expect(guest.moves).toEqual(['a']);
  });
});

describe('[CLUSTER5] Redis lost: matches go on, each process is as if alone, and it heals by itself', () => {
  it('plays, begins and brings together on each process meanwhile, and over both afterwards', async () => {
    await untilReached(cluster.a);
    const [ann, bob] = [await page('a'), await page('b')];
    const before = [await balancing(ann, 200), await balancing(bob, 200)];
    expect(await readiness(cluster.b)).toBe(200);
    await cluster.redis.crash();
    await until(async () => (await readiness(cluster.b)) === 503, 5_000, 100);

    const [cyd, dan, eve] = [await page('a'), await page('a'), await page('b')];
    const meanwhile = await balancing(cyd, 50);
    const begins = next(dan.client(), 'match:joined');
    waiting(await wish.start(dan, ANYONE));
    const same = await page('a');
    expect(playing(await wish.start(same, ANYONE)).match).toBe((await begins).match);
    const lobby = waiting(await wish.start(eve, FRIENDS));
    for (const { bot, joined } of [...before, meanwhile]) {
      const { result, view } = await bot.finished;
      expect(result).toMatchObject({ match: joined.match, end: 'fall' });
      expect(view.mismatches).toBe(0);
    }

    await cluster.redis.restart();
    const guest = await page('a');
    await until(async () => (await refusal(wish.enter(guest, lobby.code))) === null, 15_000, 300);
    expect(guest.moves).toEqual(['b']);
    await until(async () => has(await wish.list(cyd), playing(await wish.resume(guest)).match), 5_000, 300);
    await until(async () => (await readiness(cluster.b)) === 200, 10_000, 100);
    expect([cluster.a.pid(), cluster.b.pid()].includes(null)).toBe(false);
    const complaints = cluster.worker.complaints().split('\n');
    expect(complaints.filter((line) => line.includes('Redis is lost'))).toHaveLength(1);
    expect(complaints.length).toBeLessThan(20); // told once, not at each try
  });
});
