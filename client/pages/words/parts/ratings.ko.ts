/** 플레이 페이지의 레이팅 한국어. */
import type { RatingNow } from '../../../../shared/protocol/ratingEvents.ts';
import { formatsOf } from '../format.ts';

const { whole } = formatsOf('ko');

function rating(now: RatingNow | null): string {
  return now ? `${Math.round(now.rating)}${now.provisional ? '?' : ''}` : '아직 없음';
}

export const ratingsKo = {
  ratedNote: (speed: string) => `여기서 한 대결은 ${speed} 레이팅에 반영됩니다.`,
  ratedNoteAgents:
    '순위표에 있는 에이전트와 하면 반영되고, 학습 중의 한 순간과 하면 반영되지 않습니다. 나가면 진 것입니다.',
  ratedNotePeople: '빠른 대결은 반영되고, 링크로 부른 대결은 반영되지 않습니다. 나가면 진 것입니다.',
  ratedNoteBoard: '레이팅 보기',
  ratedNoteWind: '바람이 있는 대결은 레이팅에 반영되지 않습니다. 레이팅 대결은 연장전 전까지 바람이 없습니다.',
  ratedNoteHandicap: '에이전트의 반응을 늦추면 레이팅에 반영되지 않습니다.',
  ratedNoteAway: '서버가 없으면 레이팅에 반영되지 않습니다.',

  stakesRated: '레이팅 대결',
  stakesUnrated: '레이팅 제외',
  stakesBoth: (own: RatingNow | null, other: RatingNow | null) => `나: ${rating(own)}, 상대: ${rating(other)}`,
  unratedWhy: {
    friends: '링크로 부른 대결은 반영되지 않습니다.',
    handicap: '에이전트의 반응이 늦춰져 있습니다.',
    wind: '레이팅 대결에는 연장전 전까지 바람이 없습니다.',
    moment: '이 에이전트는 순위표에 없습니다.',
    engine: '한쪽 브라우저의 계산이 서버와 비트까지 같지 않습니다.',
    banned: '한 사람이 순위표에서 차단되었습니다.',
    pair: '둘이 하루에 레이팅 대결을 열 번 했습니다.',
    day: '한 사람이 하루에 레이팅 대결을 이백 번 했습니다.',
    waited: '경기가 한 사람을 기다렸습니다.',
    'broken-off': '승부가 나기 전에 끝났습니다.',
    failed: '서버가 기록을 저장하지 못했습니다.',
  },
  ratedAsking: '서버가 레이팅의 변화를 저장하고 있습니다.',
  ratedSilent: '레이팅 순위표가 답하지 않았습니다. 반영된 것은 그대로 남아 있습니다.',
  ratedTitle: (now: number, change: number) => {
    const by = Math.round(change);
    return `레이팅 ${Math.round(now)} (${by < 0 ? '−' : '+'}${whole.format(Math.abs(by))})`;
  },
  ratedSure: (deviation: number) => `오차는 위아래로 ${whole.format(2 * deviation)}쯤입니다.`,
  ratedProvisional: (deviation: number) =>
    `임시 레이팅입니다. ${whole.format(2 * deviation)}쯤 벗어나 있을 수 있고, 대결을 더 하면 정확해집니다.`,
  ratedRow: '내 기록 보기',
  seatBoardAgent: (mean: number) => `순위표의 에이전트, 평균 ${whole.format(mean)}틱`,
};
