/** The chapter on the target network in Korean. */
import type { Widened } from '../widened.ts';
import type { learnTargetEn } from './learnTarget.en.ts';

const whole = new Intl.NumberFormat('ko', { maximumFractionDigits: 0 });
const one = new Intl.NumberFormat('ko', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export const learnTargetKo: Widened<typeof learnTargetEn> = {
  why: [
    '표의 업데이트는 숫자 하나만 움직입니다. 신경망의 업데이트는 거의 모든 값을 움직이며, 타깃을 만드는 다음 상태의 값도 함께 움직입니다. Q(s, a)를 타깃 쪽으로 올리면 타깃도 따라 올라갑니다. 제 꼬리를 쫓는 셈이라, 작은 오차가 스스로를 키울 수 있습니다.',
    'DQN은 두 번째 신경망으로 타깃을 계산합니다. 첫 번째 것을 복사해 그대로 두었다가 업데이트 C번마다 새로 복사합니다. 그 C번 동안은 타깃이 가만히 있으므로 보통의 회귀와 같고, 그다음 한 번에 옮겨집니다.',
  ],
  formula:
    'y는 r 더하기 감마 곱하기 세타 마이너스로 구한 Q(s 프라임, a 프라임)의 최댓값이며, 업데이트 C번마다 세타 마이너스를 세타로 바꾼다',
  after: [
    'C는 주고받는 관계입니다. 작으면 소식이 빨리 전해지지만 타깃이 쉴 새 없이 움직입니다. 크면 타깃이 안정되지만, 복사 한 번에 보상이 한 스텝씩만 거슬러 올라가므로, 짧은 학습에서 C가 수천이면 거의 배우지 못합니다. Nature 논문은 수백만 번 업데이트하면서 C = 10,000을 썼습니다. 조금씩 따라가게 하는 방법도 있습니다. θ⁻ ← θ⁻ + τ(θ − θ⁻).',
    'CartPole에서 스텝마다 보상이 1이고 γ = 0.99이면, 어떤 상태의 가치도 1 / (1 − γ) = 100을 넘지 않습니다. 신경망이 그보다 큰 값을 말하면 틀린 것이 확실합니다.',
  ],
  figureTitle: '타깃과 그 뒤를 쫓는 신경망',
  figureHint:
    '학습자 하나가 CartPole을 배웁니다. 두 선은 가장 좋은 상태, 곧 카트는 한가운데, 막대는 똑바로, 움직임은 없는 상태를 두 신경망이 얼마로 보는지입니다. C를 정하고 끝까지 재생해 보세요. 다른 곡선은 비교할 수 있게 남습니다.',
  period: '복사와 복사 사이의 업데이트 수 C',
  periodText: (updates) => whole.format(updates),
  online: '온라인 네트워크',
  target: '타깃 네트워크',
  bound: '100을 넘는 참값은 없음',
  valuesLabel: (online, target, updates) =>
    `업데이트에 따른 똑바로 선 상태의 Q 값. ${whole.format(updates)}번 뒤 온라인 네트워크는 ${one.format(online)}, 타깃 네트워크는 ${one.format(target)}입니다.`,
  update: '업데이트',
  value: '똑바로 선 상태의 최대 Q',
  said: (since, of, online, target) =>
    `마지막 복사 뒤 업데이트 ${whole.format(of)}번 중 ${whole.format(since)}번째. 온라인 ${one.format(online)}, 타깃 ${one.format(target)}, 차이 ${one.format(Math.abs(online - target))}.`,
  notYet: '아직 업데이트가 없어 두 신경망이 같습니다.',
  copies: '지금까지의 복사',
  updates: '업데이트',
  mean: '최근 20개 리턴의 평균',
  number: (n) => (n === null ? '–' : whole.format(n)),
  returns: (mean) =>
    `스텝에 따른 최근 20개 에피소드의 평균 리턴. 지금의 C와 앞서 시도한 C. 지금은 ${mean === null ? '아직 없음' : whole.format(mean)}.`,
  step: '스텝',
  return: '최근 20개 에피소드의 평균 리턴',
  curve: (period) => `C = ${whole.format(period)}`,
  figureNote:
    '기본 DQN입니다. 4-64-64-2, 제곱 오차, Adam 1e-3, 스텝마다 섞어 뽑은 전이 32개로 업데이트 한 번, ε는 3,000스텝에 걸쳐 1에서 0.05로, γ = 0.99, 20,000스텝.',
  question:
    '같은 시드로 C = 1, C = 1,000, C = 5,000을 비교해 보세요. 어느 선이 100을 넘고, 어느 선이 계단을 오르며, 어느 선이 끝내 오르지 못하나요?',
  answer:
    'C = 1에서는 두 선이 하나로 겹쳐 달아나, 시드 1에서는 800 가까이 올라갑니다. 오차가 스스로를 키운 것입니다. C = 1,000에서는 타깃이 계단을 이루고, 온라인 선이 계단마다 다가갔다가 다음 계단을 기다립니다. 복사 한 번에 한 스텝쯤 더 내다보게 되므로 19번 복사한 뒤의 값은 20 가까이입니다. C = 5,000에서는 세 번만 복사하므로 값이 5를 넘지 못합니다. 리턴은 또 다른 이야기입니다. 값이 너무 높아도 행동 사이의 순서만 맞으면 해가 적습니다. C = 10도 100을 넘지만 시드 1에서는 리턴이 가장 높습니다.',
  lab: 'C = 1, 200, 5,000을 세 시드로',
};
