/** 생존 도전과 그 순위표의 한국어. */
import { formatsOf } from '../format.ts';

const { whole } = formatsOf('ko');

export const survivalKo = {
  verifyPageTitle: '검증',
  replayToVerify: '순위표의 기록, 에이전트, 레시피까지: 검증 화면으로',

  survivalCounts: (speed: string) => `이 도전은 ${speed} 플레이어 순위표에 오릅니다.`,
  survivalCountsAs: (name: string) => `순위표 이름: ${name}`,
  survivalRename: '이름 바꾸기',
  survivalLeaving: '넘어지기 전에 그만둔 것도 함께 셉니다.',
  survivalWindy:
    '바람이 있으면 기록되지 않습니다. 순위표에서는 모두가 바람 없이 합니다. 순위에 들려면 바람을 없음으로 고르세요.',
  survivalOnDevice: '서버가 없으면 기록되지 않습니다.',

  rankedAsking: '순위를 매기기 전에 서버가 이 도전을 다시 한 번 밟아 봅니다.',
  rankedSilent: '순위표가 답하지 않았습니다. 기록이 있다면 그대로 남아 있습니다.',
  rankedPlace: (rank: number, total: number) => `${whole.format(total)}명 중 ${whole.format(rank)}위`,
  rankedNewBest: '지금까지의 최고 기록입니다. 순위표에 올랐습니다.',
  rankedBest: (best: number) => `최고 기록은 그대로 ${whole.format(best)}틱입니다.`,
  rankedRow: '내 기록 보기',
  rankedWhyTitle: '이 도전은 기록되지 않습니다',
  rankedWhy: {
    wind: '바람 속에서 했지만 순위표에는 바람이 없습니다.',
    engine: '이 브라우저의 계산이 서버와 비트까지 같지 않아서 이 도전을 확인할 수 없습니다.',
    banned: '순위표에 오를 수 없도록 차단되었습니다.',
    hidden: '이 서버의 관리자가 기록을 숨겼습니다.',
    replay: '다시 밟았을 때 같은 끝에 이르지 않았습니다. 서버 쪽의 잘못입니다.',
    clock: '서버의 시계로는 너무 빨리 끝났습니다. 그 사이 시계가 바뀌었을 수 있습니다.',
    storage: '서버가 기록을 저장하지 못했습니다.',
  },
};
