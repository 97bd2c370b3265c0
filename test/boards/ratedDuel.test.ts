import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DAY_MS,
  PAIR_GAMES_A_DAY,
  PLAYER_GAMES_A_DAY,
  unratedEnd,
  unratedPlan,
  unratedToday,
} from '../../shared/boards/ratedDuel.ts';
import type { SeatInfo } from '../../shared/protocol/matchEvents.ts';

const NOW = 1_800_000_000_000;
const human: SeatInfo = { kind: 'human', name: 'Ann' };
const agent = (reaction: number): SeatInfo => ({
  kind: 'agent',
  agent: 'a',
  recipe: 'r',
  episode: 1,
  mean: 9,
  reaction,
});
const plan = fc.record({
  company: fc.constantFrom('agents' as const, 'anyone' as const, 'friends' as const),
  wind: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  seats: fc.tuple(fc.constant(human), fc.oneof(fc.constant(human), fc.integer({ min: 0, max: 25 }).map(agent))),
  ranked: fc.tuple(fc.constant(true), fc.boolean()),
});

describe('which duels are rated', () => {
  it('[RATING5] only calm ones among strangers and agents of the board without a handicap', () => {
    fc.assert(
      fc.property(plan, (duel) => {
        const { company, wind, seats, ranked } = duel;
        const late = seats.some((seat) => seat.kind === 'agent' && seat.reaction > 0);
        const counts = company !== 'friends' && wind === 0 && !late && ranked.every(Boolean);
        expect(unratedPlan(duel) === null).toBe(counts);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('[RATING6] whoever is gone from a running one has lost it, however often it had waited', () => {
    const exact = [true, true];
    for (const end of ['left', 'connection'] as const)
      for (const freezes of [0, 1, 3]) expect(unratedEnd({ tick: 1, end, freezes, exact })).toBeNull();
    expect(unratedEnd({ tick: 0, end: 'left', freezes: 0, exact })).toBe('broken-off');
    expect(unratedEnd({ tick: 9, end: 'fall', freezes: 1, exact })).toBe('waited');
    expect(unratedEnd({ tick: 9, end: 'fall', freezes: 0, exact: [true, false] })).toBe('engine');
    expect(unratedEnd({ tick: 9, end: 'server-closing', freezes: 0, exact })).toBe('broken-off');
  });

  it('[RATING7] ten of the same two and two hundred of one player within a day', () => {
    const ago = fc.integer({ min: 0, max: 2 * DAY_MS });
    const game = fc.record({ at: ago.map((ms) => NOW - ms), opponent: fc.constantFrom('bob', 'cat', 'eve') });
    fc.assert(
      fc.property(fc.array(game, { maxLength: 2 * PLAYER_GAMES_A_DAY }), (games) => {
        const today = games.filter(({ at }) => NOW - at < DAY_MS);
        const withBob = today.filter(({ opponent }) => opponent === 'bob').length;
        const expected = withBob >= PAIR_GAMES_A_DAY ? 'pair' : today.length >= PLAYER_GAMES_A_DAY ? 'day' : null;
        expect(unratedToday(games, 'bob', NOW)).toBe(expected);
      }),
      { seed: 2, numRuns: 200 },
    );
    const others = Array.from({ length: PLAYER_GAMES_A_DAY }, (_, i) => ({ at: NOW - i, opponent: `guest ${i}` }));
    expect(unratedToday(others, 'bob', NOW)).toBe('day');
    expect(unratedToday(others.slice(1), 'bob', NOW)).toBeNull();
  });
});
