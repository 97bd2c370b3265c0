import { formatsOf } from '../format.ts';
import type { pathEn } from './path.en.ts';

const { whole, short } = formatsOf('ko');
const side = { left: '왼쪽', right: '오른쪽' } as const;

const before = (seconds: number): string => `넘어지기 ${short.format(seconds)}초 전`;

export const pathKo: typeof pathEn = {
  homeHouse: (episode) => `이 기기에서: 에피소드 ${whole.format(episode)} 때의 에이전트`,
  homeStill: '정지 화면',
  homeFirst: (name) => `첫 상대: ${name}`,
  homeNext: (name) => `다음 상대: ${name}`,
  homeMoreTitle: '더 해 볼 것',
  homeLearnCard: '어떻게 배우는지 읽기',
  homeLearnText:
    'DQN을 다룬 글 일곱 편을 쓰인 그대로 따라 하고, 핵심 개념 열한 가지를 실제 코드로 움직이는 그림으로 봅니다.',
  homeLabCard: '직접 학습시키기',
  homeLabText: '레시피를 고르거나 바꿔서 이 브라우저에서 학습시킵니다. 시드끼리 비교하고 링크로 보낼 수 있습니다.',
  homeClassCard: '학급 전체가 함께',
  homeClassText: '휴대폰 마흔 대, 같은 출발, 큰 화면 하나. 다섯 글자 코드와 이름만 있으면 되고 계정은 없습니다.',

  pathTitle: '초보에서 챔피언까지',
  pathLead:
    '단계마다 그만큼의 에피소드를 연습한 때의 에이전트가 기다립니다. 한 번만 더 오래 버티면 다음 단계로 갑니다.',
  pathCount: (passed, of) => `${whole.format(of)}단계 중 ${whole.format(passed)}단계 통과`,
  pathDone: '모든 단계를 통과했습니다. 이제 위에는 아무도 없습니다.',
  pathComing: '단계를 불러오는 중',
  levelTitle: (episode) => `에피소드 ${whole.format(episode)}`,
  levelBoth: (episode, name) => `에피소드 ${whole.format(episode)}, ${name}`,
  levelStands: (mean) => (mean >= 499.5 ? '넘어지지 않음' : `평균 ${whole.format(mean)}틱`),
  levelRecipe: (recipe) => `다른 레시피: ${recipe}`,
  levelPassed: '통과',
  levelWon: (speed) => `${speed}에서 이김`,
  levelNext: '다음 상대',
  levelAhead: '아직 앞에 있음',

  hintGoal: '상대보다 오래 막대를 세우세요.',
  hintGoalAlone: '되도록 오래 막대를 세우세요.',
  hintHow: '막대가 기우는 쪽으로 미세요. 방향을 자주 바꾸세요.',
  hintHowTouch: '막대가 기우는 쪽의 화면 절반을 누르세요. 방향을 자주 바꾸세요.',
  hintHowThumb: '막대가 기우는 쪽의 단추를 누르세요. 자주 바꾸세요.',
  hintHowSwitch: '아무 키나 누르거나 화면을 두드리면 미는 방향이 바뀝니다. 막대가 기우는 쪽으로 돌리세요.',
  hintLeft: '왼쪽으로 밀기',
  hintRight: '오른쪽으로 밀기',
  hintsShow: '조작 방법 보기',
  hintsHide: '조작 방법 숨기기',
  hintsSaid: '왼쪽 화살표는 왼쪽으로, 오른쪽 화살표는 오른쪽으로 밉니다. 막대가 기우는 쪽으로 미세요.',

  whyTitle: '넘어진 까닭',
  whyOneSide: (wrong, tick, right) =>
    `${side[wrong]}으로만 밀었습니다. 늦어도 ${whole.format(tick)}틱에 ${side[right]}으로 바꾸었다면 넘어지지 않았습니다.`,
  whyHeld: (wrong, tick, seconds, right) =>
    `${side[wrong]}으로 너무 오래 밀었습니다. ${whole.format(tick)}틱(${before(seconds)})까지만 ${side[right]}으로 바꾸었어도 살릴 수 있었습니다.`,
  whyTurned: (wrong, tick, seconds, right) =>
    `${whole.format(tick)}틱(${before(seconds)})에 너무 일찍 ${side[wrong]}으로 바꾸었습니다. 그때 ${side[right]}으로 더 밀었다면 살릴 수 있었습니다.`,
  whyStrayed: (tick, seconds, right) =>
    `${side[right]}으로 너무 늦게 바꾸었습니다. ${whole.format(tick)}틱(${before(seconds)})까지만 바꾸었어도 살릴 수 있었습니다.`,
  whyLast: (last, ticks) => `마지막에는 ${side[last]}으로 ${whole.format(ticks)}틱 동안 밀었습니다.`,
  whyRule: '막대가 왼쪽으로 기울면 왼쪽으로, 오른쪽으로 기울면 오른쪽으로 미세요.',

  paceSlower: '1초도 못 버텼나요? 느려지면 기우는 것을 볼 시간이 늘어납니다.',
  paceFaster: '10초를 버텼습니다. 더 빠른 세상으로 가 볼까요?',
  pacePractice: '1초도 못 버텼나요? 연습에서는 첫 입력을 기다려 주고, 네 배 느리게 움직입니다.',
  paceTake: (speed) => `${speed}로 해 보기`,
  pacePractise: '천천히 연습하기',
};
