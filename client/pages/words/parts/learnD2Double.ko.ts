/** Learn, chapter 9: Double DQN. In Korean. */
import { formatsOf } from '../format.ts';
import type { LearnD2DoubleWords } from './learnD2Double.en.ts';

const { whole, small } = formatsOf('ko');
const two = new Intl.NumberFormat('ko', { maximumFractionDigits: 2, minimumFractionDigits: 2 });

export const learnD2DoubleKo: LearnD2DoubleWords = {
  first:
    'Q러닝의 타깃은 여러 추정값 가운데 가장 큰 것을 고릅니다. 추정에는 오차가 있어서 어떤 값은 높고 어떤 값은 낮습니다. 그런데 가장 큰 값은 위로 틀린 값일 때가 많습니다. 그래서 추정값 하나하나가 평균적으로 맞더라도 타깃은 평균적으로 너무 높고, 부트스트랩이 이 과대평가를 상태에서 상태로 넘겨줍니다.',
  idea: '더블 Q러닝(van Hasselt 2010)은 행동을 고르는 일과 그 가치를 매기는 일을 서로 다른 추정에 맡깁니다. 운 좋게 높아서 뽑힌 행동을, 운이 다른 쪽이 평가하는 것입니다. 더블 DQN(2016)은 DQN에 이미 있는 두 신경망을 씁니다. 온라인 네트워크 Q가 고르고 타깃 네트워크 Q⁻가 값을 매깁니다.',
  saidLagging: '타깃 네트워크: y = r 더하기 감마 곱하기 다음 상태에서 Q 마이너스의 최댓값',
  saidDouble: '더블 DQN: y = r 더하기 감마 곱하기, 다음 상태에서 Q가 가장 높게 보는 행동에 Q 마이너스가 매긴 값',
  post: '이 사이트가 다루는 PyTorch 글은 뒤처져 따라오는 타깃 네트워크를 “더블 DQN”이라고 부릅니다. 하지만 코드는 둘째 식이 아니라 첫째 식입니다. 고르는 것도 매기는 것도 타깃 네트워크입니다. 이것은 Mnih 외 2015의 타깃 네트워크입니다. 타깃을 가만히 있게 해 주지만 편향은 그대로입니다. 어제의 추정에서 고른 최댓값도 똑같이 높기 때문입니다.',

  figure: '모든 행동의 가치가 0인 곳',
  hint: '시도할 때마다 두 신경망의 오차를 새로 뽑고, 학습에 쓰는 바로 그 엔진이 타깃 세 가지를 계산합니다. 평균은 모두 0이어야 합니다.',
  actions: '행동의 수',
  actionsText: (n) => whole.format(n),
  alike: '두 신경망의 오차가 닮은 정도',
  alikeText: (part) => (part === 0 ? '전혀 다름' : part === 1 ? '똑같음(막 복사함)' : two.format(part)),
  targets: {
    own: '타깃 네트워크 없음',
    lagging: '뒤처진 타깃 네트워크(그 글)',
    double: '더블 DQN',
  },
  guesses: '이번 시도의 행동별 추정값',
  guessTable: {
    action: '행동',
    online: 'Q',
    target: 'Q⁻',
  },
  value: (n) => two.format(n),
  tries: '시도',
  mean: '타깃의 평균',
  truth: '참값',
  said: (tries, own, lagging, double) =>
    `${whole.format(tries)}번 시도. 타깃의 평균은 타깃 네트워크가 없으면 ${two.format(own)}, 뒤처진 타깃 네트워크는 ${two.format(lagging)}, 더블 DQN은 ${two.format(double)}입니다. 참값은 0입니다.`,
  none: '아직 시도가 없습니다.',

  runFigure: '실제 학습에서는 어떨까요?',
  runHint:
    '같은 시드의 torch-blog를 세 번 돌립니다. 타깃 네트워크 없이, 글에 쓰인 대로, 그리고 더블 DQN으로. 다섯 에피소드마다 시작 상태 네 곳에서 기대하는 값을 묻고, 거기서부터 탐욕적으로 플레이하게 합니다.',
  episode: '에피소드',
  over: '기대값 − 실제로 얻은 값',
  exact: '기대한 만큼 얻음',
  runSaid: (name, expects, gets) => `${name}: 기대 ${small.format(expects)}, 실제 ${small.format(gets)}.`,
  runNone: '아직 잰 것이 없습니다. 버퍼에 전이 2,000개가 쌓여 첫 업데이트를 마친 상태입니다.',
  runNote:
    '한 스텝의 보상은 0.01, 할인율은 0.98이라 얻을 수 있는 최댓값은 0.5입니다. 그래프를 벗어나는 값은 가장자리에 그립니다. 시드 하나의 결과는 일화일 뿐이니 다른 시드도 해 보세요.',
  runChart: (episodes) =>
    `타깃 세 가지에서 기대값과 실제로 얻은 값의 차이를 에피소드에 따라 그렸습니다. 지금까지 ${whole.format(episodes)}에피소드입니다.`,

  after:
    '더블 DQN에도 편향은 남습니다. 둘째 신경망이 첫째의 옛 복사본이라 같은 실수를 나누어 갖기 때문입니다. 둘째 슬라이더를 움직여 보세요. 얼마나 도움이 되는지는 행동의 수와 값의 잡음에 달려 있습니다. van Hasselt 외는 여러 아타리 게임에서 큰 과대평가를 확인했고, 이를 줄이자 더 잘 플레이했습니다.',
  seen: '행동이 둘뿐이고 잡음도 없는 CartPole에서 위의 학습은 다른 이야기를 들려줍니다. 타깃 네트워크가 없으면 기대값이 걷잡을 수 없이 치솟기도 합니다. 타깃 네트워크가 있으면 기대값이 늦게 따라옵니다. 정책은 벌써 서 있는데 값은 20에피소드마다 한 번 복사될 때만 올라가기 때문입니다. 이미 너무 낮은 값을 더블 DQN은 조금 더 낮춥니다. 시드 1부터 5까지 torch-blog는 세 시드, torch-blog-double은 두 시드에서 과제를 해결했습니다.',
  ask: '둘째 슬라이더를 “똑같음”으로 옮겨 보세요. 더블 DQN에서 무엇이 남나요? 실제 학습에서는 언제 그렇게 될까요?',
  answer:
    '아무것도 남지 않습니다. 두 신경망이 똑같이 틀리면 값을 매기는 쪽의 운도 고르는 쪽과 같아서 더블 DQN은 DQN이 됩니다. 학습 중에는 타깃 네트워크에 복사한 직후가 그렇습니다. 업데이트마다 복사한다면 이름만 더블 DQN입니다.',
  lab: 'torch-blog, 그대로와 더블 DQN으로',
};
