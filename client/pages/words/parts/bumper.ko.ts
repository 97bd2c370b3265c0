/** Bumper, in Korean. */
import { formatsOf } from '../format.ts';
import type { bumperEn } from './bumper.en.ts';

const { whole } = formatsOf('ko');

export const bumperKo: typeof bumperEn = {
  bumperTitle: '범퍼',
  bumperLead: '레일 하나에 카트 둘. 내 막대는 세워 두고, 상대의 막대가 쓰러질 때까지 들이받으세요.',
  bumperRuleLimit: (degrees) =>
    `여기서는 막대가 ${whole.format(degrees)}도까지 기울어도 됩니다. 부딪혀도 곧바로 막대 밑으로 들어가면 대개 버팁니다.`,
  bumperRuleBump: '받힌 카트는 튕겨 나가고, 받은 카트도 튕깁니다. 들이받기 전에 상대 쪽으로 먼저 기울이세요.',
  bumperRuleBalls: '위와 양옆에서 공이 날아옵니다. 언제나 한 쌍씩, 시간이 갈수록 더 많이, 더 빠르게.',
  bumperRuleEnd: (seconds) =>
    `혼자 남으면 이깁니다. 막대가 한계를 넘거나 카트가 레일을 벗어나면 집니다. 같은 틱에 함께 쓰러지거나 ${whole.format(seconds)}초 뒤에도 둘 다 서 있으면 무승부입니다.`,
  bumperServer: '부딪힘은 모두 서버가 판정하고, 화면은 받은 대로 그립니다. 그래서 다시 보기 링크는 없습니다.',
  bumperMoment: (episode) => `직접 짠 규칙들과 ${whole.format(episode)}번 겨룬 뒤`,
  bumperLevel: { 'episode-40': '겨우 서기', 'episode-160': '들이받기를 배우는 중', champion: '들이받고도 서 있기' },
};
