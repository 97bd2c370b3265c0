/** The chapter on the Bellman update in Korean. */
import type { Widened } from '../widened.ts';
import type { learnBellmanEn } from './learnBellman.en.ts';

const two = new Intl.NumberFormat('ko', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('ko', { maximumFractionDigits: 0 });
const WAYS = ['왼쪽', '아래', '오른쪽', '위'] as const;

export const learnBellmanKo: Widened<typeof learnBellmanEn> = {
  table: [
    'Q-러닝은 상태와 행동의 쌍마다 숫자 하나, Q(s, a)를 둡니다. 그 행동부터 앞으로 받으리라 기대하는 보상을 할인해 더한 값입니다. 16칸짜리 호수에서 네 방향으로 움직인다면 16행 4열의 표가 됩니다.',
    '한 걸음 뗄 때마다 받은 보상과, 지금 서 있는 칸의 값을 보고 그 숫자 하나만 조금 옮깁니다. 이것이 벨만 업데이트입니다.',
  ],
  tableFormula: 'Q(s, a)를 Q(s, a) 더하기 알파 곱하기 (r 더하기 감마 곱하기 다음 상태의 최대 Q 빼기 Q(s, a))로 바꾼다',
  tableAfter: [
    'r + γ max Q(s′, a′)가 타깃이고, 타깃과 Q(s, a)의 차이가 TD 오차입니다. 학습률 α는 그 차이를 한 번에 얼마나 좁힐지, 할인율 γ는 한 스텝 뒤의 보상이 지금 얼마의 값인지를 정합니다. 에피소드가 끝난 스텝에서는 뒤가 없으므로 타깃이 r뿐입니다. 어떤 업데이트로도 평균적으로 움직이지 않는 값이 참값이라는 것이 벨만 최적 방정식입니다. 모든 행동을 끝없이 시도하고 학습률을 알맞게 줄여 가면 표는 그 값에 수렴합니다.',
    '카트의 위치, 속도, 각도, 각속도는 실수라서 표에 행을 하나씩 둘 수 없습니다. DQN은 가중치 θ인 신경망으로 Q(s, ·)를 계산합니다. 타깃은 그대로입니다. 다만 타깃을 정답 레이블처럼 고정해 놓고, 제곱 오차가 줄어드는 쪽으로 가중치를 한 걸음 옮깁니다.',
  ],
  networkFormula:
    'L(세타)는 (r 더하기 감마 곱하기 세타 마이너스로 구한 다음 상태의 최대 Q 빼기 세타로 구한 Q(s, a))의 제곱이다',
  networkAfter: [
    'θ⁻는 타깃 네트워크의 가중치입니다. 뒤의 장에서 다루며, 여기서는 늘 온라인 네트워크와 같습니다. 신경망이 되면 업데이트 한 번이 미치는 범위가 달라집니다. 표에서는 항목 하나만 움직입니다. 신경망에서는 모든 칸이 가중치를 나눠 쓰므로 거의 모든 값이 움직입니다. 그래서 본 적 없는 상태도 짐작할 수 있고, 그래서 이미 맞던 값을 망치기도 합니다. 참값까지의 거리를 지켜보면 줄었다가 다시 늘어납니다. 뒤에 나올 리플레이와 타깃 네트워크가 이 때문에 있습니다.',
  ],
  figureTitle: '업데이트를 하나씩',
  figureHint:
    '미끄럽지 않은 얼음 위를 아무 방향으로나 걷습니다. 목표에 닿는 걸음의 보상이 1입니다. 처음의 업데이트는 0만 만나므로 ‘값이 바뀔 때까지’를 눌러 보세요. 그다음에는 같은 걸음을 신경망에 맡겨 보세요.',
  learner: '배우는 쪽',
  learners: { table: '표', network: '신경망' },
  nextChange: '값이 바뀔 때까지',
  boardLabel: (learner) =>
    `4행 4열의 호수와 ${learner === 'table' ? '표' : '신경망'}의 Q 값. 흰 테두리는 마지막 업데이트로 움직인 값입니다.`,
  nothingYet: '아직 걷지 않았습니다.',
  told: (u) =>
    `${u.field}번 칸에서 ${WAYS[u.action]}: 보상 ${u.reward}${u.ended ? ', 여기서 에피소드가 끝났습니다' : ''}. 타깃은 ${
      u.ended ? two.format(u.target) : `${u.reward} + ${u.gamma} × ${two.format(u.nextBest)} = ${two.format(u.target)}`
    }. Q는 ${two.format(u.before)} → ${two.format(u.after)}.`,
  moved: '마지막 업데이트로 움직인 값',
  movedOf: (n, of) => `${whole.format(of)}개 중 ${whole.format(n)}개`,
  error: '참값에서 가장 먼 거리',
  walks: '에피소드, 그중 목표 도착',
  walksOf: (episodes, goals) => `${whole.format(episodes)}번, ${whole.format(goals)}번`,
  figureNote:
    '표는 0에서 시작하는 q-table 레시피(α = 0.5)이고, 신경망은 16-32-4로 스텝마다 Adam 업데이트를 한 번 합니다. γ는 둘 다 0.9입니다. 참값은 호수의 전이표에 벨만 방정식을 반복 적용해 구했습니다. 칸 번호는 왼쪽 위부터 행을 따라 1번입니다.',
  question:
    '표가 배울 때, 처음으로 목표에 닿은 에피소드는 숫자 하나를 바꿉니다. 그다음에 바뀔 수 있는 숫자는 어느 것일까요? 그리고 신경망의 맨 첫 업데이트는 숫자를 몇 개나 바꾸나요?',
  answer:
    '같은 숫자가 0.50에서 0.75로 한 번 더 바뀌거나, 목표 바로 앞 칸으로 들어서는 숫자가 바뀝니다. 그 타깃이 이제 0.9 × 0.50이므로 0에서 그 절반으로 바뀝니다. 이렇게 보상의 값은 목표에서부터 한 번 방문에 한 칸씩 거꾸로 퍼집니다. 신경망은 무작위 가중치에서 시작하므로, 보상을 한 번도 보지 못한 첫 업데이트에서 이미 대부분의 값이 움직입니다.',
  lab: '같은 호수에서 표와 신경망',
};
