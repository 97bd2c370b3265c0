/** Learn, chapter 8: terminated and truncated. In Korean. */
import { formatsOf } from '../format.ts';
import type { LearnD2LimitWords } from './learnD2Limit.en.ts';

const { whole, short } = formatsOf('ko');

export const learnD2LimitKo: LearnD2LimitWords = {
  first:
    'CartPole-v1은 막대가 멀쩡히 서 있어도 500스텝이 지나면 에피소드를 끝냅니다. 쓰러진 것이 아닙니다. 세계는 계속될 수 있는데 우리가 보기를 그만두었을 뿐입니다. 그래서 Gymnasium은 둘을 나누어 알려 줍니다. terminated(종료)는 이 상태가 끝이고 그 뒤에 아무것도 없다는 뜻이고, truncated(중단)는 살아 있는 에피소드를 밖에서 멈췄다는 뜻입니다.',
  target:
    '타깃에는 이 차이가 전부입니다. 쓰러진 뒤에는 아무것도 없으므로 타깃은 보상뿐입니다. 시간 제한에 걸렸을 때는 그 뒤에 이어졌을 보상도 계산에 들어가야 하므로 타깃의 뒤쪽 항이 남습니다.',
  saidFell: '쓰러진 뒤의 타깃은 y = r',
  saidLimit: '시간 제한에서의 타깃은 y = r 더하기 감마 곱하기 다음 상태의 최대 Q값',
  done: 'gym 0.25까지는 따로 요청하지 않으면 둘을 done이라는 값 하나로 알려 주었습니다. (0.21은 info에 TimeLimit.truncated를 적어 두었지만 읽는 코드는 드물었습니다.) “done이면 타깃은 r”이라고 쓴 코드는, 500번째 스텝에 똑바로 선 막대의 가치는 1이고 10번째 스텝에 똑같이 선 막대의 가치는 100에 가깝다고 가르칩니다. 신경망은 시계를 보지 못하므로 그 사이 어딘가의 값을 답할 수밖에 없습니다.',
  saidKept: '끊지 않으면 v = 1 + 감마 v, 따라서 v는 1 나누기 (1 빼기 감마)',
  saidCut:
    'T스텝에 한 번 끊으면 v = 1 + 감마 곱하기 (1 빼기 T분의 1) 곱하기 v, 따라서 v는 1 나누기 (1 빼기 감마 곱하기 (1 빼기 T분의 1))',

  figure: '똑같이 서 있는데 평가는 둘',
  hint: '사람이 쓴 규칙이 막대를 세우며 결코 쓰러뜨리지 않습니다. 두 신경망이 같은 전이에서 서 있는 상태의 가치를 배웁니다. 차이는 하나, 시간 제한이 부트스트랩을 끊느냐입니다. 파선이 참값입니다.',
  limit: '시간 제한 T',
  gamma: '할인율 γ',
  kept: '제한에서도 부트스트랩',
  cut: '제한이 부트스트랩을 끊음',
  exact: '참값',
  updates: '업데이트',
  worth: '서 있는 상태의 가치',
  said: (update, episode, kept, exact, cut, formula) =>
    `업데이트 ${whole.format(update)}, 제한에서 멈춘 에피소드 ${whole.format(episode)}개. 부트스트랩을 하면 가치가 ${short.format(kept)}(참값 ${short.format(exact)}), 끊으면 ${short.format(cut)}(공식으로는 ${short.format(formula)})입니다.`,
  last: (kept) => `에피소드 마지막 스텝의 타깃: 한쪽은 1 + γv = ${short.format(kept)}, 다른 쪽은 1입니다.`,
  chart: (kept, cut, exact) =>
    `업데이트에 따른 서 있는 상태의 가치. 지금 부트스트랩을 하면 ${short.format(kept)}, 끊으면 ${short.format(cut)}, 참값은 ${short.format(exact)}입니다.`,

  posts:
    'minimal-rl은 truncated를 아예 읽지 않아서 결과적으로 옳습니다. gym 0.21에 맞춰 쓴 torch-blog와 fastcampus는 부트스트랩을 끊습니다. keras-blog는 한 걸음 더 나아가 마지막 스텝마다 −10을 주므로, 500스텝을 버텨도 쓰러진 것과 똑같이 벌을 받습니다. 처음에 균형 잡기를 배우는 데는 지장이 없습니다. 하지만 잘하게 될수록 시간 제한에서 나온 전이가 늘어납니다.',
  clock:
    '끊는 것이 옳은 경우도 있습니다. 과제 자체가 정확히 500스텝일 때입니다. 다만 그때는 남은 시간도 신경망에 입력으로 보여 주어야 합니다(Pardo 외 2018의 time-awareness).',
  ask: 'T를 50, γ를 0.99로 두어 보세요. 끊긴 신경망은 참값의 얼마를 보나요? T = 500, γ = 0.95에서는 왜 거의 잃지 않을까요?',
  answer:
    '약 3분의 1입니다. 1 / (1 − 0.99 · 0.98) = 33.6으로, 참값은 100입니다. γ = 0.95이면 약 20스텝 앞까지만 내다보는데 끊기는 것은 500스텝에 한 번뿐이라 20 가운데 19.3이 남습니다. T에 비해 1 / (1 − γ)가 길수록 손해가 커집니다.',
  lab: 'torch-blog, 끊을 때와 끊지 않을 때',
};
