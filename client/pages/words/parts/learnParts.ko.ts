/** What the figures of Learn share, in Korean. */
import { formatsOf } from '../format.ts';
import type { LearnPartsWords } from './learnParts.en.ts';

const { whole, short, small } = formatsOf('ko');

export const learnPartsKo: LearnPartsWords = {
  play: '재생',
  pause: '멈춤',
  step: '한 스텝',
  reset: '처음부터',
  seed: '시드',
  controls: (figure) => `조작: ${figure}`,
  over: '여기까지입니다. 처음부터, 또는 다른 시드로 다시 해 보세요.',
  sources: '출처',
  openInLab: '실험실에서 열기',
  openInLabOf: (what) => `실험실에서 열기: ${what}`,
  bandKey: '선: 시드 가운데 절반의 평균. 띠: 가운데 절반의 범위.',
  number: (n) => whole.format(n),
  decimal: (n) => short.format(n),
  small: (n) => small.format(n),
};
