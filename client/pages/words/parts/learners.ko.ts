/** 학습 레시피 순위표의 말: 올리기, 시드, 다시 학습해 보기. */
import { formatsOf } from '../format.ts';
import type { LearnersWords } from './learners.en.ts';

const { whole } = formatsOf('ko');

export const learnersKo: LearnersWords = {
  changed: (base) => `${base}에서 바꾼 것:`,
  unchanged: (base) => `${base} 그대로`,
  broken: '이 주소에는 읽을 수 있는 레시피가 없습니다. 실험실에서 고르거나 고쳐 주세요.',
  begin: '출발점이 될 레시피',
  fromLab: '실험실에서 고르거나 고치기',
  inLab: '실험실에서 고치기',
  parameters: '신경망',
  parametersAre: (layers, n) => `${layers}, 파라미터 ${whole.format(n)}개`,
  budget: '시드마다 학습',
  budgetIs: (steps) => `풀 때까지, 최대 ${whole.format(steps)}스텝`,
  cost: '드는 시간, 약',
  costIs: (seconds) =>
    seconds < 90
      ? `코어 하나로 ${whole.format(Math.max(1, Math.ceil(seconds)))}초`
      : `코어 하나로 ${whole.format(Math.ceil(seconds / 60))}분`,
  hash: '레시피의 SHA-256',
  hashText: '이름과 메모는 들어가지 않습니다. 이것만 다른 레시피는 같은 레시피입니다.',
  known: '하우스의 레시피입니다. 스스로 순위표에 오릅니다.',
  public: '레시피 전체가 공개됩니다. 의심스러우면 누구나 다시 학습해 볼 수 있어야 하니까요.',
  sent: '올렸습니다. ‘내 제출’에서 볼 수 있습니다.',
  toBoard: '순위표에 올리기',
  toBoardText: '올린 뒤에 뽑은 시드 다섯 개로 서버가 다시 학습시킵니다.',

  steps: {
    commit: '해시를 저장합니다',
    commitText: '이제부터 레시피는 바뀌지 않습니다.',
    draw: '시드 다섯 개를 뽑습니다',
    drawText: '해시와 새로 만든 난수 32바이트에서 나옵니다. 둘 다 기록과 함께 공개됩니다.',
    train: '서버가 학습시킵니다',
    trainText: (steps) =>
      `탐험 없는 100판의 평균이 475틱 이상이 될 때까지, 시드마다 최대 ${whole.format(steps)}스텝. 레시피 자체의 예산이 더 짧으면 거기까지입니다.`,
    rank: '순위를 매깁니다',
    rankText:
      '풀 때까지의 스텝 중앙값, 그다음 업데이트 중앙값 순입니다. 시드의 절반도 못 풀면 나머지 모두의 뒤로 갑니다.',
  },
  taken: (parameters, minutes) =>
    `CartPole-v1의 숫자 네 개를 보는, 파라미터 ${whole.format(parameters)}개까지의 신경망. 업데이트는 최악의 경우에도 시드 다섯 개를 합쳐 코어 하나로 ${whole.format(minutes)}분 안에 끝나는 만큼만. 표, 화면 입력, 듀얼링, 시범이 든 레시피는 받지 않습니다.`,
  proven:
    '이 시드들을 풀었다는 것은 증명됩니다. 누가 돌려도 같은 해시가 나옵니다. 다만 시드 다섯 개는 적어서, 엇비슷한 두 레시피는 다른 시드에서 순서가 바뀔 수 있습니다.',

  seedsTitle: '시드 다섯 개',
  seed: (seed) => `시드 ${seed}`,
  solvedAt: (steps) => `${whole.format(steps)}스텝에 풂`,
  notSolved: (steps) => `${whole.format(steps)}스텝 안에 못 풂`,
  training: '학습 중',
  waiting: '대기',

  check: '여기서 다시 학습',
  checking: (percent) => `스텝의 ${whole.format(percent)} %`,
  stop: '그만',
  claimed: '기록의 해시',
  found: '여기서 나온 해시',
  same: (step) => `똑같이 ${whole.format(step)}스텝 뒤에 해시가 같습니다.`,
  solvedToo: '같은 스텝에 풀었습니다.',
  other: '해시가 다릅니다. 이 브라우저와 기록이 서로 맞지 않습니다.',
  failed: '이 브라우저에서는 학습하지 못했습니다.',

  problems: {
    'bad-recipe': '레시피에 돌릴 수 없는 값이 있습니다.',
    'recipe-table': '순위표는 신경망만 겨룹니다. 이 레시피는 Q값 표를 학습합니다.',
    'recipe-world': '순위표에는 CartPole-v1뿐입니다. 이 레시피는 다른 세계의 것입니다.',
    'recipe-pixels': '순위표는 숫자 네 개로 학습합니다. 이 레시피는 화면을 봅니다.',
    'recipe-dueling': '순위표는 보통 신경망만 학습합니다. 이 레시피에는 듀얼링이 있습니다.',
    'recipe-demonstrations': '순위표는 아무것도 모르는 데서 배우는 것을 겨룹니다. 이 레시피는 시범으로 시작합니다.',
    'recipe-too-much': '시드 하나에 쓸 수 있는 것보다 많이 듭니다.',
    'already-there': '똑같은 레시피가 이미 있습니다. 해시가 같습니다.',
  },
};
