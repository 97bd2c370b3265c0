/** Chapter 9: Double DQN, and what a post called so. */

import { LATER_LAB_SETTINGS } from '../../../../model/learn/laterLabSettings.ts';
import { DOUBLE_DQN, DOUBLE_Q, MNIH_2015 } from '../../../../model/learn/sources.ts';
import { OpenInLab } from '../../parts/openInLab.tsx';
import { Sources } from '../../parts/sources.tsx';
import { Formula, next, o, of, row, sup, under, v } from '../formula.tsx';
import { Prose, Question } from '../prose.tsx';
import { DoubleFigureCard } from './doubleFigureCard.tsx';
import { DoubleRunCard } from './doubleRunCard.tsx';
import { doubleWords } from './doubleWords.ts';

const SOURCES = [DOUBLE_Q, DOUBLE_DQN, MNIH_2015];
const lagging = sup(v('Q'), o('−'));
const start = row(v('y'), o('='), v('r'), o('+'), v('γ'));
const best = (name: string) => under(v(name), v('a'));
const values = (network: typeof lagging) => of(network, next('s'), o(','), v('a'));

export function DoubleChapter() {
  const w = doubleWords.value;
  return (
    <>
      <Prose paragraphs={[w.first, w.idea]} />
      <Formula said={w.saidLagging}>{row(start, best('max'), values(lagging))}</Formula>
      <Formula said={w.saidDouble}>
        {row(start, of(lagging, next('s'), o(','), best('argmax'), values(v('Q'))))}
      </Formula>
      <Prose paragraphs={[w.post]} />
      <DoubleFigureCard />
      <DoubleRunCard />
      <Prose paragraphs={[w.after, w.seen]} />
      <Question question={w.ask} answer={w.answer} />
      <p>
        <OpenInLab setting={LATER_LAB_SETTINGS.double} what={w.lab} />
      </p>
      <Sources items={SOURCES} />
    </>
  );
}
