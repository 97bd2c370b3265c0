/** The chapter on returns in Korean. */
import type { Widened } from '../widened.ts';
import type { learnReturnsEn } from './learnReturns.en.ts';

const whole = new Intl.NumberFormat('ko', { maximumFractionDigits: 0 });
const three = new Intl.NumberFormat('ko', { minimumFractionDigits: 3, maximumFractionDigits: 3 });

export const learnReturnsKo: Widened<typeof learnReturnsEn> = {
  monteCarlo: [
    '어떤 상태의 가치는 얼마일까요? 가장 정직한 방법은 기다리는 것입니다. 에피소드를 끝까지 진행하고, 그 상태부터 받은 보상을 모두 더해 그 리턴 쪽으로 가치를 옮깁니다. 이것이 몬테카를로 방법입니다. 타깃이 실제로 일어난 일이므로 평균은 맞습니다. 그러나 끝날 때까지의 모든 우연이 담겨 분산이 크고, 끝나기 전에는 아무것도 배우지 못합니다.',
    'TD(0)는 한 스텝만 기다립니다. 보상 하나를 받고, 나머지는 다음 상태의 추정값으로 대신합니다. 자신의 추정으로 추정을 고치는 이 방식을 부트스트랩이라고 합니다. 타깃의 분산은 작지만, 추정이 틀린 동안에는 편향이 있습니다. 둘 사이에는 모든 n이 있습니다. 실제 보상 n개를 더한 다음 추정값을 씁니다.',
  ],
  formula:
    't부터 n스텝의 리턴 G는 t 더하기 1의 보상, 감마 곱하기 t 더하기 2의 보상, 이렇게 감마의 n 빼기 1제곱 곱하기 t 더하기 n의 보상까지 더하고, 감마의 n제곱 곱하기 t 더하기 n의 상태의 가치를 더한 것이다',
  after: [
    'n = 1이면 TD(0)입니다. n이 에피소드의 끝을 넘으면 추정이 들어갈 자리가 없어 몬테카를로 리턴이 됩니다. 그 사이에서는 편향을 줄이는 만큼 분산이 늘며, 가장 좋은 n은 대개 양 끝에 있지 않습니다.',
    'DQN은 n = 1을 씁니다. 이 사이트의 house 레시피는 3을 쓰고, Rainbow도 그랬습니다. 넘어졌다는 소식이 업데이트 한 번에 한 상태가 아니라 세 상태씩 거슬러 올라갑니다. 대가도 있습니다. 리플레이 버퍼에 든 n개의 행동은 예전 정책이 고른 것이고, max는 그 뒤에야 적용됩니다. 그래서 n이 크면 온전한 오프폴리시가 아닙니다.',
  ],
  figureTitle: '얼음 열아홉 칸',
  figureHint:
    '한가운데에서 출발해 동전을 던져 왼쪽이나 오른쪽으로 갑니다. 구멍에 빠지면 0, 목표에 닿으면 1을 받습니다. 각 칸의 가치는 목표에서 끝날 확률이며, 곧은 직선이 참값입니다. 모두 0.5에서 시작합니다. n을 골라 재생하고, 다른 n과 비교해 보세요.',
  n: '추정값을 쓰기까지의 스텝 수 n',
  nText: (n) => (n === Number.POSITIVE_INFINITY ? '끝까지: 몬테카를로' : n === 1 ? '1: TD(0)' : whole.format(n)),
  rate: '학습률 α',
  learned: '배운 값',
  truth: '참값',
  valuesLabel: (episodes, error) =>
    `에피소드 ${whole.format(episodes)}번 뒤 19칸의 가치와 참값. 평균 제곱근 오차는 ${three.format(error)}입니다.`,
  field: '칸, 구멍에서 목표까지',
  value: '가치',
  errorName: (n) => `n = ${n}`,
  errorsLabel: '에피소드마다의 평균 제곱근 오차. 지금의 n과 앞서 시도한 n.',
  error: '오차',
  walk: '에피소드',
  walks: '에피소드, 스텝',
  walksOf: (episodes, steps) => `${whole.format(episodes)}번, ${whole.format(steps)}스텝`,
  errorNow: '지금의 오차',
  errorBest: '지금까지의 최소 오차',
  spread: '가운데 칸 타깃의 흩어짐',
  digits: (value) => (value === null ? '–' : three.format(value)),
  figureNote:
    'γ = 1입니다. 오차는 19칸에서 참값과의 차이를 제곱해 평균하고 제곱근을 취한 값이고, 흩어짐은 최근 타깃 최대 200개의 표준편차입니다. 시드가 같으면 어떤 n이든 똑같은 걸음을 봅니다.',
  question:
    'α = 0.05에서 n = 1, n = 4, 끝까지를 각각 100번씩 걷게 해 보세요. 그때 오차가 가장 작은 것은 무엇이고, 타깃이 가장 넓게 흩어지는 것은 무엇인가요?',
  answer:
    'n = 4입니다. 끝에서 얻은 소식이 한 번에 네 칸씩 되돌아오고, 타깃의 흩어짐도 0.1 남짓입니다. n = 1은 타깃이 가장 차분하지만 처음에 양 끝 옆 칸만 배우므로 더딥니다. 끝까지 기다리면 타깃이 0 아니면 1이라 흩어짐이 0.5쯤 됩니다. 처음 열 번까지는 오차가 가장 빨리 줄지만 그 뒤로는 들쭉날쭉합니다. α를 줄이면 잔잔해지는 대신 더 많이 걸어야 합니다.',
  lab: 'house 레시피에서 n = 1, 3, 10',
};
