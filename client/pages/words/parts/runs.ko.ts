import { formatsOf } from '../format.ts';
import { josa } from '../josa.ts';
import type { runsEn } from './runs.en.ts';

const { whole, short, small, share } = formatsOf('ko');
const compact = new Intl.NumberFormat('ko', { notation: 'compact', maximumSignificantDigits: 4 });
const when = new Intl.DateTimeFormat('ko', { dateStyle: 'medium', timeStyle: 'short' });

const reward = (n: number): string => (Number.isInteger(n) ? whole : Math.abs(n) >= 10 ? short : small).format(n);

export const runsKo: typeof runsEn = {
  loadingPage: '페이지를 여는 중',
  runsTitle: '학습 목록',
  runsLead: '이 서버가 지금 훈련하는 것과 훈련한 것 전부입니다. 열면 처음부터의 기록이 모두 보입니다.',
  runsAll: '모든 학습',
  runsFilter: '어떤 학습',
  runsFilterName: { all: '전체', live: '진행과 대기', over: '끝남' },
  runsWorld: '환경',
  runsWorldAll: '모든 환경',
  runsLoading: '학습 목록을 불러오는 중',
  runsEmpty: {
    all: '아직 학습이 없습니다. 곧 첫 학습이 저절로 시작됩니다.',
    live: '지금은 진행 중인 학습이 없습니다. 다음 학습이 저절로 시작됩니다.',
    over: '아직 끝난 학습이 없습니다.',
  },
  runsLost: '학습 목록을 받지 못했습니다. 페이지가 계속 다시 시도합니다.',
  runsStale: '서버가 응답하지 않습니다. 마지막으로 받은 목록입니다.',
  runsOlder: '더 오래된 학습 보기',
  runsWhen: (ms) => when.format(ms),
  runsSteps: '스텝',
  runsEpisodes: '에피소드',
  runsStop: '멈추기',
  runsWhich: (recipe, seed) => `${recipe}, 시드 ${seed}`,
  runsNotStopped: '이 학습을 멈추지 못했습니다. 다시 시도해 주세요.',

  runStatus: { queued: '대기', running: '실시간', ended: '끝남', stopped: '멈춤', failed: '실패' },
  runQueued: (place) => `대기 ${whole.format(place)}번째`,
  runFailed: '도중에 끝났습니다:',
  runTitle: (recipe, environment) => `${environment}의 ${recipe}`,
  runSeed: (seed) => `시드 ${seed}`,
  runPaceWatch: (perSecond) => `보기 좋게 초당 ${reward(Math.round(10 * perSecond) / 10)}스텝`,
  runPaceMax: '낼 수 있는 가장 빠른 속도',
  runByServer: '서버가 시작',
  runBy: (name) => `${name} 님이 시작`,
  runToShowcase: '실시간 학습으로',
  runGoneTitle: '그런 학습은 없습니다',
  runGoneText: (id) =>
    `서버에 ${josa(id, '이라라')}는 학습이 없습니다. 너무 오래되었거나 링크가 손상되었을 수 있습니다.`,
  runEvaluation: '탐험 없이',
  runSolvedAt: '해결한 스텝',

  runSettingsTitle: '레시피와 증명',
  runSettings: '설정 전체',
  runSettingsSave: '레시피 저장',
  runToLab: '실험실에서 열기',
  runHash: '끝났을 때 가중치의 지문(SHA-256):',
  runRepeat: '내 컴퓨터에서도 똑같이 얻을 수 있습니다. 마지막에 나오는 weightsSha256이 위의 지문과 같습니다:',
  runRepeatFile: (file) =>
    `레시피를 ${josa(file, '으로로')} 저장하면 내 컴퓨터에서도 똑같이 얻을 수 있습니다. 마지막에 나오는 weightsSha256이 위의 지문과 같습니다:`,

  linkBroken: '이 링크의 일부는 따를 수 없습니다. 나머지를 보여 드립니다.',
  linkProblem: {
    unknown: '이 페이지가 모르는 항목입니다',
    twice: '두 번 나옵니다. 앞의 것을 따릅니다',
    name: '학습 이름이 아닙니다',
    number: '정수가 아닙니다',
    choice: '고를 수 있는 값이 아닙니다',
    order: '작은 수에서 큰 수로 가는 범위가 아닙니다',
  },
  linkNearest: (asked, step) =>
    `${whole.format(asked)}스텝의 체크포인트는 남아 있지 않아, 가장 가까운 ${whole.format(step)}스텝의 것을 보여 드립니다.`,

  runChart: '곡선',
  runChartName: { return: '반환값', loss: '손실', epsilon: '엡실론', q: 'Q 값' },
  runChartTitle: {
    return: '에피소드별 반환값',
    loss: 'TD 손실',
    epsilon: '엡실론: 무작위 행동의 비율',
    q: 'Q 값',
  },
  runAxis: '가로축',
  runAxisName: { episode: '에피소드별', step: '스텝별' },
  runLog: '로그 눈금',
  runReturnMean: '반환값',
  runReturnBand: '최저에서 최고',
  runEvaluations: '탐험 없이',
  runQMean: '고른 행동의 값',
  runDoomed: '이미 진 상태의 최댓값',
  runBound: '참값의 상한',
  runRange: (min, max) => (min === max ? reward(min) : `${reward(min)}에서 ${reward(max)}`),
  runChartLabel: (title, episode, value) =>
    `${title}, 에피소드 ${whole.format(episode)}까지, 지금 ${value}. 숫자는 아래 표에 있습니다.`,
  runZoom: '확대와 축소. 키: + − ← → 0, 또는 차트를 마우스로 끌기',
  runZoomStep: { in: '확대', out: '축소', back: '이전', on: '이후', whole: '전체' },
  runZoomed: (from, to) => `${whole.format(from)}부터 ${whole.format(to)}까지`,
  runZoomedWhole: '학습 전체',
  runTable: '곡선을 표로 보기',
  runTableHead: ['에피소드', '스텝', '반환값', '최저에서 최고', '100개 평균', '엡실론', 'TD 손실', 'Q 값'],
  runTableRefresh: '최신으로',

  collapseTitle: '무너지고 있을까?',
  collapseHint:
    '에피소드가 끝날 때마다 정해진 상태들에서 잽니다. 우리의 측정에서는 추락을 믿을 만하게 예고한 숫자가 없었습니다. 앞일이 아니라 지금 보이는 것을 말합니다.',
  collapseWaiting: '아직 잰 것이 없습니다. 첫 에피소드가 끝나면 시작됩니다.',
  collapseNone:
    '눈에 띄는 것이 없습니다. 반환값이 유지되고, 넘어진 경험이 리플레이에 있으며, 네트워크가 행동을 구별합니다.',
  collapseJoined: (clauses) => `${clauses.join('. ')}.`,
  collapseReturnFell: (from, to, episodes) =>
    `추락했습니다: 최근 ${whole.format(episodes)}개 에피소드의 평균 반환값이 ${short.format(to)}, 그전에는 ${short.format(from)}`,
  collapseFallsGone: (part) => `넘어진 경험이 리플레이에서 사라졌습니다: 전체의 ${share.format(part)}`,
  collapseGapShrank: (part, episodes) =>
    `행동 간 차이가 ${whole.format(episodes)}개 에피소드 사이에 ${share.format(part)} 줄었습니다`,
  collapseDoomedHigh: (value, bound) =>
    `이미 진 상태에서도 최대 ${reward(value)}까지 기대합니다. 참값은 ${josa(reward(bound), '을를')} 넘을 수 없습니다`,
  collapseGradientsGrew: (times, episodes) =>
    `기울기가 ${whole.format(episodes)}개 에피소드 전의 ${short.format(times)}배입니다`,
  collapseName: {
    return: '반환값',
    terminalShare: '리플레이 속 넘어짐',
    actionGap: '행동 간 차이',
    doomedMaxQ: '이미 진 상태의 최대 Q',
    gradientNorm: '기울기 크기',
  },
  collapseBound: (bound) => `참값의 상한 ${reward(bound)}`,
  collapseLabel: (name, value) => `${name}, 지금 ${value}`,

  timelineTitle: '시간축',
  timelineLive: '지금, 실시간',
  timelineEnd: '끝난 때',
  timelineToLive: '실시간으로',
  timelineToEnd: '끝으로',
  timelineSlider: '보이는 순간',
  timelineJumps: '특별한 순간',
  timelineMark: { first: '처음', best: '최고', newest: '최신', solved: '해결' },
  runReward: reward,
  runCount: (n) => (n < 1e7 ? whole : compact).format(n),
  timelineAt: (level, episode, step, mean, special) =>
    [
      `${level}: 에피소드 ${whole.format(episode)}, ${whole.format(step)}스텝, 탐험 없이 ${reward(mean)}`,
      ...special,
    ].join(', '),
  timelineEmpty: '탐험 없이 치르는 첫 시험과 함께 첫 체크포인트가 나타납니다.',
  timelineNewestIs: '최신:',
  checkpointSize: (bytes) => `${short.format(bytes / 1000)} kB`,
  checkpointStick: '조종간 잡기',
  keepTitle: '이 순간 간직하기',
  downloadAs: '내려받기',
  downloadName: { own: '자체 형식', 'layers-model': '텐서플로 JS', safetensors: '세이프텐서' },
  downloadDone: (files) => `저장했습니다: ${files}`,
  downloadFailed: '이 체크포인트의 파일을 받지 못했습니다. 다시 시도하거나 다른 것을 골라 주세요.',
  viewLink: '이 화면의 링크',
};
