import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf, tellResult } from '../../client/pages/play/resultWords.ts';
import { en } from '../../client/pages/words/en.ts';
import { ko } from '../../client/pages/words/ko.ts';
import type { Fall } from '../../shared/arena/match.ts';
import type { MatchJoined, MatchResult, SeatInfo } from '../../shared/protocol/matchEvents.ts';

const YOU: SeatInfo = { kind: 'human', name: 'otter' };
const FRIEND: SeatInfo = { kind: 'human', name: 'heron' };
const MASTER: SeatInfo = { kind: 'agent', agent: 'a', recipe: 'house', episode: 40, mean: 450, reaction: 0 };
const fell = (tick: number, cause: Fall['cause'] = 'angle'): Fall => ({ tick, cause, side: 'left' });

function joined(mode: MatchJoined['mode'], seats: readonly SeatInfo[], seat: number | null) {
  return { mode, seat, seats, setup: { seed: 1, wind: 0, speed: '1x', seats: seats.length } } as const;
}
function result(over: Partial<MatchResult>): MatchResult {
  return { match: 'm', tick: 90, winner: 0, falls: [], absent: [], lateInputs: 0, end: 'fall', replay: null, ...over };
}

describe('[MATCH2] the place in a royale', () => {
  const falls = fc.array(fc.option(fc.integer({ min: 1, max: 20 }).map((tick) => fell(tick))), {
    minLength: 1,
    maxLength: 8,
  });

  it('is better for who stood longer, shared by who fell in the same tick, and the first is taken', () => {
    fc.assert(
      fc.property(falls, (all) => {
        const places = all.map((_, seat) => placeOf(seat, all));
        const lasted = all.map((fall) => fall?.tick ?? 1_000_000);
        expect(Math.min(...places)).toBe(1);
        for (const a of all.keys()) {
          for (const b of all.keys())
            expect(Math.sign(places[a]! - places[b]!)).toBe(Math.sign(lasted[b]! - lasted[a]!));
          expect(places[a]! - 1).toBe(lasted.filter((ticks) => ticks > lasted[a]!).length);
        }
      }),
    );
  });

  it('is told, with everybody in its order', () => {
    const seats = [YOU, MASTER, FRIEND, MASTER];
    const told = tellResult(
      joined('royale', seats, 0),
      result({ winner: 3, falls: [fell(40), fell(90), fell(40, 'edge'), null], absent: [null, null, 'hidden', null] }),
      en,
    );
    expect(told.title).toBe('You came 3rd of 4');
    expect(told.lines.map(({ place, seat, text }) => [place, seat, text])).toEqual([
      [1, 3, 'Master: standing at tick 90'],
      [2, 1, 'Master: tick 90, pole past 12°'],
      [3, 0, 'You: tick 40, pole past 12°'],
      [3, 2, 'heron: tick 40, off the track (tab hidden)'],
    ]);
    expect(
      tellResult(joined('royale', seats, 3), result({ winner: 3, falls: [fell(1), fell(2), fell(3), null] }), en).title,
    ).toBe('You outlasted all 4');
  });
});

describe('[MATCH1] a result says who fell when and why', () => {
  const seats = [YOU, MASTER];
  it('of a duel, to both sides and to who watched', () => {
    const fallen = result({ winner: 1, tick: 9, falls: [fell(9), null], absent: ['connection', null] });
    expect(tellResult(joined('duel', seats, 0), fallen, en)).toMatchObject({
      title: 'You fell first',
      tone: 'agent',
      reason: null,
      lines: [
        { text: 'You: down at tick 9, the pole leaned past 12° to the left (no connection)', own: true },
        { text: 'Master: still standing at tick 9', own: false },
      ],
    });
    expect(tellResult(joined('duel', seats, 0), { ...fallen, winner: 0 }, en)).toMatchObject({
      title: 'You win',
      tone: 'human',
    });
    expect(tellResult(joined('duel', seats, 0), { ...fallen, winner: 'draw' }, en)).toMatchObject({
      title: 'A draw',
      tone: 'even',
    });
    expect(tellResult(joined('duel', seats, null), fallen, en)).toMatchObject({ title: 'Master wins', tone: 'agent' });
    expect(tellResult(joined('duel', seats, null), fallen, ko).title).toBe('달인 승리');
  });

  it('of a survival run in ticks', () => {
    const run = result({ tick: 1234, winner: 0, falls: [fell(1234, 'edge')], absent: [null] });
    expect(tellResult(joined('survival', [YOU], 0), run, en).title).toBe('You stood for 1,234 ticks');
  });

  it('of one that broke off why', () => {
    const left = result({ winner: 0, end: 'left', falls: [null, null], absent: [null, null] });
    expect(tellResult(joined('duel', [YOU, FRIEND], 0), left, en)).toMatchObject({
      title: 'The other one left',
      tone: 'human',
    });
    expect(tellResult(joined('duel', [YOU, FRIEND], 1), left, en)).toMatchObject({
      title: 'The duel is over',
      reason: 'One of you left the match.',
    });
    const closing = result({ winner: 'draw', end: 'server-closing', falls: [null], absent: [null] });
    expect(tellResult(joined('duel', seats, 0), closing, en).reason).toMatch(/restarting/);
  });
});
