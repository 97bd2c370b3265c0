/** Learn, chapter 7: Huber and squared error. In Korean. */
import { formatsOf } from '../format.ts';
import type { LearnD2LossWords } from './learnD2Loss.en.ts';

const { whole, short, share } = formatsOf('ko');

export const learnD2LossKo: LearnD2LossWords = {
  first:
    '신경망의 예측이 Q, 타깃이 y일 때 d = Q − y를 TD 오차라고 합니다. 손실 함수는 이 오차를 줄여야 할 수 하나로 바꿉니다. 하지만 가중치에 실제로 닿는 것은 손실의 기울기, 곧 이 전이 하나가 가중치를 당기는 힘입니다.',
  squared:
    '제곱 오차 d²의 기울기는 2d입니다. 오차가 열 배면 당기는 힘도 열 배입니다. 타깃을 믿을 수 있다면 문제가 없습니다. 그런데 DQN의 타깃은 아직 배우는 중인 신경망에서 나오므로, 이상한 타깃 하나가 나머지를 모두 흔들어 놓을 수 있습니다.',
  huber:
    '후버(Huber)가 1964년에 내놓은 손실은 이상치가 섞인 측정값을 다루기 위한 것이었습니다. 오차가 δ 이하일 때는 제곱의 절반이고, 그 밖에서는 직선입니다. 그래서 어떤 오차도 δ보다 세게 당기지 못합니다. 이곳과 PyTorch의 기본값은 δ = 1입니다. 네이처 논문은 업데이트에서 오차를 −1과 1 사이로 잘라 같은 결과를 얻었습니다.',
  saidSquared: '제곱 오차: 손실은 d의 제곱, 기울기는 2d',
  saidInside: '후버, d의 크기가 델타 이하일 때: 손실은 d 제곱의 절반, 기울기는 d',
  saidOutside:
    '후버, 델타를 넘을 때: 손실은 델타 곱하기 (d의 크기 빼기 델타의 절반), 기울기는 플러스 또는 마이너스 델타',

  figure: '손실 위에 놓인 최신 배치',
  hint: '이 페이지에서 실제로 학습이 돌아갑니다. 점 하나가 가장 최근 업데이트에 쓰인 전이 32개 가운데 하나입니다. 가로는 오차, 세로는 고른 손실이 그 오차로 만드는 기울기입니다. 두 선 모두 학습을 수행하는 바로 그 엔진에 물어 그린 것입니다.',
  base: '레시피',
  baseHint: {
    'keras-blog': '한 스텝의 보상은 1, 마지막 스텝의 보상은 −10입니다.',
    'minimal-rl': '한 스텝의 보상은 0.01이며, 어떤 가치도 0.5를 넘을 수 없습니다.',
  },
  loss: '학습에 쓸 손실',
  lossName: { mse: '제곱 오차', huber: '후버' },
  error: 'TD 오차 d',
  gradient: '기울기',
  dots: '최신 배치',
  said: (update, outside, count, largest) =>
    `업데이트 ${whole.format(update)}: 오차 ${whole.format(count)}개 중 ${whole.format(outside)}개가 ±1 밖에 있고, 가장 큰 오차는 ${short.format(largest)}입니다.`,
  lately: (part, mean) =>
    `최근 오차의 ${share.format(part)}가 ±1 밖이었습니다. 최근 열 에피소드는 평균 ${short.format(mean)}스텝을 버텼습니다.`,
  shareTitle: '전체 당기는 힘에서 가장 큰 오차 하나가 차지하는 몫',
  shareOf: (name) => `${name}일 때`,
  percent: (part) => share.format(part),
  chart: (update, outside) =>
    `TD 오차에 따른 기울기. 제곱 오차는 직선이고 후버는 −1과 1에서 꺾입니다. 업데이트 ${whole.format(update)}에서 점 ${whole.format(outside)}개가 꺾인 곳 밖에 있습니다.`,

  units:
    '결국 이것은 단위의 문제입니다. 쓰러지면 10을 잃는 곳과 에피소드 전체가 0.5인 곳에서 δ = 1의 뜻은 전혀 다릅니다. minimal-rl에서는 모든 오차가 꺾이는 점 안쪽에 있어 후버 손실이 제곱 오차의 절반일 뿐입니다. 게다가 Adam은 기울기를 평소 크기로 나누므로 그 절반마저 거의 느끼지 못합니다. 중요한 선택처럼 보이지만 실은 아무것도 고르지 않은 셈입니다.',
  ask: 'minimal-rl을 고르고 재생해 보세요. 점이 −1과 1 사이를 벗어나나요? 손실을 바꾸면 무엇이 달라질까요?',
  answer:
    '벗어나지 않습니다. 가치가 0.01 / (1 − 0.98) = 0.5보다 작으므로 오차도 그보다 작습니다. 꺾이는 점 안에서는 두 손실의 모양이 같고, 2배 차이는 Adam이 없애 줍니다. keras-blog는 반대입니다. 예상하지 못한 실패의 오차는 ±10 근처에 놓이고, 제곱 오차에서는 그런 전이 몇 개가 나머지 전부보다 세게 당깁니다.',
  lab: 'keras-blog를 두 손실로',
};
