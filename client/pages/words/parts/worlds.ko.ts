import { formatsOf } from '../format.ts';
import type { worldsEn } from './worlds.en.ts';

const { whole, short, small } = formatsOf('ko');
/** To a tenth; nothing is minus nothing. */
const tenth = (value: number): string => short.format(Math.round(value * 10) / 10 || 0);
const two = new Intl.NumberFormat('ko', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const FIELD = { start: '출발', ice: '얼음', hole: '구멍', goal: '목표' } as const;

export const worldsKo: typeof worldsEn = {
  worldsStageTitle: '에피소드',
  worldsWaiting: '학습을 기다리는 중',
  worldsUnknown: (environment) => `이 페이지에서는 ${environment} 환경을 그릴 수 없습니다.`,
  worldsWay: '보여줄 것',
  worldsWays: { training: '학습 그대로', beforeAfter: '전과 후', shown: '시연 에피소드' },
  worldsWayHint: {
    training: '탐험까지 포함한 실제 스텝입니다. 옆에서는 같은 신경망이 탐험 없이 움직입니다.',
    beforeAfter: '첫 체크포인트와 최신 체크포인트가 같은 출발점에서 탐험 없이 움직입니다.',
    fast: '눈으로 따라갈 수 없을 만큼 빨리 학습하므로 스텝은 보내지 않습니다. 최신 신경망이 탐험 없이 움직이는 모습입니다.',
    shown: '원문이 학습을 마치고 보여주는, 탐험 없는 에피소드입니다.',
  },
  worldsProblem: (why) => `체크포인트를 보여줄 수 없습니다: ${why}. 다시 요청합니다.`,
  worldsRole: {
    training: '학습 중',
    greedy: '탐험 없이',
    before: '학습 전',
    after: '학습 후',
    shown: '시연 에피소드',
  },
  worldsEpisode: (episode) => `에피소드 ${whole.format(episode)}`,
  worldsShownOf: (n, of) => `${whole.format(of)}개 중 ${whole.format(n)}번째`,
  worldsOfStep: (step) => `${whole.format(step)}스텝 시점`,
  worldsSteps: (steps) => `${whole.format(steps)}스텝`,
  worldsEnd: (kind, ended, total) => {
    if (ended === 'truncated') return kind === 'cart' ? '끝까지 버팀' : '시간 초과';
    if (kind === 'cart') return '쓰러짐';
    return total > 0 ? '목표 도착' : '구멍에 빠짐';
  },
  worldsPlay: '재생',
  worldsPause: '일시정지',
  worldsSpeed: (speed) => `${speed}×`,
  worldsLive: '실시간',
  worldsOver: '끝난 학습입니다',
  worldsBehind: (steps, seconds) =>
    `${whole.format(steps)}스텝 뒤처짐 (${seconds < 100 ? short.format(seconds) : whole.format(seconds)}초)`,
  worldsToLive: '실시간으로',
  worldsToEnd: '끝으로',
  worldsKept: (oldest, newest) => `다시 보기: 에피소드 ${whole.format(oldest)}~${whole.format(newest)} 보관 중`,
  worldsKeptNone: '끝난 에피소드를 여기서 다시 볼 수 있습니다.',
  worldsMaxPace: '최고 속도로 학습하는 중이라 스텝을 보내지 않습니다.',
  worldsReplay: '처음부터 지켜보기',
  worldsReplayHint: '레시피와 시드로 이 페이지에서 볼 수 있는 속도로 다시 학습합니다. 스텝은 똑같습니다.',
  worldsReplaying: '이 페이지에서 다시 학습하는 중',
  worldsReplayStop: '원래 학습으로 돌아가기',
  worldsReplayFailed: '이 브라우저에서는 다시 학습할 수 없습니다.',

  worldsQTitle: '무엇을 기대하나',
  worldsQHint: {
    cart: 'Q 값: 왼쪽이나 오른쪽으로 민 뒤에 얻으리라 기대하는 보상입니다. 길수록 좋습니다.',
    lake: 'Q 값: 각 방향으로 한 걸음 간 뒤에 얻으리라 기대하는 보상입니다. 길수록 좋습니다.',
  },
  worldsQWhose: {
    training: '학습 에피소드의 값',
    greedy: '탐험 없는 에피소드의 값',
    before: '첫 체크포인트의 값',
    after: '나중 체크포인트의 값',
    shown: '시연 에피소드의 값',
  },
  worldsActions: { cart: ['왼쪽', '오른쪽'], lake: ['왼쪽', '아래', '오른쪽', '위'] },
  stateTitle: '무엇을 알려주나',
  stateLean: '기울기',
  stateTurning: '도는 빠르기',
  stateDegrees: (radians) => `${tenth((radians * 180) / Math.PI)}°`,
  stateSpin: (radians) => `${tenth(radians)} rad/s`,
  worldsTwo: (n) => two.format(n),

  mapTitle: '결정 지도',
  mapHint: '막대의 기울기와 도는 빠르기마다 어느 쪽으로 밀지 보여줍니다.',
  mapLabel: '결정 지도: 가로는 막대의 기울기, 세로는 도는 빠르기입니다.',
  mapWaiting: '첫 가중치를 기다리는 중',
  mapAngle: '막대의 기울기',
  mapSpin: '도는 빠르기 ±3 rad/s, 위가 오른쪽',
  mapLeft: '왼쪽이 낫다',
  mapEven: '차이 없음',
  mapRight: '오른쪽이 낫다',
  mapPath: '카트가 지나온 길',
  mapOf: (step, largest) => `${whole.format(step)}스텝 시점입니다. 가장 큰 차이는 ${small.format(largest)}입니다.`,
  mapFollow: '카트를 따라가기',
  mapX: '위치',
  mapXDot: '속도',
  mapMetres: (x) => `${tenth(x)} m`,
  mapSpeed: (xDot) => `${tenth(xDot)} m/s`,

  pixelsTitle: '무엇을 보나',
  pixelsHint: '위치도 각도도 없이 이 픽셀만 봅니다. 첫 층에 들어가는 입력 그대로입니다.',
  pixelsNow: '지금 프레임',
  pixelsAgo: (age) => `${whole.format(age)}스텝 전 프레임`,
  pixelsChange: (age) => `${whole.format(age)}스텝 동안 바뀐 곳: 연두는 밝아짐, 보라는 어두워짐`,
  pixelsFilters: '무엇을 찾나',
  pixelsFiltersHint: '첫 층의 필터입니다. 위의 그림마다 한 조각씩, 배우는 대로 보여줍니다.',
  pixelsFiltersLabel: (filters, size) =>
    `${whole.format(size)}×${whole.format(size)} 픽셀 필터 ${whole.format(filters)}개`,

  lakeLabel: (columns, rows) =>
    `가로 ${whole.format(columns)}칸, 세로 ${whole.format(rows)}칸 호수. 아래 표에 같은 내용이 숫자로 있습니다`,
  lakeLow: '기대가 작음',
  lakeHigh: '기대가 큼.',
  lakeArrow: '화살표: 가려는 쪽. 깃발: 목표. 점선: 구멍.',
  lakeTable: '숫자로 보기',
  lakeField: '칸',
  lakeGreedy: '가려는 쪽',
  lakePlace: (row, column, kind) => `${whole.format(row)}행 ${whole.format(column)}열, ${FIELD[kind]}`,
  lakeWent: (wanted) => `가려던 대로 감: ${wanted}`,
  lakeSlipped: (wanted) => `미끄러짐: 가려던 쪽은 ${wanted}`,

  tableTitle: '표',
  tableHint:
    '아는 것 전부입니다. 상태를 나눈 상자마다 한 칸입니다. 큰 묶음은 위치와 속도, 그 안의 칸은 기울기와 도는 빠르기입니다.',
  tableAcross: '카트의 위치, 묶음 안에서는 막대의 기울기',
  tableUp: '속도, 묶음 안에서는 도는 빠르기',
  tableUntouched: '아직 배운 것 없음',
  tableHere: '카트가 있는 칸',
  tableTouched: (touched, of) => `${whole.format(of)}칸 중 ${whole.format(touched)}칸이 무언가를 배웠습니다.`,
};
