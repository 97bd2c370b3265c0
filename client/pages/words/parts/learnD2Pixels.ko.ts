/** Learn, chapter 10: from pixels. In Korean. */
import { formatsOf } from '../format.ts';
import type { LearnD2PixelsWords } from './learnD2Pixels.en.ts';

const { whole, short, small } = formatsOf('ko');
const signed = new Intl.NumberFormat('ko', {
  maximumFractionDigits: 1,
  minimumFractionDigits: 1,
  signDisplay: 'exceptZero',
});
const signedFine = new Intl.NumberFormat('ko', {
  maximumFractionDigits: 2,
  minimumFractionDigits: 2,
  signDisplay: 'exceptZero',
});

export const learnD2PixelsKo: LearnD2PixelsWords = {
  first:
    '이 사이트의 다른 곳에서는 신경망이 상태를 숫자 네 개로 받습니다. 네이처 2015 논문에서는 아무것도 알려 주지 않았습니다. 아타리 게임 49개를 같은 구조의 신경망이 화면만 보고 배웠습니다. 이를 가능하게 한 것이 세 가지 있습니다.',
  stack:
    '첫째는 프레임 스택입니다. 그림 한 장은 물체가 어디에 있는지 보여 주지만 어디로 가는지는 보여 주지 않습니다. 똑같아 보이는 두 카트가 정반대의 힘을 필요로 할 수도 있습니다. 그래서 논문은 에이전트가 본 최근 네 프레임을 회색조 84 × 84로 줄여 함께 넣습니다.',
  convolution:
    '둘째는 합성곱입니다. 작은 필터가 그림 위를 미끄러지며 자리마다 자기 무늬가 얼마나 있는지 알립니다. 한 자리에서 배운 것을 모든 자리에서 알아보므로 가중치가 적어도 됩니다. 논문의 신경망은 8 × 8 필터 32개를 4칸씩, 4 × 4 필터 64개를 2칸씩, 3 × 3 필터 64개를 1칸씩 움직이고, 유닛 512개를 거쳐 행동마다 Q값을 하나씩 냅니다.',
  rest: '셋째는 끈기입니다. 행동 하나를 네 프레임 동안 유지하고, 리플레이 버퍼에 전이 백만 개를 두며, 타깃 네트워크는 업데이트 10,000번마다 복사하고, 게임마다 5천만 프레임을 배웠습니다.',
  ours: '우리 것은 더 작습니다. 프레임은 24 × 48픽셀이고 사진이 아니라 그림입니다. 한 틱에 막대가 한 픽셀도 움직이지 않기 때문에, 막대를 크게 그리고 픽셀마다 가려진 비율을 정확히 담습니다. 입력은 최신 프레임, 그리고 두 틱 전 프레임과의 차이를 네 배 한 것입니다. 5 × 5 필터 8개를 3칸씩, 3 × 3 필터 16개를 2칸씩 움직이고 유닛 64개를 거칩니다. 가중치는 23,274개이며 house-pixels가 몇 초 만에 배웁니다.',

  figure: '플레이하는 동안 신경망이 보는 것',
  hint: '학습을 마친 신경망이 프레임만 보고 플레이합니다. 보여 주는 것을 바꾸고 얼마나 버티는지 지켜보세요.',
  showing: '보여 줄 것',
  shown: { both: '두 프레임', newest: '최신 프레임만 두 번' },
  newest: '최신 프레임',
  older: (ticks) => `${whole.format(ticks)}틱 전 프레임`,
  change: '차이의 네 배: 둘째 채널로 들어가는 것',
  maps: '첫 필터 8개가 알리는 것',
  map: (n) => `필터 ${whole.format(n)}`,
  scale:
    '차이: 한 색은 전보다 밝아진 곳, 다른 색은 어두워진 곳입니다. 필터: 흰색은 무늬가 뚜렷한 곳, 검은색은 없는 곳입니다.',
  said: (tick, life, left, right) =>
    `${whole.format(life)}번째 도전, ${whole.format(tick)}틱. 왼쪽에서 ${small.format(left)}, 오른쪽에서 ${small.format(right)}를 기대하므로 ${right > left ? '오른쪽' : '왼쪽'}으로 밉니다.`,
  ended: (tick, life) => `${whole.format(life)}번째 도전이 ${whole.format(tick)}틱 만에 끝났습니다.`,
  hidden: '신경망에는 알려 주지 않는 것',
  angle: '막대의 기울기',
  angleText: (degrees) => `${signed.format(degrees)}°`,
  spin: '막대의 각속도',
  spinText: (degrees) => `초당 ${signed.format(degrees)}°`,
  place: '카트 위치',
  placeText: (metres) => `${signedFine.format(metres)} m`,
  speed: '카트 속도',
  speedText: (metres) => `초속 ${signedFine.format(metres)} m`,
  lives: '지금까지 버틴 틱',
  noLives: '아직 끝난 도전이 없습니다',
  join: (lives) => lives.map((ticks) => whole.format(ticks)).join(', '),
  waiting: '신경망을 가져오고 있습니다.',
  failed: '지금은 신경망을 가져올 수 없습니다. 페이지와 함께 오는 파일이니 연결되었을 때 다시 해 보세요.',
  note: (mean) =>
    `이 신경망은 두 프레임으로 배웠고 지금은 배우지 않습니다. 한 프레임을 두 번 보여 주는 것은 의지하던 것을 빼앗는 일입니다. 처음부터 한 프레임으로 배운 신경망은 다른 실험이며 실험실에서 해 볼 수 있습니다. 위 도전의 평균은 ${short.format(mean)}틱입니다.`,
  noteNone:
    '이 신경망은 두 프레임으로 배웠고 지금은 배우지 않습니다. 한 프레임을 두 번 보여 주는 것은 의지하던 것을 빼앗는 일입니다. 처음부터 한 프레임으로 배운 신경망은 다른 실험이며 실험실에서 해 볼 수 있습니다.',

  ask: '최신 프레임만 두 번 보여 주세요. 이제 얼마나 버티나요? 네 숫자 가운데 어느 두 개가 사라졌을까요?',
  answer:
    '그림은 전과 똑같이 선명한데도 매번 쓰러지며, 대개 1–2초를 넘기지 못합니다. 사라진 것은 두 속도, 곧 카트의 속도와 막대의 각속도입니다. 속도는 두 프레임의 차이에서 보이는데 그 차이가 비었기 때문입니다.',
  lab: 'house-pixels, 두 프레임과 한 프레임으로',
};
