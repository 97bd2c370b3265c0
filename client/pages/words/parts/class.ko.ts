/** 학급, 한국어. 해당 페이지와 함께 불러온다. */
import { formatsOf } from '../format.ts';
import type { ClassWords } from './class.en.ts';

const { whole } = formatsOf('ko');

export const classKo: ClassWords = {
  title: '학급',
  lead: '모두가 같은 카트를 같은 순간에, 각자의 기기에서 세웁니다. 큰 화면 하나에 반 전체가 보입니다.',
  privacy:
    '이름은 수업이 열려 있는 동안 이 서버의 메모리에만 있습니다. 계정도, 순위표도, 기록도 남지 않습니다. 학급에 관한 것은 아무것도 저장되지 않으니, 결과는 직접 저장하세요.',

  joinTitle: '학급에 들어가기',
  code: '큰 화면에 보이는 코드',
  name: '이름',
  nameHint: '성은 빼도 됩니다. 학급의 모두가 볼 수 있습니다.',
  join: '들어가기',
  openTitle: '학급 열기',
  openText: '이 페이지가 프로젝터로 보여 줄 큰 화면이 됩니다.',
  steps: [
    '같은 네트워크의 휴대폰이나 컴퓨터에서 모두가 코드를 입력합니다.',
    '라운드를 시작합니다. 출발은 모두 같고 기회는 한 번씩입니다.',
    '마지막까지 서 있는 사람이 이깁니다. 그다음은 다음 라운드입니다.',
  ],
  open: '학급 열기',

  problems: {
    'no-class':
      '이 코드의 학급이 없습니다. 큰 화면의 코드와 비교해 보세요. 연 사람이 자리를 비우면 한 시간 뒤에 끝납니다.',
    'class-full': '학급이 꽉 찼습니다. 자리는 마흔 개입니다.',
    'bad-name':
      '여기서는 쓸 수 없는 이름입니다. 글자, 숫자, 한 칸 띄어쓰기로 2~20자이며 아레나의 이름은 쓸 수 없습니다.',
    'name-taken': '학급에 같은 이름이나 비슷해 보이는 이름이 있습니다. 다른 이름을 고르세요.',
    'shut-out': '연 사람이 이 학급에서 내보낸 사람 또는 이름입니다.',
    'not-now': '지금은 라운드를 시작할 수 없습니다. 아무도 없거나 이미 진행 중입니다.',
    'rate-limited': '너무 여러 번 시도했습니다. 몇 분 기다린 뒤 코드를 다시 확인하세요.',
    'server-full': '서버가 열 수 있는 경기가 다 찼습니다. 잠시 뒤에 다시 시도하세요.',
    'server-closing': '서버가 다시 시작하는 중입니다. 잠시 뒤에 다시 시도하세요.',
    unreachable: '서버가 답하지 않습니다. 연결을 확인하고 다시 시도하세요.',
    'unknown-agent': '고른 에이전트가 더는 없습니다. 다른 에이전트를 고르거나 없음으로 두세요.',
    other: '되지 않았습니다. 페이지를 새로 고친 뒤 다시 시도하세요.',
  },
  ends: {
    closed: { title: '학급이 끝났습니다', text: '연 사람이 닫았거나 너무 오래 자리를 비웠습니다.' },
    kicked: { title: '학급에서 나왔습니다', text: '연 사람이 내보냈습니다.' },
    moved: { title: '자리가 옮겨졌습니다', text: '이 브라우저의 다른 페이지가 이제 이 자리를 쓰고 있습니다.' },
    'server-closing': { title: '학급이 끝났습니다', text: '서버가 멈췄고, 학급은 어디에도 저장되지 않습니다.' },
  },

  comeIn: '들어오는 방법',
  goTo: '주소',
  andType: '코드',
  qr: '휴대폰 카메라로 읽는 같은 주소와 코드의 QR 코드',
  ownAddress:
    '다른 기기에서는 이 주소로 올 수 없습니다. 각자 자기 기기를 뜻하기 때문입니다. 네트워크에서 쓰는 이 컴퓨터의 이름이나 주소로 페이지를 여세요.',
  here: (count) => `${whole.format(count)}명이 들어왔습니다`,
  nobody: '아직 아무도 없습니다. 들어오는 대로 이름이 나타납니다.',
  away: '자리 비움',
  kick: (name) => `${name} 내보내기`,
  nextRound: (round) => `${whole.format(round)}라운드`,
  speedHint: '처음에는 절반 속도가 알맞습니다.',
  windHint: '500틱까지는 바람이 없고, 그 뒤로는 아무도 서 있을 수 없을 때까지 세집니다. 모두에게 같습니다.',
  rival: '함께할 에이전트',
  rivalHint: '같은 자리에서 함께 출발합니다. 라운드는 사람이 모두 넘어지면 끝납니다.',
  noRival: '없음',
  start: '라운드 시작',
  close: '학급 닫기',
  closeSure: '닫으면 이름과 결과가 사라집니다. 필요한 것은 먼저 저장하세요.',
  closeNow: '지금 닫기',

  results: '결과',
  roundOver: (round) => `${whole.format(round)}라운드 결과`,
  place: '등수',
  placeOf: (place) => `${place}위`,
  nameColumn: '이름',
  ticks: '틱',
  how: '끝난 까닭',
  fell: { angle: '막대가 넘어짐', edge: '트랙을 벗어남' },
  left: '나감',
  stands: '서 있음',
  sum: '합계',
  best: '최고',
  agent: '에이전트',
  saveCsv: 'CSV로 저장',
  saveJson: 'JSON으로 저장',

  roundTitle: (round) => `${whole.format(round)}라운드`,
  roundBegins: (round) => `${whole.format(round)}라운드를 시작합니다`,
  ticksWord: '틱',
  standingOf: (people) => `/ ${whole.format(people)}명 서 있음`,
  codeIs: '코드',

  youAreIn: '들어왔습니다',
  asName: '이름:',
  waitForHost: '라운드는 큰 화면에서 시작합니다. 이 페이지를 열어 두세요.',
  hostAway: '연 사람이 자리를 비웠습니다. 돌아올 때까지 기다립니다.',
  nextIsYours: '다음 라운드부터 함께합니다',
  roundRuns: (standing) => `라운드가 진행 중입니다. ${whole.format(standing)}명이 아직 서 있습니다.`,
  howToPush:
    '왼쪽이나 오른쪽을 누르고 있으세요. 화살표 키, A와 D, 또는 화면의 왼쪽 절반과 오른쪽 절반입니다. 막대가 기우는 쪽으로 밀어 줍니다.',
  youCame: (place, ticks) => `${whole.format(ticks)}틱 버텨 ${place}위를 했습니다`,
  youStood: (ticks) => `${whole.format(ticks)}틱 동안 버텼습니다`,
  lookUp: '고개를 드세요. 다른 사람들은 큰 화면에 있습니다.',
  stillStand: (standing) => `${whole.format(standing)}명 서 있음`,
};
