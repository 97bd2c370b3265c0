import { expect, it } from 'vitest';
import { seatWords } from '../../client/pages/play/seatNames.ts';
import { en } from '../../client/pages/words/en.ts';
import { ko } from '../../client/pages/words/ko.ts';
import type { AgentInfo, SeatInfo } from '../../shared/protocol/events.ts';

const AGENT: AgentInfo = {
  id: 'champion',
  recipe: 'house',
  recipeHash: 'h',
  seed: 1,
  step: 8444,
  episode: 40,
  mean: 500,
  sha256: 's',
};
const SEAT: SeatInfo = { kind: 'agent', agent: 'champion', episode: 40, mean: 500 };

it('a rival is told with the recipe it learnt by: episode 40 of one is not episode 40 of another', () => {
  expect(seatWords(SEAT, [AGENT], en)).toEqual({
    name: 'Unshakable',
    text: 'house, episode 40: balances 500 steps on average',
  });
  expect(seatWords(SEAT, [AGENT], ko).text).toBe('house, 에피소드 40: 평균 500스텝 버팀');
});

it('a recipe that is not known is left out', () => {
  expect(seatWords(SEAT, [], en).text).toBe('Episode 40: balances 500 steps on average');
  expect(seatWords({ ...SEAT, agent: 'another' }, [AGENT], ko).text).toBe('에피소드 40: 평균 500스텝 버팀');
});

it('a player is told by name', () => {
  expect(seatWords({ kind: 'human', name: 'brave otter' }, [AGENT], en)).toEqual({ name: 'You', text: 'brave otter' });
});
