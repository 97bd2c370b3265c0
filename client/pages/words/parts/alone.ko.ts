/** The games that one plays alone, in Korean. */
import { formatsOf } from '../format.ts';
import type { aloneEn } from './alone.en.ts';

const { whole, short } = formatsOf('ko');

export const aloneKo: typeof aloneEn = {
  alonePlace: '대결로 돌아가기',
  aloneAgent: (level, episode) => `${level}, 에피소드 ${whole.format(episode)}`,
  aloneNoPush: '밀지 않기',
  aloneNotRanked: '순위전에는 없음',
  alonePolicyLost: '에이전트를 불러오지 못했습니다. 연결을 확인하고 다시 시도해 주세요.',

  practiceTitle: '연습',
  practiceLead: '카트를 혼자, 원하는 만큼 느리게 몰아 보세요. 남는 것은 내 최고 기록뿐입니다.',
  practiceRuleNone:
    '여기서는 밀지 않을 수도 있습니다. 아래 화살표나 S, 또는 가운데 패드입니다. 순위전에는 왼쪽과 오른쪽뿐입니다.',
  practiceRuleStick:
    '에이전트에게 맡겨 두고 원할 때 조종간을 가져올 수도 있습니다. 바로 그 카트, 바로 그 순간부터입니다.',
  practiceFigure: '작게, 자주, 언제나 막대 아래로 밉니다.',
  practiceStart: '연습 시작',
  practiceWay: '조종하는 쪽',
  practiceWayOwn: '나',
  practiceWayStick: '에이전트와 나',
  practiceWayOwnHint: '첫 틱부터 넘어질 때까지, 그리고 다시.',
  practiceWayStickHint: 'T나 버튼을 누르고 있으면 그 카트를 넘겨받습니다. 놓으면 에이전트가 거기서부터 이어받습니다.',
  practiceSpeedName: { '0.25x': '0.25×', '0.5x': '0.5×', '0.75x': '0.75×', '1x': '1×' },
  practiceSpeedHint: {
    '0.25x': '실제의 4분의 1 속도. 한 번 밀면 어떻게 되는지 보입니다.',
    '0.5x': '실제의 절반 속도. 대결에서 가장 느린 속도입니다.',
    '0.75x': '실제의 4분의 3 속도.',
    '1x': '실시간. 에이전트들이 사는 속도입니다.',
  },
  practiceGentle: '부드러운 출발',
  practiceGentleHint: '똑바로 멈춘 채, 처음 밀 때까지 시계가 기다립니다.',
  practiceAgent: '에이전트',
  practiceLets: '손을 떼면 밀지 않기',
  practiceTry: (count) => `${whole.format(count)}번째 시도`,
  practiceBest: '지금까지 최고',
  practiceAgain: '다시 시작',
  practiceWaits: '왼쪽이나 오른쪽으로 밀면 시작합니다',
  practiceSoFar: (best, tries) => `${whole.format(tries)}번 가운데 최고 ${whole.format(best)}틱.`,

  stickTake: '조종간 잡기',
  stickGiveBack: '조종간을 잡고 있습니다',
  stickYours: '이 카트는 지금 당신 것입니다',
  stickTheirs: '균형을 잡는 중, T를 누르고 있으면 넘겨받습니다',
  stickBack: (name) => `조종간이 ${name}에게 돌아갔습니다`,
  stickHeld: '내 손에서 버틴 틱',
  stickLongest: (ticks) => `최고 ${whole.format(ticks)}`,
  stickSoFar: (ticks, longest) => `내 손에서 ${whole.format(ticks)}틱, 최고 ${whole.format(longest)}틱.`,

  saboteurTitle: '방해꾼',
  saboteurLead: '당신은 바람입니다. 카트를 세우려는 에이전트를 500틱 안에 쓰러뜨리세요. 빠를수록 좋습니다.',
  saboteurRuleBreath: '바람은 에이전트가 미는 힘에 버금가지만 숨은 반 초면 다하고, 손을 떼고 있어야 돌아옵니다.',
  saboteurRuleScore: '운으로 쓰러진 것은 아닌지, 끝나면 그냥 두었을 때 얼마나 버텼을지 알려 드립니다.',
  saboteurFigure: '무슨 일이 닥칠지 아직 모릅니다.',
  saboteurVictim: '노릴 에이전트',
  saboteurSpeedHint: '최고 기록은 에이전트와 속도마다 이 브라우저에 남습니다.',
  saboteurStart: '바람 불기',
  saboteurAverage: (mean) => `평균 ${whole.format(mean)}틱을 버팀`,
  saboteurNoBest: '없음',
  saboteurYourBest: '내 최고 기록',
  saboteurBest: (tick, used) => `내 최고 기록: ${whole.format(tick)}틱에 쓰러뜨림, ${short.format(used)} N·s 사용.`,
  saboteurBreath: '숨',
  saboteurBreathText: (left) => `${short.format(left)} N·s`,
  saboteurUsed: (used) => `지금까지 ${short.format(used)} N·s 불었습니다`,
  saboteurToppled: (tick) => `${whole.format(tick)}틱에 쓰러뜨렸습니다`,
  saboteurStood: '끝까지 버텨 냈습니다',
  saboteurSpent: (used) => `바람을 ${short.format(used)} N·s 썼습니다.`,
  saboteurUnharmed: (alone, tick) =>
    alone >= 500
      ? '그냥 두었다면 끝까지 버텼을 것입니다.'
      : `그냥 두었다면 ${whole.format(alone)}틱에 넘어졌을 것입니다.${tick > alone ? ' 오히려 붙들어 준 셈입니다.' : ''}`,
  saboteurRecord: '새 기록',
  saboteurAgain: '다시',
  saboteurChange: '다른 에이전트 고르기',
};
