import { describe, expect, it } from 'vitest';
import { arenaByHand, createEar, playingIn, REQUEST } from './listener.ts';

const FRIENDS = { ...REQUEST, company: 'friends', agent: null } as const;
const ANYONE = { ...REQUEST, company: 'anyone', agent: null } as const;
const ROYALE = { ...ANYONE, mode: 'royale', seats: 4 } as const;

describe('the quick match', () => {
  it('[LOBBY1] seats two who want the same; who asked last gets it as the answer, the other as news', () => {
    const { arena } = arenaByHand();
    const [a, b, c] = [createEar('a'), createEar('b'), createEar('c')];
    expect(arena.start(a, ANYONE)).toMatchObject({ ok: true, value: { kind: 'waiting', lobby: { open: true } } });
    expect(arena.start(b, { ...ANYONE, speed: '0.5x' })).toMatchObject({ value: { kind: 'waiting' } });
    const joined = playingIn(arena.start(c, ANYONE));
    expect(joined).toMatchObject({ seat: 1, waits: false, seats: [{ name: 'A' }, { name: 'C' }] });
    expect(a.last('match:joined')).toMatchObject({ match: joined.match, seat: 0 });
    expect(c.told).toEqual([]);
    expect(b.told).toEqual([]);
  });
  it('[LOBBY1] does not seat two tabs of one player against each other', () => {
    const { arena } = arenaByHand();
    arena.start(createEar('a'), ANYONE);
    expect(arena.start(createEar('a'), ANYONE)).toMatchObject({ value: { kind: 'waiting' } });
    expect(arena.list().open).toHaveLength(1);
  });
});

describe('a private link', () => {
  it('[LOBBY2] brings the second one in; a third finds it gone, its owner is told apart', () => {
    const { arena } = arenaByHand();
    const [a, b, c] = [createEar('a'), createEar('b'), createEar('c')];
    const waiting = arena.start(a, FRIENDS);
    const code = waiting.ok && waiting.value.kind === 'waiting' ? waiting.value.lobby.code : '';
    expect(arena.list().open).toEqual([]);
    expect(arena.enter(createEar('a'), code)).toEqual({ ok: false, code: 'own-lobby' });
    expect(arena.enter(b, 'another')).toEqual({ ok: false, code: 'no-lobby' });
    expect(playingIn(arena.enter(b, code)).seats).toMatchObject([{ name: 'A' }, { name: 'B' }]);
    expect(arena.enter(c, code)).toEqual({ ok: false, code: 'no-lobby' });
  });
  it('[LOBBY2] outlives another tab of its owner that leaves something else', () => {
    const { arena } = arenaByHand();
    const waiting = arena.start(createEar('a'), FRIENDS);
    arena.leave(createEar('a'));
    const code = waiting.ok && waiting.value.kind === 'waiting' ? waiting.value.lobby.code : '';
    expect(arena.enter(createEar('b'), code)).toMatchObject({ ok: true, value: { kind: 'playing' } });
  });
  it('[LOBBY2] is dead once its owner has left or is gone', () => {
    for (const away of ['leave', 'gone'] as const) {
      const { arena } = arenaByHand();
      const a = createEar('a');
      const waiting = arena.start(a, FRIENDS);
      arena[away](a);
      const code = waiting.ok && waiting.value.kind === 'waiting' ? waiting.value.lobby.code : '';
      expect(arena.enter(createEar('b'), code)).toEqual({ ok: false, code: 'no-lobby' });
    }
  });
});

describe('a royale', () => {
  it('[LOBBY3] begins by itself after 20 s, and agents take the empty seats', () => {
    const { arena, pass } = arenaByHand();
    const [a, b] = [createEar('a'), createEar('b')];
    arena.start(a, ROYALE);
    arena.start(b, ROYALE);
    expect(a.last('match:lobby')).toMatchObject({ names: ['A', 'B'], host: true });
    pass(999);
    expect(a.last('match:joined')).toBeNull();
    pass(1);
    expect(a.last('match:joined')).toMatchObject({ seat: 0, setup: { seats: 4 } });
    expect(b.last('match:joined')!.seats.map(({ kind }) => kind)).toEqual(['human', 'human', 'agent', 'agent']);
  });
  it('[LOBBY3] begins at once when its host says so, and at nobody else’s word', () => {
    const { arena } = arenaByHand();
    const [a, b] = [createEar('a'), createEar('b')];
    arena.start(a, ROYALE);
    arena.start(b, ROYALE);
    arena.go(b);
    expect(arena.count()).toBe(0);
    arena.go(a);
    expect([arena.count(), b.last('match:joined')?.seat]).toEqual([1, 1]);
  });
  it('[LOBBY3] the next one is host when the first leaves', () => {
    const { arena } = arenaByHand();
    const [a, b] = [createEar('a'), createEar('b')];
    arena.start(a, ROYALE);
    arena.start(b, ROYALE);
    arena.leave(a);
    expect(b.last('match:lobby')).toMatchObject({ names: ['B'], host: true });
  });
});

describe('a rematch', () => {
  function played() {
    const hand = arenaByHand();
    const [a, b] = [createEar('a'), createEar('b')];
    hand.arena.start(a, ANYONE);
    const first = playingIn(hand.arena.start(b, ANYONE));
    hand.pass(600); // nobody holds a pole up
    expect(a.last('match:finished')).toMatchObject({ match: first.match, end: 'fall' });
    return { ...hand, a, b, first };
  }
  it('[LOBBY4] begins once both want it, with a new seed', () => {
    const { arena, a, b, first } = played();
    expect(arena.rematch(a)).toMatchObject({ value: { kind: 'waiting', lobby: { names: ['A'] } } });
    expect(b.last('match:people')).toMatchObject({ match: first.match, rematch: ['A'], left: false });
    const second = playingIn(arena.rematch(b));
    expect(second.match).not.toBe(first.match);
    expect(second.setup.seed).not.toBe(first.setup.seed);
    expect(a.last('match:joined')).toMatchObject({ match: second.match });
  });
  it.each(['leave', 'gone'] as const)('[LOBBY4] is off when the other has %s', (away) => {
    const { arena, a, b } = played();
    arena.rematch(a);
    arena[away](b);
    expect(a.last('match:people')).toMatchObject({ left: true });
    expect(arena.rematch(a)).toEqual({ ok: false, code: 'no-match' });
  });
});

describe('[ARENA7] one seat per player', () => {
  it('another tab that comes back takes the seat over, and the first is told', () => {
    const { arena, pass } = arenaByHand();
    const [tab, other] = [createEar('a'), createEar('a')];
    const { match } = playingIn(arena.start(tab, REQUEST));
    pass(10);
    expect(playingIn(arena.resume(other)).match).toBe(match);
    expect(tab.last('match:moved')).toEqual({ match });
    const before = tab.frames.length;
    pass(10);
    expect([tab.frames.length - before, other.frames.length]).toEqual([0, 10]);
    arena.input(tab, { tick: 0, action: 1 });
    arena.leave(tab); // a tab that plays no longer ends nothing
    expect(arena.count()).toBe(1);
  });
  it('a full arena says so, and leaves what goes on alone', () => {
    const { arena } = arenaByHand(1);
    playingIn(arena.start(createEar('a'), REQUEST));
    expect(arena.start(createEar('b'), REQUEST)).toEqual({ ok: false, code: 'server-full' });
    expect(arena.count()).toBe(1);
  });
});

describe('spectators', () => {
  it('[TV1] come and go freely, and everybody sees how many there are', () => {
    const { arena, pass } = arenaByHand();
    const [player, one, two] = [createEar('p'), createEar('q'), createEar('r')];
    const { match, setup } = playingIn(arena.start(player, REQUEST));
    expect(arena.watch(one, match)).toMatchObject({ ok: true, value: { seat: null, setup } });
    expect(player.last('match:people')).toMatchObject({ spectators: 1 });
    arena.watch(two, match);
    pass(50);
    expect(player.last('match:people')).toMatchObject({ spectators: 2 });
    arena.gone(one);
    expect(player.last('match:people')).toMatchObject({ spectators: 1 });
    expect(arena.watch(one, 'no-such')).toEqual({ ok: false, code: 'no-match' });
  });
  it('[LOAD3] that come all at once are told as one number, soon and once', () => {
    const { arena, pass } = arenaByHand();
    const player = createEar('p');
    const { match } = playingIn(arena.start(player, REQUEST));
    for (let i = 0; i < 50; i++) arena.watch(createEar(`q${i}`), match);
    pass(50);
    expect(player.last('match:people')).toMatchObject({ spectators: 50 });
    expect(player.told.filter(({ event }) => event === 'match:people')).toHaveLength(2);
  });
  it('[TV1] cannot act, and the list does not tell the seed', () => {
    const { arena, pass } = arenaByHand();
    const [player, viewer] = [createEar('p'), createEar('q')];
    const { match } = playingIn(arena.start(player, REQUEST));
    arena.watch(viewer, match);
    arena.input(viewer, { tick: 0, action: 1 });
    arena.hidden(viewer, true);
    arena.leave(viewer);
    pass(5);
    expect(player.frames.at(-1)!.actions).toEqual([0, 0]);
    expect(arena.list().live).toMatchObject([{ match, setup: { seed: 0 } }]);
  });
  it('[TV2] TV shows people before agents, and moves on when the match is over', () => {
    const { arena, pass } = arenaByHand();
    const viewer = createEar('v');
    const shown = arena.watch(viewer, null);
    expect(shown).toMatchObject({ ok: true, value: { seats: [{ kind: 'agent' }, { kind: 'agent' }] } });
    pass(100);
    const { match } = playingIn(arena.start(createEar('p'), { ...REQUEST, agent: 'clumsy', mode: 'survival' }));
    expect(viewer.last('match:joined')).toMatchObject({ match, seat: null });
    expect(arena.count()).toBe(1); // nobody watches the agents any more
    pass(200);
    expect(viewer.last('match:finished')).toMatchObject({ match });
    pass(200); // the result is shown for a while
    expect(viewer.last('match:joined')).toMatchObject({ seats: [{ kind: 'agent' }, { kind: 'agent' }] });
  });
  it('[TV2] what two agents play for viewers ends when the last of them leaves', () => {
    const { arena } = arenaByHand();
    const viewer = createEar('v');
    arena.watch(viewer, null);
    expect(arena.count()).toBe(1);
    arena.leave(viewer);
    expect(arena.count()).toBe(0);
  });
});

it('[ARENA7] who starts something else leaves everything before it', () => {
  const { arena, pass } = arenaByHand();
  const [a, b] = [createEar('a'), createEar('b')];
  arena.start(a, ANYONE);
  arena.start(b, ANYONE);
  pass(152);
  playingIn(arena.start(a, REQUEST));
  expect(b.last('match:finished')).toMatchObject({ end: 'left', winner: 1 });
  arena.start(a, FRIENDS);
  expect(arena.count()).toBe(0);
});

describe('[ARENA10] whoever witnesses matches', () => {
  it('hears of each once as it begins and once as it ends, with what decides whether it counts', () => {
    const { arena, pass, witnessed } = arenaByHand();
    const [plain, other] = [createEar('a'), createEar('b', false)];
    playingIn(arena.start(plain, { ...REQUEST, mode: 'survival', agent: null }));
    playingIn(arena.start(other, { ...REQUEST, agent: 'clumsy' }));
    expect(witnessed.map(({ match, end }) => [match.mode, match.company, match.waits, end])).toEqual([
      ['survival', 'agents', false, null],
      ['duel', 'agents', true, null],
    ]);
    pass(160); // no input at all: survival goes on, the duel freezes
    pass(600);
    const [survival] = witnessed.filter(({ match, end }) => match.mode === 'survival' && end);
    expect(survival!.end).toMatchObject({ end: 'fall', freezes: 0, exact: [true], replay: { setup: { seats: 1 } } });
    expect(survival!.end!.replay!.ticks).toBe(survival!.end!.tick);
    arena.leave(other);
    const ended = witnessed.filter(({ match, end }) => match.mode === 'duel' && end);
    expect(ended).toHaveLength(1);
    expect(ended[0]!.end).toMatchObject({ end: 'left', freezes: 1, exact: [false, true] });
    expect(ended[0]!.match.seats.map(({ player }) => player?.id ?? null)).toEqual(['b', null]);
  });
});
