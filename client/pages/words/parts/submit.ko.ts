/** 에이전트나 레시피를 내는 화면의 한국어. */
import { formatsOf } from '../format.ts';
import { josa } from '../josa.ts';
import type { SubmitWords } from './submit.en.ts';

const { whole } = formatsOf('ko');

export const submitKo: SubmitWords = {
  title: '순위표에 올리기',
  lead: '에이전트는 제출할 때 아직 없던 세계에서 겨룹니다. 레시피는 처음부터 다시 학습됩니다. 누구의 말도 믿을 필요가 없습니다.',
  tabs: { agent: '에이전트', recipe: '레시피' },
  tabsLabel: '무엇을 낼까요',
  small: '이 서버는 적고 짧은 에피소드로 맞춰져 있습니다(BOARD_BUDGET=small). 수치는 시험용입니다.',

  dropTitle: '정책 파일을 여기에 놓으세요',
  dropOver: '놓으면 바로 읽습니다',
  dropText: '파일 하나, 또는 model.json과 그 가중치 파일들. 먼저 이 브라우저에서 읽습니다.',
  choose: '파일 고르기',
  others: '다른 파일 고르기',
  formats: 'safetensors, tfjs LayersModel, 일반 JSON, 이 프로그램의 체크포인트',
  reading: '읽는 중 …',
  readAs: {
    checkpoint: '체크포인트',
    safetensors: 'safetensors',
    json: '일반 JSON',
    'layers-model': 'LayersModel',
  },
  network: (layers, parameters, format) =>
    `${josa(format, '으로로')} 읽음: ${layers.map((units) => whole.format(units)).join(' · ')}, 매개변수 ${whole.format(parameters)}개`,
  hash: '가중치의 SHA-256',
  hashText: '같은 신경망은 어떤 파일로 내도 해시가 같습니다. 이 해시가 먼저 확정됩니다.',
  name: '순위표에 보일 이름',
  nameHint: '2~20자',
  public: '가중치는 공개됩니다. 기록을 의심하는 사람에게 필요하고, 다른 사람이 상대로 고를 수도 있습니다.',
  submit: '제출하기',
  submitting: '보내는 중 …',
  notConnected: '서버에 연결되어 있지 않으면 제출할 수 없습니다.',

  stepsTitle: '그다음에 일어나는 일',
  steps: {
    commit: '해시가 저장됩니다',
    commitText: '이제 가중치는 바뀔 수 없습니다.',
    draw: '시드를 뽑습니다',
    drawText: '새로 뽑은 난수 32바이트와 해시에서 모든 시드가 나옵니다. 둘 다 기록과 함께 공개됩니다.',
    play: '플레이합니다',
    playText: (episodes, limit) =>
      `${whole.format(limit)}틱까지의 에피소드 ${whole.format(episodes)}개로 순위를 정합니다.`,
    ties: (episodes, limit, worlds) =>
      `동점이면 ${whole.format(limit)}틱까지의 에피소드 ${whole.format(episodes)}개로, 그래도 같으면 바람·중력·막대 길이가 다른 세계 ${whole.format(worlds)}개로 가립니다.`,
    row: '순위표에 오릅니다',
    rowText: '수치, 시드, 파일이 함께 남습니다. 누구나 브라우저에서도 다시 계산할 수 있습니다.',
  },
  caps: (waiting, aDay) => `한 번에 ${whole.format(waiting)}개까지, 하루에 ${whole.format(aDay)}개까지 낼 수 있습니다.`,
  waitingNow: (n) => (n === 0 ? '지금은 기다리는 제출이 없습니다.' : `지금 ${whole.format(n)}개가 기다리고 있습니다.`),

  takenTitle: '받는 것',
  taken:
    'ReLU를 쓰는 Dense 층, 은닉층 1~3개, 입력 4개, 출력 2개, 매개변수 262,144개까지. 가중치만 받고 코드는 받지 않습니다.',
  exportTitle: 'PyTorch, Stable-Baselines3, Keras에서',
  exportText: 'docs/export 폴더에 짧은 스크립트가 하나씩 있습니다. 해당 라이브러리만 있으면 됩니다.',
  commandTitle: '명령줄에서',
  commandText: '끝날 때까지 기다렸다가 기록을 출력합니다.',

  yoursTitle: '내 제출',
  statusOf: {
    queued: '기다리는 중',
    running: '계산 중',
    admitted: '순위표에 올랐음',
    refused: '거절됨',
  },
  kindOf: { agent: '에이전트', learner: '레시피' },
  place: (n) => (n === 1 ? '다음 차례' : `대기 ${whole.format(n)}번째`),
  left: (seconds) =>
    seconds < 1
      ? '곧 끝납니다'
      : seconds < 90
        ? `약 ${whole.format(Math.ceil(seconds))}초 남음`
        : `약 ${whole.format(Math.round(seconds / 60))}분 남음`,
  percent: (share) => `${whole.format(100 * share)} %`,
  progressLabel: (name) => `${name} 진행 상황`,
  committed: '확정된 해시',
  entropy: '그 뒤에 뽑은 난수',
  entropyWaits: '차례가 오면 뽑습니다',
  rank: (n) => `${whole.format(n)}위`,
  openRow: '기록 보기',
  there: '같은 것이 이미 있습니다.',
  done: (name, rank) => `${name}, 순위표 ${whole.format(rank)}위에 올랐습니다.`,
  refusedSaid: (name) => `${name}, 거절되었습니다.`,

  problems: {
    unreachable: '서버에 연결할 수 없습니다. 잠시 뒤에 다시 해 보세요.',
    'no-session': '서버가 아직 이 브라우저를 모릅니다. 연결될 때까지 기다렸다가 다시 해 보세요.',
    'may-not-rank': '관리자가 이 플레이어의 순위표 참여를 막았습니다.',
    'too-large': '파일이 받을 수 있는 크기보다 큽니다.',
    'too-many-waiting': '이미 낼 수 있는 만큼 기다리고 있습니다. 하나가 끝나면 다시 해 보세요.',
    'too-many-today': '오늘은 더 낼 수 없습니다. 내일 다시 해 보세요.',
    'queue-full': '지금은 대기가 너무 많습니다. 몇 분 뒤에 다시 해 보세요.',
    'rate-limited': '너무 자주 시도했습니다. 몇 분 뒤에 다시 해 보세요.',
    'server-closing': '서버가 다시 시작하고 있습니다. 잠시 뒤에 다시 해 보세요.',
    'already-there': '해시가 같은 것이 이미 있습니다.',
    'bad-name':
      '쓸 수 없는 이름입니다. 한 가지 문자 체계의 글자, 숫자, 빈칸, 점, 하이픈, 밑줄로 2~20자이고, 이 사이트가 쓰는 이름이 아니어야 합니다.',
    'not-a-policy': '읽을 수 있는 파일이 아닙니다. safetensors, LayersModel, 일반 JSON, 체크포인트를 내 주세요.',
    'needs-export': '코드가 들어 있을 수 있는 형식이라 열지 않습니다. 아래 스크립트로 가중치만 내보내 주세요.',
    truncated: '파일이 중간에서 끊겼습니다.',
    damaged: '파일이 잘리거나 바뀌었습니다. 체크섬이 맞지 않습니다.',
    'missing-file': '가중치 파일이 빠졌습니다. model.json과 .bin 파일을 함께 놓아 주세요.',
    'bad-header': '파일이 자신을 설명하는 부분을 이해할 수 없습니다.',
    unsupported: 'ReLU를 쓰는 Dense 층이 아닌 것이 있거나, 숫자가 float32나 float64가 아닙니다.',
    'bad-shape': '층이 서로 맞지 않거나, 너무 적거나 많습니다.',
    ambiguous: '층의 순서가 여러 가지로 맞습니다. 이름에 번호를 붙여 주세요.',
    'network-too-large': '신경망이 너무 큽니다. 매개변수 262,144개, 층마다 4,096개까지입니다.',
    'not-finite': '가중치 가운데 유한하지 않은 수가 있습니다. 학습이 발산한 것 같습니다.',
    'not-a-checkpoint': '이 프로그램의 체크포인트가 아닙니다.',
    'unknown-version': '이 프로그램의 다른 버전 파일입니다.',
    pixels: '화면을 보는 정책입니다. 이 순위표는 네 숫자를 보는 정책을 위한 것이고, 화면용 순위표는 아직 없습니다.',
    'other-world': '다른 세계의 정책입니다. 이 순위표는 입력 4개, 출력 2개인 CartPole-v1을 위한 것입니다.',
    unreadable: '읽는 데 한도 안의 어떤 정책보다도 많은 시간이나 메모리가 듭니다.',
    crashed: '평가가 두 번 중단되었습니다. 아무것도 저장되지 않았으니 다시 낼 수 있습니다.',
    'too-long': '평가가 허용된 시간보다 오래 걸렸습니다.',
    failed: '서버에서 문제가 생겼습니다. 저희 잘못입니다. 나중에 다시 해 보세요.',
  },
};
