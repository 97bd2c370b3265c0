/** The chapter on exploration in Korean. */
import type { Widened } from '../widened.ts';
import type { learnExploringEn } from './learnExploring.en.ts';

const whole = new Intl.NumberFormat('ko', { maximumFractionDigits: 0 });
const percent = new Intl.NumberFormat('ko', { style: 'percent', maximumFractionDigits: 0 });

export const learnExploringKo: Widened<typeof learnExploringEn> = {
  why: [
    '늘 가장 좋아 보이는 행동만 하면 나머지에 대해서는 아무것도 배우지 못합니다. 어쩌다 너무 낮게 매겨진 값은 다시 시도되지 않으니 고쳐지지도 않습니다. 반대로 늘 다른 것을 시도하면 모든 것을 알게 되지만 정작 써먹지 못합니다.',
    '그 사이의 가장 간단한 방법이 ε-그리디입니다. 확률 ε로는 아무 행동이나 똑같은 확률로 고르고, 나머지는 Q 값이 가장 큰 행동을 합니다.',
  ],
  formula: '확률 엡실론으로 a는 모든 행동 가운데 고르게 뽑고, 확률 1 빼기 엡실론으로 a는 Q(s, a)가 가장 큰 행동이다',
  after: [
    '그래서 한 번이라도 가는 상태라면 모든 행동이 적어도 ε를 행동의 수로 나눈 만큼의 확률을 지닙니다. 모든 행동을 끝없이 시도해야 한다는 것이 바로 Q-러닝의 수렴 증명이 요구하는 조건입니다. 대부분의 레시피는 ε를 1 가까이에서 시작해 줄입니다. 처음에는 따를 만한 값이 없고, 나중에는 무작위 행동이 잘되던 에피소드를 망치기 때문입니다. Nature 논문은 100만 프레임에 걸쳐 1에서 0.1로 줄였습니다.',
    'ε-그리디에는 약점이 있습니다. 한 걸음씩 시도할 뿐 계획을 시도하지는 않습니다. 올바른 걸음을 여러 번 이어야 닿는 곳은 운으로만 찾습니다. 처음 값을 낙관적으로 두면 도움이 됩니다. q-table 레시피는 목표의 값인 1에서 시작하므로, 해 보지 않은 것이 모두 좋아 보입니다. 여기서는 모든 값이 0에서 시작합니다.',
  ],
  figureTitle: '목표 찾기',
  figureHint:
    '미끄럽지 않은 얼음에서 표가 배웁니다. 칸의 숫자는 그 칸에서 걸음을 뗀 횟수이고, 화살표는 탐험하지 않을 때 갈 쪽입니다. 값이 같으면 첫 번째 행동, 곧 왼쪽을 고릅니다.',
  epsilon: '마지막 탐험 확률 ε',
  falls: (steps) => `1에서 시작해 ${whole.format(steps)}스텝에 걸쳐 줄이기`,
  percent: (share) => percent.format(share),
  boardLabel: (visited, arrives) =>
    `칸마다 걸음을 뗀 횟수를 적은 호수. 11칸 중 ${whole.format(visited)}칸에 가 보았습니다. 탐험하지 않으면 목표에 ${arrives ? '닿습니다' : '닿지 못합니다'}.`,
  steps: '스텝, 에피소드',
  stepsOf: (steps, episodes) => `${whole.format(steps)}스텝, ${whole.format(episodes)}번`,
  now: '지금의 ε',
  first: '처음 목표에 닿은 때',
  firstAt: (step) => (step === null ? '아직' : `스텝 ${whole.format(step)}`),
  arrived: '최근 100번 중 목표 도착',
  arrivedOf: (n, of) => `${whole.format(of)}번 중 ${whole.format(n)}번`,
  greedy: '탐험하지 않으면',
  greedyIs: { yes: '목표에 닿음', no: '닿지 못함' },
  tried: '시도해 본 것',
  triedRow: (epsilon, falls) => (falls ? `1 → ${epsilon}` : epsilon),
  triedWith: 'ε',
  count: (n) => whole.format(n),
  figureNote:
    '0에서 시작하는 q-table 레시피(α = 0.2, γ = 0.95)로 30,000스텝을 학습합니다. 구멍에 빠지거나 목표에 닿거나 100스텝이 지나면 에피소드가 끝납니다.',
  question:
    'ε = 0, ε = 100%, 그리고 1에서 10%로 줄이기를 각각 끝까지 돌려 보세요. 어느 것이 목표를 찾고, 어느 것이 길을 알며, 어느 것이 실제로 그 길로 가나요?',
  answer:
    'ε = 0은 영원히 출발점에 머뭅니다. 모든 값이 0이어서 왼쪽 말고 다른 것을 해 볼 까닭이 없습니다. ε = 100%는 목표를 찾고 결국 길도 알게 되지만(화살표가 목표로 이어집니다) 실제로는 100번에 한두 번 우연히 닿을 뿐입니다. 1에서 10%로 줄이면 ε가 높을 때 목표를 찾고, 그 뒤로는 100번에 95번쯤 그 길로 갑니다. 나머지는 무작위 걸음으로 구멍에 빠진 것입니다. 이제 시드 2로 해 보세요. 목표를 너무 늦게 찾아, ε가 줄기 전에 길을 다 배우지 못했고 다시는 찾지 못합니다. 얼마나 오래 탐험할지는 세계를 어림짐작하는 일입니다.',
  lab: 'minimal-rl의 원래 ε와 1에서 시작하는 ε',
};
