/** What the chapters of Learn share, in English. */
import { formatsOf } from '../format.ts';

const { whole } = formatsOf('en');
const two = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const learnChaptersEn = {
  questionTitle: 'A question for the figure',
  answerTitle: 'The answer',
  visits: 'Steps from here',
  steps: 'Steps',
  failed: (why: string) => `This browser could not start the learners: ${why}`,
  count: (n: number) => whole.format(n),
  two: (n: number) => two.format(n === 0 ? 0 : n),
  ofCount: (n: number, of: number) => `${whole.format(n)} of ${whole.format(of)}`,
};

export type LearnChaptersWords = typeof learnChaptersEn;
