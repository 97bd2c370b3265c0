/** The chapter on behaviour and target policy in Korean. */
import type { Widened } from '../widened.ts';
import type { learnPoliciesEn } from './learnPolicies.en.ts';

const whole = new Intl.NumberFormat('ko', { maximumFractionDigits: 0 });
const percent = new Intl.NumberFormat('ko', { style: 'percent', maximumFractionDigits: 0 });

export const learnPoliciesKo: Widened<typeof learnPoliciesEn> = {
  two: [
    '시행착오로 배우는 학습자에게는 정책이 둘 있습니다. 행동 정책은 실제로 할 행동을 고릅니다. 새로운 것도 시도해 보아야 합니다. 목표 정책은 그 값을 배우려는 정책입니다.',
    '둘이 같으면 온폴리시 학습입니다. SARSA가 그렇습니다. 업데이트에 쓰는 S, A, R, S′, A′를 이어 붙인 이름입니다. 행동 정책이 실제로 고른 다음 행동을, 탐험까지 포함해 그대로 타깃에 씁니다.',
  ],
  sarsaFormula:
    'SARSA의 타깃은 r 더하기 감마 곱하기 Q(s 프라임, a 프라임)이며, a 프라임은 행동 정책이 고른 다음 행동이다',
  off: ['Q-러닝은 오프폴리시입니다. 행동 정책이 무엇을 하든, 다음 상태에서 가장 좋은 행동의 값을 씁니다.'],
  qFormula: 'Q-러닝의 타깃은 r 더하기 감마 곱하기 s 프라임에서 모든 행동에 대한 Q의 최댓값이다',
  after: [
    '가장 짧은 길이 구멍을 따라 나 있는 호수에서 그 차이가 드러납니다. 확률 ε로 탐험하면 구멍 옆에서는 한 걸음마다 ε/4의 확률로 빠집니다. SARSA는 그렇게 휘청거리는 자신에게 그 길이 얼마의 값인지 배우므로 돌아서 갑니다. Q-러닝은 휘청거리지 않을 때의 값을 배우므로 구멍 가장자리로 다니고, 탐험하는 동안 그 대가를 치릅니다.',
    'DQN이 Q-러닝인 데에는 이유가 있습니다. 리플레이 버퍼에는 탐험이 더 많던 예전 정책의 스텝이 들어 있습니다. 가장 좋은 다음 행동을 묻는 타깃이라면 그 스텝을 모두 써도 됩니다. 그때 실제로 한 다음 행동을 묻는다면 예전 정책의 값을 배우게 됩니다.',
  ],
  figureTitle: '행동은 같게, 타깃은 다르게',
  figureHint:
    '둘은 같은 시드에서 같은 ε로 탐험하며, 얼음은 미끄럽지 않습니다. 흰 선은 탐험하지 않을 때 갈 길입니다. 재생하고, 걷는 동안 ε를 움직여 보세요.',
  epsilon: '둘의 탐험 확률 ε',
  percent: (share) => percent.format(share),
  rules: { 'q-learning': 'Q-러닝 (오프폴리시)', sarsa: 'SARSA (온폴리시)' },
  boardLabel: (rule, cells, beside, arrives) =>
    `${rule}: 호수의 Q 값. 탐험하지 않으면 ${whole.format(cells - 1)}걸음을 가고 그중 ${whole.format(beside)}칸이 구멍 옆이며, 목표에 ${arrives ? '닿습니다' : '닿지 못합니다'}.`,
  walks: '에피소드',
  arrived: '최근 200번 중 목표 도착',
  way: '탐험하지 않을 때의 길',
  wayOf: (steps, beside, arrives) =>
    arrives ? `${whole.format(steps)}걸음, 구멍 옆 ${whole.format(beside)}칸` : '아직 닿지 못합니다',
  figureNote:
    'α = 0.1, γ = 0.98입니다. 모든 길을 시도하도록 모든 값이 목표의 값인 1에서 시작합니다. 보상은 목표에서 받는 1뿐이므로, 두 걸음 돌아가면 값이 4% 줄어듭니다.',
  question:
    'ε = 30%로 둘을 몇천 번 걷게 해 보세요. 누가 더 자주 도착하고, 누구의 길이 더 짧은가요? 그다음 ε를 0으로 내리면 누가 더 자주 도착하나요?',
  answer:
    'ε = 30%에서는 길이 더 긴데도 SARSA가 더 자주 도착합니다. 구멍에서 한 줄 떨어져 다니기 때문입니다. Q-러닝의 길은 더 짧지만 가다가 빠집니다. ε = 0이면 둘 다 매번 도착하고 Q-러닝이 더 빨리 도착합니다. 휘청거리는 동안에도 휘청거리지 않을 때의 가장 좋은 길을 배운 것입니다.',
  lab: '늘 무작위로만 행동하는 표와 20%만 탐험하는 표',
};
