import { expect, it } from 'vitest';
import { seatsLine, seatWords } from '../../client/pages/play/seatNames.ts';
import { en } from '../../client/pages/words/en.ts';
import { ko } from '../../client/pages/words/ko.ts';
import type { SeatInfo } from '../../shared/protocol/matchEvents.ts';

const SEAT: SeatInfo = { kind: 'agent', agent: 'champion', recipe: 'house', episode: 40, mean: 500, reaction: 0 };
const SETUP = { seed: 1, wind: 0, speed: '1x', seats: 2 } as const;
const AT_1X = { mode: 'duel', setup: SETUP } as const;
const AT_HALF = { mode: 'duel', setup: { ...SETUP, speed: '0.5x' } } as const;
const OTTER: SeatInfo = { kind: 'human', name: 'brave otter' };

it('[MATCH1] a rival is told with the recipe it learnt by: episode 40 of one is not episode 40 of another', () => {
  expect(seatWords(SEAT, false, AT_1X, en)).toEqual({
    name: 'Unshakable',
    text: 'house, episode 40: balances 500 steps on average',
  });
  expect(seatWords(SEAT, false, AT_1X, ko).text).toBe('house, 에피소드 40: 평균 500스텝 버팀');
});

it('[MATCH1] a handicap is told in the time that it lasts at this speed', () => {
  const late = { ...SEAT, reaction: 10 };
  expect(seatWords(late, false, AT_1X, en).text).toMatch(/, sees 200 ms late$/);
  expect(seatWords(late, false, AT_HALF, en).text).toMatch(/, sees 400 ms late$/);
  expect(seatWords(late, false, AT_HALF, ko).text).toMatch(/, 400 ms 늦게 봄$/);
});

it('[MATCH1] a player is told by name, and to themselves as you', () => {
  expect(seatWords(OTTER, true, AT_1X, en)).toEqual({ name: 'You', text: 'brave otter' });
  expect(seatWords(OTTER, false, AT_1X, en)).toEqual({ name: 'brave otter', text: '' });
  expect(seatsLine({ seats: [OTTER, SEAT], mode: 'duel' }, en)).toBe('brave otter · Unshakable');
});

it('[MATCH1] a driver of Bumper has a name of its own, and matches where others have episodes', () => {
  const seat = { ...SEAT, agent: 'episode-40' };
  expect(seatWords(seat, false, { mode: 'bumper', setup: SETUP }, en)).toEqual({
    name: 'Just stands up',
    text: 'After 40 matches against hand-written rivals',
  });
});
