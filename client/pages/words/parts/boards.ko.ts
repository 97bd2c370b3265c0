import { formatsOf } from '../format.ts';
import { josa } from '../josa.ts';
import { boardRowsKo } from './boardRows.ko.ts';
import type { BoardWords } from './boards.en.ts';

const { whole, short } = formatsOf('ko');

export const boardsKo: BoardWords = {
  ...boardRowsKo,
  title: '순위표',
  lead: '모든 기록은 등록되기 전에 서버가 다시 계산했고, 누구나 한 번 더 계산해 볼 수 있습니다.',
  boards: '순위표 고르기',
  boardName: { players: '플레이어', agents: '에이전트', learners: '학습기', ratings: '레이팅' },
  what: {
    players: '기록 하나는 이 속도에서 한 플레이어가 가장 오래 버틴 기록이며, 리플레이가 함께 있습니다.',
    agents: '기록 하나는 업로드된 정책입니다. 가중치가 확정된 뒤에야 뽑은 환경에서 시험했습니다.',
    learners: '기록 하나는 레시피입니다. 제출된 뒤에 뽑은 시드로 이 서버가 처음부터 다시 학습시켰습니다.',
    ratings: '기록 하나는 플레이어나 에이전트입니다. 사람과 기계가 끝까지 둔 대결로 같은 사다리에서 평가받습니다.',
  },
  proof: {
    players:
      '증명됨: 입력이 실시간으로 들어왔고, 그대로 재생하면 정확히 이만큼 버팁니다. 증명되지 않음: 사람이 눌렀는지는 알 수 없습니다. 프로그램이 보냈을 수도 있습니다.',
    agents: '증명됨: 이 가중치는 이 환경들에서 이 수치를 냅니다. 증명되지 않음: 누가 어떻게 학습시켰는지.',
    learners:
      '증명됨: 이 레시피는 이 시드들에서 이만큼 빨리, 비트 단위로 똑같이 배웁니다. 증명되지 않음: 다른 시드에서도 그런지.',
    ratings: '증명됨: 모든 대결을 서버가 직접 계산했습니다. 증명되지 않음: 이름마다 다른 사람인지, 사람이 직접 했는지.',
  },
  provenTitle: '무엇이 증명되었나',
  provenYes: '증명된 것',
  provenNo: '증명되지 않은 것',
  provenHow: '직접 확인하기',
  provenFull: {
    players: {
      yes: '시드는 서버가 뽑았고, 기록마다 한 번만 쓰이는 번호를 받습니다. 모든 입력은 서버 시계로 받아 느린 재생으로 놀 수 없으며, 카트도 서버가 직접 움직였습니다. 도중에 나간 판도 세므로 나쁜 시작을 몰래 버릴 수 없습니다.',
      no: '누가, 무엇이 눌렀는지. 카트의 균형은 프로그램에게 쉬운 일이고, 프로그램도 실시간으로 입력을 보낼 수 있습니다.',
      how: '기록을 열어 검증해 보세요. 브라우저가 같은 입력을 다시 계산해, 열 틱마다 그리고 마지막에 같은 해시가 나와야 합니다.',
    },
    agents: {
      yes: '가중치의 해시를 먼저 저장한 다음, 기록에 함께 공개된 새 무작위 값에서 시드를 뽑았습니다. 가중치는 숫자일 뿐이라 제작자의 코드는 실행되지 않으며, 모든 에피소드를 서버가 직접 돌렸습니다.',
      no: '가중치가 어떻게 만들어졌는지, 뽑히지 않은 환경에서도 그만큼 잘하는지. 구간은 평균이 얼마나 확실한지를 말합니다.',
      how: '가중치를 내려받거나 브라우저에서 어느 묶음이든 다시 돌려 보세요. 시드는 해시와 무작위 값에서 정해지고, 모든 반환값의 해시가 같아야 합니다.',
    },
    learners: {
      yes: '시드를 뽑기 전에 레시피가 확정되었습니다. 서버가 모든 시드를 처음부터 학습시켰고, 학습마다 마지막 가중치의 해시가 남습니다.',
      no: '모든 시드에서 그만큼 빠른지. 다섯 개는 적은 수입니다. 기록을 열면 해결하지 못한 시드까지 모두 보입니다.',
      how: '브라우저에서, 또는 npm run train으로 한 시드를 학습시켜 보세요. 가중치의 해시가 같아야 합니다.',
    },
    ratings: {
      yes: '서버의 시드로 낯선 상대와 끝까지 한 대결만 셉니다. 결과는 모두 서버가 직접 계산한 것이고, 대부분 다시 볼 수 있습니다.',
      no: '두 이름이 두 사람인지, 플레이어가 프로그램을 쓰지 않았는지. 그래서 레이팅 옆에 서로 다른 상대의 수를 적습니다.',
      how: '기록을 열면 대결과 리플레이가 있고, 리플레이마다 검증할 수 있습니다.',
    },
  },

  division: { players: '속도', ratings: '속도', agents: '환경', learners: '환경' },
  total: (n) => `모두 ${whole.format(n)}개`,
  shownOf: (first, last, total) => `${whole.format(total)}개 중 ${whole.format(first)}–${whole.format(last)}`,
  found: (n, text) => `“${text}” 이름 ${whole.format(n)}개`,
  searchLabel: '이름 찾기',
  searchClear: '검색 지우기',
  toTop: '맨 위로',
  toMine: '내 주변',
  better: '더 높은 순위',
  worse: '더 낮은 순위',
  pages: '순위표의 부분',
  refresh: '새로 고침',
  refreshed: '최신입니다',
  live: '실시간',
  liveHint: '바뀐 내용이 저절로 나타납니다.',
  quietHint: '연결되지 않았습니다. 받아 온 때의 순위표입니다.',
  moved: (from, to) =>
    to < from
      ? `${whole.format(from)}위에서 ${whole.format(to)}위로 올랐습니다.`
      : `${whole.format(from)}위에서 ${whole.format(to)}위로 내려갔습니다.`,
  exportTitle: '순위표 전체를 파일로',
  exportAs: { csv: 'CSV', json: 'JSON' },
  exportLabel: (format) => `${format} 파일로 순위표 전체 받기`,
  ways: { agents: '에이전트 올리기', learners: '레시피 제출', verify: '증명해 보기', api: 'API 쓰기' },
  waysTitle: '참가하고 확인하기',
  wayText: {
    agents: 'PyTorch, Keras, 우리 형식으로 저장한 나만의 가중치.',
    learners: '아무도 고르지 않은 시드로 학습시킬 레시피.',
    verify: '기준 궤적과 상위 기록을 내 브라우저에서.',
    api: '모든 기록과 업로드를 JSON으로.',
  },

  caption: (board, division) => `${board}, ${division}, 높은 순위부터`,
  open: '기록 열기',
  mine: '나',
  house: '기본',
  houseHint: '아레나와 함께 제공됨',
  by: (name) => `${name} 님 제출`,
  who: { player: '사람', agent: '에이전트' },
  loading: '순위표를 불러오는 중',

  emptyTitle: {
    players: '아직 아무도 버텨 보지 않았습니다',
    agents: '아직 시험한 에이전트가 없습니다',
    learners: '아직 학습시킨 레시피가 없습니다',
    ratings: '아직 레이팅이 없습니다',
  },
  emptyText: {
    players: '이 속도로 혼자 막대를 세워 보세요. 처음 끝낸 도전이 첫 기록이 됩니다.',
    agents: '기본 에이전트는 처음 시작할 때 뒤에서 시험합니다. 내 에이전트도 나란히 설 수 있습니다.',
    learners: '기본 레시피는 처음 시작할 때 뒤에서 학습합니다. 내 레시피도 나란히 설 수 있습니다.',
    ratings: '낯선 상대나 에이전트와 대결을 끝까지 해 보세요. 둘 다 레이팅을 받습니다.',
  },
  emptyAct: {
    players: '생존 도전하기',
    agents: '에이전트 올리기',
    learners: '레시피 제출',
    ratings: '대결하기',
  },
  noneFound: (text) => `${josa(`“${text}”`, '이가')} 들어간 이름이 없습니다.`,
  notMine: {
    players: '여기에는 아직 내 기록이 없습니다. 이 속도로 생존 한 판을 끝내면 생깁니다.',
    agents: '여기에는 내 에이전트가 없습니다.',
    learners: '여기에는 내 레시피가 없습니다.',
    ratings: '이 속도에는 아직 내 레이팅이 없습니다. 대결 한 판을 끝내면 생깁니다.',
  },
  broken: '이 링크의 일부는 이 페이지가 모르는 내용입니다. 나머지를 보여 드립니다.',
  failTitle: {
    unreachable: '순위표를 받지 못했습니다',
    missing: '순위표에 그런 부분이 없습니다',
    busy: '서버가 몹시 바쁩니다',
    unknown: '이 서버에는 그런 순위표가 없습니다',
  },
  failText: {
    unreachable: '서버가 응답하지 않습니다. 다시 연결되면 저절로 불러옵니다.',
    missing: '링크가 손상되었거나 너무 오래되었을 수 있습니다.',
    busy: '잠시 뒤에 다시 시도해 주세요.',
    unknown: '서버가 이 페이지보다 오래되었을 수 있습니다. 새로 고치면 서버에 맞는 페이지를 받습니다.',
  },
  stale: '서버가 응답하지 않습니다. 마지막으로 받은 순위표입니다.',
  retry: '다시 시도',
  reload: '페이지 새로 고침',

  crossTitle: '에이전트끼리의 대결',
  crossText:
    '뒤에서 모두가 모두와 계속 겨룹니다. 칸은 가로줄의 에이전트가 세로줄의 에이전트에게 이긴 비율이며, 무승부는 반으로 칩니다.',
  crossCaption: (division) => `${division}에서 이긴 비율, 가로줄 대 세로줄`,
  crossCell: (row, column, wins, draws, losses) =>
    `${row} 대 ${column}: ${whole.format(wins)}승 ${whole.format(draws)}무 ${whole.format(losses)}패`,
  crossSelf: '자기 자신',
  crossNone: '만나지 않음',
  crossEmpty: '이 속도에서 평가받은 에이전트가 아직 둘이 안 됩니다.',
  crossScroll: '표가 화면보다 넓습니다. 옆으로 밀어 보세요.',
  crossScale: { lost: '모두 짐', even: '반반', won: '모두 이김' },
  crossAgent: '에이전트',
  percent: (share) => whole.format(100 * share),
  number: whole.format,
  decimal: short.format,
};
