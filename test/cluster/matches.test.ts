import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, leanAfter, next, playDuel } from '../server/support.ts';
import { until } from '../support/until.ts';
import { type Cluster, startCluster } from './support/cluster.ts';
import { openPage, type Page, playing, refusal, waiting, wish } from './support/page.ts';

let cluster: Cluster;
const pages: Page[] = [];
const page = async (...args: [node?: 'a' | 'b' | null, token?: string | null]): Promise<Page> => {
  const opened = await openPage(cluster.url, ...args);
  pages.push(opened);
  return opened;
};

beforeAll(async () => {
  cluster = await startCluster();
}, 120_000);
afterAll(async () => {
  for (const one of pages) one.close();
  await cluster?.stop();
}, 60_000);

/** On any process. */
const untilNobodyPlays = (viewer: Page): Promise<void> =>
  until(
    async () => !(await wish.list(viewer)).live.some(({ seats }) => seats.some(({ kind }) => kind === 'human')),
    30_000,
    300,
  );

const ANYONE = { company: 'anyone', agent: null } as const;
const AGENT = { company: 'agents', agent: 'champion' } as const;

describe('[CLUSTER3] the client goes where the match is', () => {
  it('a quick match brings together two who are on different processes, and is played to its end', async () => {
    const [ann, bob] = [await page('a'), await page('b')];
    const begins = next(ann.client(), 'match:joined');
    waiting(await wish.start(ann, ANYONE));
    const second = playing(await wish.start(bob, ANYONE));
    const first = await begins;
    expect(bob.moves).toEqual(['a']);
    expect(second.match).toBe(first.match);
    expect(second.seats).toEqual([
      { kind: 'human', name: ann.name() },
      { kind: 'human', name: bob.name() },
    ]);
    const rated = next(bob.client(), 'match:rated');
    const bots = [
      playDuel(ann.client(), first, leanAfter(40, 0)),
      playDuel(bob.client(), second, leanAfter(10_000, 1)),
    ];
    const played = await Promise.all(bots.map((bot) => bot.finished));
    for (const { result, view } of played) {
      expect(result).toMatchObject({ end: 'fall', winner: 1 });
      expect(view.mismatches).toBe(0);
    }
    expect(await rated).toMatchObject({ match: first.match, unrated: null });
  });
  it('a private link opened on another process', async () => {
    const [host, guest] = [await page('b'), await page('a')];
    const lobby = waiting(await wish.start(host, { company: 'friends', agent: null }));
    const begins = next(host.client(), 'match:joined');
    expect(playing(await wish.enter(guest, lobby.code)).match).toBe((await begins).match);
    expect(guest.moves).toEqual(['b']);
    expect(await refusal(wish.enter(await page('a'), lobby.code))).toBe('no-lobby');
    for (const one of [host, guest]) one.client().emit('match:leave');
  });
  it('watching a match of another process, by the list of all and by TV', async () => {
    const [player, viewer, other] = [await page('a'), await page('b'), await page('b')];
    await untilNobodyPlays(viewer);
    const joined = playing(await wish.start(player, { ...AGENT, speed: '0.5x' }));
    const bot = playDuel(player.client(), joined, leanAfter(10_000));
    await until(async () => (await wish.list(viewer)).live.some(({ match }) => match === joined.match), 5_000, 300);
    const watched = await wish.watch(viewer, joined.match);
    expect(watched).toMatchObject({ match: joined.match, seat: null });
    expect(viewer.moves).toEqual(['a']);
    await next(viewer.client(), 'f');
    const shown = await wish.watch(other, null);
    expect([shown.seats[0]?.kind, other.moves]).toEqual(['human', ['a']]);
    bot.pause();
    player.client().emit('match:leave');
  });
  it('TV leaves agents for people who begin to play on another process', async () => {
    const viewer = await page('b');
    await until(
      async () => {
        const { live } = await wish.list(viewer);
        return !live.some(({ seats }) => seats.some(({ kind }) => kind === 'human'));
      },
      60_000,
      500,
    );
    const shown = await wish.watch(viewer, null);
    expect(shown.seats.map(({ kind }) => kind)).toEqual(['agent', 'agent']);
    const told = next(viewer.client(), 'match:closed');
    const player = await page('a');
    const joined = playing(await wish.start(player, AGENT));
    expect(await told).toEqual({ code: 'elsewhere' });
    expect((await wish.watch(viewer, null)).match).toBe(joined.match);
    player.client().emit('match:leave');
  });
  it('a player who comes back on the other process gets back to the match', async () => {
    const player = await page('a');
    const joined = playing(await wish.start(player, { ...AGENT, speed: '0.5x' }));
    const bot = playDuel(player.client(), joined, leanAfter(150));
    await until(() => bot.view().tick > 20);
    await player.connect('b');
    const again = playing(await wish.resume(player));
    expect([again.match, again.seat, player.moves]).toEqual([joined.match, 0, ['a']]);
    bot.continueOn(player.client(), again);
    const { result, view } = await bot.finished;
    expect(result.falls[0]!.tick).toBeGreaterThan(150);
    expect(view.mismatches).toBe(0);
  });
  it('a player has one match in all processes: a new one elsewhere ends the old one', async () => {
    const player = await page('a');
    const first = playing(await wish.start(player, AGENT));
    await next(player.client(), 'k'); // by now the others know
    const ended = next(player.client(), 'match:finished');
    const tab = await page('b', player.token());
    const second = playing(await wish.start(tab, AGENT));
    expect(tab.moves).toEqual([]);
    expect(await ended).toMatchObject({ match: first.match });
    await next(tab.client(), 'k');
    await player.connect('a');
    expect(playing(await wish.resume(player)).match).toBe(second.match);
    expect(player.moves).toEqual(['b']);
    player.client().emit('match:leave');
  });
  it('a seat goes to the tab that asks for it last, over processes too', async () => {
    const player = await page('a');
    const joined = playing(await wish.start(player, AGENT));
    await next(player.client(), 'k');
    const moved: Promise<{ readonly match: string }> = next(player.client() as Client, 'match:moved');
    const tab = await page('b', player.token());
    expect(playing(await wish.resume(tab)).match).toBe(joined.match);
    expect(await moved).toEqual({ match: joined.match });
    tab.client().emit('match:leave');
  });
});
