/** The chapter on replay in Korean. */
import type { Widened } from '../widened.ts';
import type { learnReplayEn } from './learnReplay.en.ts';

const whole = new Intl.NumberFormat('ko', { maximumFractionDigits: 0 });
const two = new Intl.NumberFormat('ko', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const learnReplayKo: Widened<typeof learnReplayEn> = {
  why: [
    '경사 하강법은 배치의 표본이 서로 독립이고 늘 같은 분포에서 나온다고 가정합니다. 에이전트의 경험은 둘 다 아닙니다. 지금 보는 것은 20 ms 전에 본 것과 거의 같고, 한 에피소드는 통째로 한쪽으로 치우치며, 행동이 달라지면 보는 것도 달라집니다. 최근 스텝만으로 배우는 신경망은 지금 이 순간은 잘하게 되지만 다른 순간은 못하게 됩니다. 가중치는 한 벌뿐이기 때문입니다.',
    '리플레이 버퍼는 최근의 전이 (s, a, r, s′)를 모아 두고(DQN은 100만 개), 업데이트마다 몇 개를 무작위로 뽑습니다. 그러면 배치 안의 이웃은 서로 다른 에피소드에서 오고, 전이 하나를 여러 번 쓰며, 오래전에 배운 것도 잊기 전에 되풀이합니다. 1992년 Lin이 제안했고 DQN이 널리 알렸습니다.',
    'Q-러닝이 오프폴리시이기에 가능한 일입니다. 예전 정책이 만든 전이라도 타깃은 상관하지 않습니다.',
  ],
  figureTitle: '같은 학습자, 두 가지 배치',
  figureHint:
    '두 학습자가 같은 가중치와 같은 시드로 CartPole을 배웁니다. 하나는 최근 10,000개에서 32개를 무작위로 뽑고, 다른 하나는 가장 최근 32개를 그대로 씁니다. 다른 점은 그것뿐입니다. 작은 점은 지금까지의 모든 경험, 큰 점은 마지막 배치입니다. 가로는 막대의 각도, 세로는 각속도입니다.',
  shown: '어느 배치를 볼까요',
  kinds: { shuffled: '섞어서', newest: '최근 것만' },
  batchLabel: (kind, episodes, correlation) =>
    `${kind}: 모든 경험 가운데 마지막 배치. ${whole.format(episodes)}개 에피소드에서 왔고, 시간상 이웃의 상관은 ${two.format(correlation)}입니다.`,
  noBatch: '아직 업데이트가 없습니다.',
  angle: '각도 (rad)',
  speed: '각속도 (rad/s)',
  steps: '스텝',
  episodes: '배치에 든 에피소드 수',
  correlation: '시간상 이웃의 상관',
  error: '자기 배치에서의 TD 오차',
  errorOfAll: '겪은 것 전체에서의 TD 오차',
  mean: '최근 20개 리턴의 평균',
  number: (n) => (n === null ? '–' : whole.format(n)),
  two: (n) => (n === null ? '–' : two.format(n)),
  curves: (shuffled, newest) =>
    `스텝에 따른 최근 20개 에피소드의 평균 리턴. 지금은 섞어서 ${shuffled === null ? '아직 없음' : whole.format(shuffled)}, 최근 것만 ${newest === null ? '아직 없음' : whole.format(newest)}.`,
  step: '스텝',
  return: '최근 20개 에피소드의 평균 리턴',
  figureNote:
    '상관은 배치의 전이를 시간 순으로 늘어놓았을 때 각 전이와 바로 다음 전이의 상관계수입니다. 관측값 네 개에 대해 구해, 최근 배치 50개에서 평균했습니다. TD 오차는 평균 제곱근으로, 그 배치들에서는 업데이트 직전에, 전체에서는 버퍼에 남았는지와 상관없이 최근 전이 10,000개 중 500개에서 잽니다. 신경망은 4-64-64-2, 스텝마다 업데이트 한 번, 타깃 네트워크는 업데이트 200번마다 복사, ε는 3,000스텝에 걸쳐 1에서 0.05로, γ = 0.99입니다.',
  question:
    '둘을 끝까지 돌려 보세요. 배우는 데 쓴 배치에서 오차가 더 작은 쪽은 어느 쪽이고, 겪은 것 전체에서는 어느 쪽인가요? 시드 1, 2, 3의 리턴만 보고도 알 수 있나요?',
  answer:
    '최근 32개는 한두 에피소드에서 온 것이라 짧은 곡선 하나를 이룹니다. 두 번째 학습자는 바로 그 위에서 오차가 가장 작고, 나머지 전체에서는 그 열 배쯤 됩니다. 지금 이 순간을 외우고 나머지를 잊는 것입니다. 섞으면 두 오차가 비슷합니다. 리턴에서는 차이가 덜 또렷합니다. CartPole이 너그러운 환경이기 때문입니다. 섞어서 배우면 차분히 오르고, 최근 것만으로 배우면 출렁입니다. 시드 1에서는 끝에 앞서지만 2와 3에서는 35스텝 안팎으로 주저앉습니다. 시드 하나는 일화일 뿐이므로, 실험실에서 같은 두 설정을 다섯 시드로 돌려 볼 수 있습니다.',
  lab: '두 설정을 다섯 시드로',
};
