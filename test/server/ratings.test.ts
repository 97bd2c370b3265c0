import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WAITS_A_DAY } from '../../server/boards/forgivenWaits.ts';
import { createRatingBook } from '../../server/boards/ratingBook.ts';
import { ratingProof } from '../../server/boards/ratingProof.ts';
import { DAY_MS, PAIR_GAMES_A_DAY } from '../../shared/boards/ratedDuel.ts';
import type { Unrated } from '../../shared/protocol/ratingEvents.ts';
import { nextBelow, randomStream } from '../../shared/sim/random.ts';
import { AGENT, idOf, type RatingsByHand, ratingsByHand, STEADY_SEAT } from './ratingsByHand.ts';

let hand: RatingsByHand;
beforeEach(async () => {
  hand = await ratingsByHand();
});
afterEach(async () => {
  expect(hand.failures).toEqual([]);
  await hand.storage.close();
});

const rows = async () => (await hand.storage.boards.page('ratings', '1x', null, 10)).rows;

describe('a quick match', () => {
  it('[RATING5] moves both ratings; both have a row, and both are told what it changed', async () => {
    await hand.duel(['ann', 'bob']);
    expect(hand.stakes('ann')).toEqual({ match: 'match-1', unrated: null, ratings: [null, null] });
    const [ann, bob] = [hand.rated('ann')!, hand.rated('bob')!];
    expect(ann.change).toMatchObject({ before: 1500, provisional: true, division: '1x', row: idOf('ann') });
    expect(ann.change!.rating - 1500).toBeCloseTo(1500 - bob.change!.rating, 6);
    expect(ann.change!.rating).toBeGreaterThan(1600);
    expect(await rows()).toMatchObject([
      {
        id: idOf('ann'),
        name: 'ANN',
        rank: 1,
        figures: { games: 1, wins: 1, opponents: 1, rating: ann.change!.rating },
      },
      { id: idOf('bob'), name: 'BOB', rank: 2, figures: { games: 1, losses: 1, opponents: 1 } },
    ]);
    expect(hand.changed).toEqual(['1x']);
  });

  it('[RATING5] drawn by two who are equal changes neither rating', async () => {
    await hand.duel(['ann', 'bob'], { winner: 'draw' });
    expect(await hand.find('ann')).toMatchObject({ rating: 1500, games: 1, draws: 1 });
    expect(hand.rated('bob')!.change).toMatchObject({ before: 1500, rating: 1500 });
  });

  it('[RATING6] that is left, or whose connection is lost, is lost by who is gone', async () => {
    await hand.duel(['ann', 'bob'], { end: 'left', winner: 1 });
    expect(await hand.find('ann')).toMatchObject({ losses: 1, games: 1 });
    expect(await hand.find('bob')).toMatchObject({ wins: 1 });
    await hand.duel(['cat', null], { end: 'connection', winner: 1, freezes: 1 });
    expect(await hand.find('cat')).toMatchObject({ losses: 1, games: 1 });
  });
});

describe('a duel that counts for nothing', () => {
  const reacting = { info: { ...STEADY_SEAT, reaction: 10 }, player: null };
  const stranger = { info: { ...STEADY_SEAT, agent: 'moment-7' }, player: null };
  const ann = { info: { kind: 'human', name: 'ANN' }, player: { id: 'ann', name: 'ANN' } } as const;
  const windy = { seed: 1, wind: 2, speed: '1x', seats: 2 } as const;

  it.each<[Unrated, readonly (string | null)[], Parameters<RatingsByHand['duel']>[2]]>([
    ['friends', ['ann', 'bob'], { company: 'friends' }],
    ['wind', ['ann', 'bob'], { setup: windy }],
    ['handicap', ['ann', null], { seats: [ann, reacting] }],
    ['moment', ['ann', null], { seats: [ann, stranger] }],
  ])('[RATING5] says so before it begins: %s', async (unrated, players, match) => {
    await hand.duel(players, {}, match);
    expect(hand.stakes('ann')).toMatchObject({ unrated });
    expect(hand.rated('ann')).toMatchObject({ unrated, change: null });
    expect(await rows()).toEqual([]);
  });

  it.each<[Unrated, Parameters<RatingsByHand['duel']>[1]]>([
    ['waited', { freezes: 1 }],
    ['engine', { exact: [false, true] }],
    ['broken-off', { end: 'left', tick: 0 }],
    ['broken-off', { end: 'server-closing', winner: 'draw' }],
  ])('[RATING6] says so at its end: %s', async (unrated, end) => {
    await hand.duel(['ann', null], end);
    expect(hand.stakes('ann')).toMatchObject({ unrated: null });
    expect(hand.rated('ann')).toMatchObject({ unrated, change: null });
    expect(await rows()).toEqual([]);
  });

  it('[RATING5] is one with a banned player', async () => {
    const at = 1_800_000_000_000;
    const nobody = { name: null, nameKey: null, recovery: null, epoch: 0, createdAt: at, seenAt: at };
    await hand.storage.players.put({ id: 'bob', ...nobody, banned: 'a program' });
    await hand.duel(['ann', 'bob']);
    expect(hand.rated('ann')).toMatchObject({ unrated: 'banned', change: null });
  });

  it('[RATING5] is no royale, no survival run, no duel of agents: nobody is told anything', async () => {
    await hand.duel(['ann'], {}, { mode: 'survival' });
    await hand.duel(['ann', 'bob', 'cat'], {}, { mode: 'royale' });
    await hand.duel([null, null]);
    expect([hand.stakes('ann'), hand.rated('ann')]).toEqual([null, null]);
    expect(await rows()).toEqual([]);
  });

  it('[RATING6] is a lost one that waited, three times a day; then it is a loss, and a won one is nothing still', async () => {
    for (let i = 0; i < WAITS_A_DAY; i++) {
      await hand.duel(['ann', null], { freezes: 1, winner: 1 });
      expect(hand.rated('ann')).toMatchObject({ unrated: 'waited' });
    }
    await hand.duel(['ann', null], { freezes: 1, winner: 0 });
    expect(hand.rated('ann')).toMatchObject({ unrated: 'waited' });
    await hand.duel(['bob', null], { freezes: 1, winner: 1 });
    expect(hand.rated('bob')).toMatchObject({ unrated: 'waited' });
    await hand.duel(['ann', null], { freezes: 1, winner: 1 });
    expect(hand.rated('ann')).toMatchObject({ unrated: null });
    expect(await hand.find('ann')).toMatchObject({ games: 1, losses: 1 });
    hand.pass(DAY_MS);
    await hand.duel(['ann', null], { freezes: 1, winner: 1 });
    expect(hand.rated('ann')).toMatchObject({ unrated: 'waited' });
  });

  it(`[RATING7] is the ${PAIR_GAMES_A_DAY + 1}th of the same two within a day, until the day is over`, async () => {
    for (let i = 0; i < PAIR_GAMES_A_DAY; i++) await hand.duel(i % 2 === 0 ? ['ann', 'bob'] : ['bob', 'ann']);
    expect(hand.rated('ann')!.unrated).toBeNull();
    await hand.duel(['bob', 'ann']);
    expect(hand.stakes('ann')).toMatchObject({ unrated: 'pair' });
    expect(hand.rated('bob')).toMatchObject({ unrated: 'pair', change: null });
    await hand.duel(['ann', 'cat']);
    expect(hand.rated('ann')!.unrated).toBeNull();
    hand.pass(DAY_MS);
    await hand.duel(['bob', 'ann']);
    expect(hand.rated('bob')!.unrated).toBeNull();
    expect((await hand.find('ann'))!.games).toBe(PAIR_GAMES_A_DAY + 2);
  });
});

describe('a duel that could have counted when it began', () => {
  it(`[RATING7] counts for nothing if ${PAIR_GAMES_A_DAY} of the same two came to their ends before it`, async () => {
    const end = hand.begin(['ann', 'bob']);
    for (let i = 0; i < PAIR_GAMES_A_DAY; i++) await hand.duel(['ann', 'bob']);
    await end();
    expect(hand.rated('ann')).toMatchObject({ unrated: 'pair', change: null });
    expect((await hand.find('ann'))!.games).toBe(PAIR_GAMES_A_DAY);
  });

  it('[RATING5] counts for nothing if one of them was banned before its end', async () => {
    const end = hand.begin(['ann', 'bob']);
    await expect.poll(() => hand.stakes('ann')).toMatchObject({ unrated: null });
    const nobody = { name: null, nameKey: null, recovery: null, epoch: 0, createdAt: 0, seenAt: 0 };
    await hand.storage.players.put({ id: 'bob', ...nobody, banned: 'a program' });
    hand.pass(60_000);
    await end();
    expect(hand.rated('ann')).toMatchObject({ unrated: 'banned', change: null });
    expect(await rows()).toEqual([]);
  });
});

describe('a duel with an agent of the board', () => {
  it('[RATING5] moves both on one ladder; time makes the player less sure, not the agent', async () => {
    await hand.duel([null, 'ann']);
    const [agent, ann] = [(await hand.storage.ratings.find('1x', AGENT.id))!, (await hand.find('ann'))!];
    expect(agent).toMatchObject({ who: 'agent', wins: 1 });
    expect(ann).toMatchObject({ who: 'player', losses: 1 });
    hand.pass(365 * DAY_MS);
    await hand.duel([null, 'ann'], { winner: 1 });
    const [from, to] = hand.stakes('ann')!.ratings;
    expect(from!.deviation).toBe(agent.deviation);
    expect(to!.deviation).toBeGreaterThan(ann.deviation);
  });

  it('[RATING8] leaves a hidden row hidden', async () => {
    await hand.duel(['ann', null]);
    await hand.storage.boards.hide('ratings', '1x', idOf('ann'), true);
    await hand.duel(['ann', null]);
    expect((await rows()).map(({ id }) => id)).toEqual([AGENT.id]);
  });
});

describe('the proof of a rating', () => {
  it('[RATING8] all ratings follow from the games in their order, to the bit, and rows count the opponents right', async () => {
    const stream = randomStream(1, 'games');
    const everybody = ['ann', 'bob', 'cat', null];
    for (let i = 0; i < 60; i++) {
      const first = nextBelow(stream, 4);
      const second = (first + 1 + nextBelow(stream, 3)) % 4;
      hand.pass(nextBelow(stream, 5 * DAY_MS));
      const winner = ([0, 1, 'draw'] as const)[nextBelow(stream, 3)]!;
      await hand.duel([everybody[first]!, everybody[second]!], { winner });
    }
    const ids = [...['ann', 'bob', 'cat'].map(idOf), AGENT.id];
    const { ratings } = hand.storage;
    const found = (await Promise.all(ids.map((id) => ratings.games('1x', id, 100)))).flat();
    const games = [...new Map(found.map((game) => [game.game, game])).values()].sort((a, b) => a.at - b.at);
    expect(games).toHaveLength(60);
    const again = await ratingsByHand();
    let now = 0;
    const { storage } = again;
    const book = createRatingBook({ ...storage, clock: () => now, changed: () => {} });
    const rated = (id: string) =>
      ({ id, name: id, who: id === AGENT.id ? 'agent' : 'player', by: null, owner: null }) as const;
    for (const { at, game, division, first, second, winner, end, link } of games) {
      now = at;
      await book.record({ game, division, first: rated(first), second: rated(second), winner, end, link });
    }
    for (const id of ids) {
      expect(await storage.ratings.find('1x', id)).toEqual(await ratings.find('1x', id));
      const opponents = await ratings.opponents('1x', id);
      expect((await hand.storage.boards.find('ratings', '1x', id))!.figures).toMatchObject({
        opponents: opponents.length,
      });
    }
    await storage.close();
  });

  it('[RATING8] has games with links, history and opponents; each rating begins where the last one ended', async () => {
    await hand.duel(['ann', 'bob']);
    await hand.duel(['cat', 'ann']);
    await hand.duel([null, 'ann'], { winner: 1 });
    const proof = (await ratingProof(hand.storage.ratings, '1x', idOf('ann')))!;
    expect(proof.games.map(({ result, opponent, link }) => [result, opponent, link])).toEqual([
      ['win', 'Steady', 'a-link'],
      ['loss', 'CAT', 'a-link'],
      ['win', 'BOB', 'a-link'],
    ]);
    expect(proof.games[2]!.ratingBefore).toBe(1500);
    expect(proof.games[0]!.ratingBefore).toBe(proof.games[1]!.ratingAfter);
    expect(proof.games[1]!.ratingBefore).toBe(proof.games[2]!.ratingAfter);
    expect(proof.history.map(({ rating }) => rating)).toEqual(
      proof.games.map(({ ratingAfter }) => ratingAfter).reverse(),
    );
    expect(proof.opponents.map(({ id }) => id).sort()).toEqual([idOf('bob'), idOf('cat'), AGENT.id].sort());
    expect(await ratingProof(hand.storage.ratings, '1x', 'nobody')).toBeNull();
  });
});
