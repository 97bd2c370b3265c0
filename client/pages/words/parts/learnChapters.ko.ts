/** What the chapters of Learn share, in Korean. */
import { formatsOf } from '../format.ts';
import type { LearnChaptersWords } from './learnChapters.en.ts';

const { whole } = formatsOf('ko');
const two = new Intl.NumberFormat('ko', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const learnChaptersKo: LearnChaptersWords = {
  questionTitle: '그림으로 답해 볼 질문',
  answerTitle: '답 보기',
  visits: '여기서 걸은 횟수',
  steps: '스텝',
  failed: (why) => `이 브라우저에서 학습자를 시작하지 못했습니다: ${why}`,
  count: (n) => whole.format(n),
  two: (n) => two.format(n === 0 ? 0 : n),
  ofCount: (n, of) => `${whole.format(of)} 중 ${whole.format(n)}`,
};
