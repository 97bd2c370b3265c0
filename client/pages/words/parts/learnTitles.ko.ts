/** The names of Learn's chapters, in its contents, in Korean. */
import type { LearnTitles } from './learnTitles.en.ts';

export const learnTitlesKo: LearnTitles = {
  bellman: ['표에서 신경망으로', '벨만 업데이트 한 번. 처음에는 표의 숫자 하나, 다음에는 신경망의 가중치.'],
  policies: ['두 개의 정책', '행동하는 정책과, 배우는 대상이 되는 정책.'],
  returns: ['전체 리턴에서 한 스텝까지', '몬테카를로, TD(0), 그리고 그 사이의 n스텝.'],
  epsilon: ['얼마나 시도해 볼 것인가', '엡실론 그리디. 너무 적거나 너무 많으면 어떻게 되는지.'],
  replay: ['섞어서 되새기기', '리플레이 버퍼의 쓸모. 같은 경험을 순서대로, 또는 뒤섞어서.'],
  target: ['가만히 있는 목표', '왜 더 오래된 두 번째 신경망이 목표를 정하는지.'],
  loss: ['얼마나 세게 당길 것인가', '제곱 오차와 Huber. 큰 오차 하나가 하는 일.'],
  ends: ['넘어졌는가, 시간이 다 됐는가', '종료(terminated)와 중단(truncated)은 다른 끝입니다.'],
  double: ['너무 좋아 보이는 값', '더블 DQN, 그리고 어느 글이 그렇게 부른 것.'],
  pixels: ['픽셀에서', '화면이 들어가고 행동이 나옵니다. Nature 2015처럼.'],
  forgetting: ['왜 잊는가', '완벽하던 정책이 다음번에는 사라집니다.'],
};
