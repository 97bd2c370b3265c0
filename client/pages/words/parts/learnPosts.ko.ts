/** Learn's frame and the pages of its posts, in Korean. */
import { formatsOf } from '../format.ts';
import { josa } from '../josa.ts';
import type { learnPostsEn } from './learnPosts.en.ts';
import type { LearnPostTexts } from './learnPostTexts.en.ts';
import { learnPostTextsKo } from './learnPostTexts.ko.ts';

const { whole, short } = formatsOf('ko');

type Unit = 'step' | 'episode' | 'update';
const UNIT = { step: '스텝', episode: '에피소드', update: '업데이트' } as const;
const after = (every: number, of: Unit): string =>
  every === 1
    ? `${UNIT[of]}마다`
    : of === 'step'
      ? `${whole.format(every)}스텝마다`
      : `${UNIT[of]} ${whole.format(every)}번마다`;

export type LearnPostsWords = Omit<typeof learnPostsEn, 'texts'> & { readonly texts: LearnPostTexts };

export const learnPostsKo: LearnPostsWords = {
  title: '배우기',
  lead: '이 사이트는 DQN에 관한 글 몇 편에서 시작했습니다. 여기서는 그 글들을 한 줄씩 읽고 눈앞에서 학습시키며, 그 뒤의 개념을 손으로 하나씩 뜯어 봅니다. 움직이는 것은 모두 진짜 코드입니다.',
  contents: '차례',
  posts: '글',
  postsLead: '무엇이라 말하고, 코드는 무엇을 하며, 그 둘이 어디에 이르는지.',
  chapters: '핵심 개념',
  chaptersLead: '짧은 장마다 직접 해 볼 것이 하나씩.',
  chaptersSoon: '장은 아직 쓰고 있습니다.',
  previous: '이전',
  next: '다음',
  toFront: '배우기 처음으로',
  unknown: (name) => `배우기에 ${josa(`“${name}”`, '은는')} 없습니다. 있는 것은 아래와 같습니다.`,
  loading: '페이지를 여는 중',

  aboutTitle: '글',
  recipeTitle: '레시피',
  recipeOf: (name) => `${name}의 설정 가운데 중요한 것. 전부는 실험실에 있습니다.`,
  joined: { update: '업데이트', sync: '타깃 네트워크', epsilon: '엡실론' },
  updates: (count, every, of) => `${after(every, of)} ${whole.format(count)}번`,
  syncs: (every, of) => `${after(every, of)} 복사`,
  syncsNever: '없음',
  unbounded: '제한 없음',
  epsilonSteady: (start) => `계속 ${start}`,
  epsilonFalls: (start, end, factor, per) =>
    factor === null
      ? `${start}에서 ${end}까지 ${UNIT[per]}마다 조금씩`
      : `${start}에서 ${end}까지 ${UNIT[per]}마다 ${factor}배`,
  printedTitle: '출력',
  printedBy: (recipe, seed) =>
    `${josa(recipe, '을를')} 시드 ${whole.format(seed)}로 돌려 글의 형식 그대로 출력한 것입니다.`,
  printedLeftOut: (lines) => `… ${whole.format(lines)}줄 생략 …`,
  printedLabel: '출력된 줄',
  slipsTitle: '쓰인 대로, 뜻한 대로',
  slipsTitleSized: '원래의 것과 여기의 것',
  written: '쓰인 대로',
  meant: '뜻한 대로',
  inSource: '원래',
  here: '여기',
  theLine: '코드:',
  pythonSays: '파이썬의 답',
  fates: {
    side: '아래에서 학습',
    kept: '레시피도 그대로',
    mended: '레시피에서 고침',
    told: '설명만',
    sized: '줄이거나 바꿈',
  },
  sidesTitle: '나란히, 시드 다섯 개',
  sidesChart: (written, meant) =>
    `시드 다섯 개의 평균 학습 리턴과, 가운데 절반을 나타내는 띠. 곡선 두 개: ${written}, ${meant}. 어디서 끝났는지는 아래 표에 있습니다.`,
  sidesEpisodes: '에피소드',
  sidesSteps: '스텝',
  sidesReturn: '학습 에피소드의 평균 리턴',
  yours: (seed) => `내 실행, 시드 ${whole.format(seed)}`,
  limitLine: '제한 500',
  goalLine: '모두 목표에 도착',
  sidesTable: '두 쪽의 실행이 끝난 곳',
  sideColumn: '실행',
  endColumn: '끝난 값, 시드 다섯 개',
  stepsColumn: '학습한 스텝, 중앙값',
  endNote: '끝난 값: 마지막 정책을 탐욕적으로 100번 돌린 평균 리턴. 시드 1~5, 작은 것부터.',
  endsAt: (values) => values.map((value) => short.format(value)).join(' · '),
  whole: (value) => whole.format(value),
  remade: '미리 계산해 둔 값이며, 어느 컴퓨터에서나 똑같이 다시 나옵니다.',
  hashesTitle: '레시피와 가중치의 해시',
  seedHash: (seed) => `시드 ${whole.format(seed)}`,
  figuresFailed: '그림을 가져오지 못했습니다. 페이지를 다시 불러와 주세요.',
  figuresWait: '그림을 가져오는 중',

  liveTitle: '여기서 돌려 보기',
  liveText:
    '같은 레시피가 바로 이 페이지에서 배웁니다. 아무것도 밖으로 보내지 않습니다. 곡선은 위 그림에 겹쳐 그려집니다.',
  liveWhich: '어느 쪽',
  liveStart: '학습 시작',
  liveStop: '그만',
  livePause: '멈춤',
  liveGoOn: '계속',
  liveAgain: '다시 학습',
  liveEmpty: '출력이 여기에 나옵니다.',
  liveFacts: (episodes, steps, updates) =>
    `에피소드 ${whole.format(episodes)}개, ${whole.format(steps)}스텝, 업데이트 ${whole.format(updates)}번`,
  liveStates: {
    queued: '이 페이지의 다른 실행을 기다리는 중',
    running: '배우는 중',
    paused: '멈춤',
    ended: '예산을 다 썼습니다',
    stopped: '그만둠',
    failed: '실패',
  },
  liveSame: '가중치의 해시가 미리 돌린 것과 같습니다. 비트까지 같다는 뜻입니다.',
  liveOther: '가중치의 해시가 미리 돌린 것과 다릅니다. 있어서는 안 될 일이니 알려 주세요.',
  labTitle: '바꿔 보기',
  labText: '실험실에는 설정이 전부 있고, 배우는 동안 무엇을 보는지도 보여 줍니다.',
  labOne: '이 레시피',
  labBoth: '둘 다, 시드 세 개',
  texts: learnPostTextsKo,
};
