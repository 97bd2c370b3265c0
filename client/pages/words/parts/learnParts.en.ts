/** What the figures of Learn share, in English. */
import { formatsOf } from '../format.ts';

const { whole, short, small } = formatsOf('en');

export const learnPartsEn = {
  play: 'Play',
  pause: 'Pause',
  step: 'One step',
  reset: 'Start again',
  seed: 'Seed',
  controls: (figure: string) => `Controls: ${figure}`,
  over: 'This is the end of it. Start again, perhaps with another seed.',
  sources: 'Sources',
  openInLab: 'Open in the Lab',
  openInLabOf: (what: string) => `Open in the Lab: ${what}`,
  bandKey: 'Line: mean of the middle half of the seeds. Band: the middle half.',
  number: (n: number) => whole.format(n),
  decimal: (n: number) => short.format(n),
  small: (n: number) => small.format(n),
};

export type LearnPartsWords = typeof learnPartsEn;
