import { expect, it } from 'vitest';
import { createRoaming, type Others } from '../../server/net/roaming.ts';
import { arenaByHand, createEar, playingIn, REQUEST } from './listener.ts';

const ANYONE = { ...REQUEST, company: 'anyone', agent: null } as const;
const NOWHERE: Others = {
  whereIs: async () => null,
  claim: async () => null,
  vacate: async () => {},
  lists: () => new Map(),
  changed: async () => {},
};
const AWAY = { ok: false, code: 'elsewhere', node: 'b' };

it('[CLUSTER3] names the process that has the player, the match or the lobby', async () => {
  const { arena } = arenaByHand();
  const roaming = createRoaming(createEar('a'), arena, { ...NOWHERE, whereIs: async () => ({ node: 'b' }) });
  expect([await roaming.resume(), await roaming.watch('m'), await roaming.enter('code')]).toEqual([AWAY, AWAY, AWAY]);
});
it('[CLUSTER3] asks nobody for what is here', async () => {
  const { arena } = arenaByHand();
  const others: Others = {
    ...NOWHERE,
    whereIs: () => Promise.reject(new Error('asked')),
    claim: async () => null,
  };
  const [ann, bob] = ['a', 'b'].map((player) => createRoaming(createEar(player), arena, others));
  await ann!.start(ANYONE);
  const { match } = playingIn(await bob!.start(ANYONE));
  expect(playingIn(await ann!.resume()).match).toBe(match);
  expect(await createRoaming(createEar('c'), arena, others).watch(match)).toMatchObject({ ok: true });
});
it('[CLUSTER3] a wish that another one overtakes while the others are asked begins nothing', async () => {
  const { arena } = arenaByHand();
  let found: (node: string | null) => void = () => {};
  const claim = (): Promise<string | null> => new Promise((resolve) => (found = resolve));
  const roaming = createRoaming(createEar('a'), arena, { ...NOWHERE, claim });
  const started = roaming.start(ANYONE);
  roaming.leave();
  found(null);
  expect(await started).toEqual({ ok: false, code: 'no-match' });
  expect(arena.list().open).toEqual([]);
});
it('[CLUSTER3] a match here ends the one on another process, and no other does', async () => {
  const vacated: string[] = [];
  const others: Others = { ...NOWHERE, vacate: async (player) => void vacated.push(player) };
  const { arena } = arenaByHand();
  const roaming = createRoaming(createEar('a'), arena, others);
  await roaming.enter('no such code');
  expect(vacated).toEqual([]);
  await roaming.start(REQUEST);
  expect(vacated).toEqual(['a']);
});
it('[CLUSTER3] TV goes where more people play, and stays where there are as many', async () => {
  const { arena } = arenaByHand();
  const one = createRoaming(createEar('a'), arena, null);
  playingIn(await one.start(REQUEST));
  const here = arena.list();
  const many = { live: [{ ...here.live[0]!, seats: [here.live[0]!.seats[0]!, here.live[0]!.seats[0]!] }], open: [] };
  const watching = (list: typeof here) =>
    createRoaming(createEar('v'), arena, { ...NOWHERE, lists: () => new Map([['b', list]]) }).watch(null);
  expect(await watching(many)).toEqual(AWAY);
  expect(await watching(here)).toMatchObject({ ok: true });
});
it('[CLUSTER3] viewers of agents, and who waits in a lobby that gives way, are told to ask again', () => {
  const { arena, elsewhere, pass } = arenaByHand();
  const [viewer, waits] = [createEar('v'), createEar('w')];
  arena.watch(viewer, null);
  arena.here.retune();
  expect(viewer.last('match:closed')).toBeNull();
  elsewhere.people = 1;
  arena.here.retune();
  expect(viewer.last('match:closed')).toEqual({ code: 'elsewhere' });
  pass(1);
  expect(arena.count()).toBe(0); // it was played for the viewer
  arena.start(waits, ANYONE);
  const [code] = arena.here.presence().lobbies;
  arena.here.yieldLobby(code!);
  expect(waits.last('match:closed')).toEqual({ code: 'elsewhere' });
  expect(arena.here.presence()).toMatchObject({ players: [], lobbies: [] });
});
