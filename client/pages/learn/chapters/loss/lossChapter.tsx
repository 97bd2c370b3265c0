/** Chapter 7: Huber and squared error. */

import { LATER_LAB_SETTINGS } from '../../../../model/learn/laterLabSettings.ts';
import { at, HUBER, MNIH_2015, PYTORCH_HUBER } from '../../../../model/learn/sources.ts';
import { OpenInLab } from '../../parts/openInLab.tsx';
import { Sources } from '../../parts/sources.tsx';
import { Formula, n, o, row, sup, v } from '../formula.tsx';
import { Prose, Question } from '../prose.tsx';
import { LossFigureCard } from './lossFigureCard.tsx';
import { lossWords } from './lossWords.ts';

const SOURCES = [HUBER, at(MNIH_2015, 'Methods'), PYTORCH_HUBER];
const size = row(o('|'), v('d'), o('|'));
const half = row(n('½'));

export function LossChapter() {
  const w = lossWords.value;
  return (
    <>
      <Prose paragraphs={[w.first, w.squared]} />
      <Formula said={w.saidSquared}>
        {row(v('L'), o('='), sup(v('d'), n('2')), o(','), v('L'), o('′'), o('='), n('2'), v('d'))}
      </Formula>
      <Prose paragraphs={[w.huber]} />
      <Formula said={w.saidInside}>
        {row(
          size,
          o('≤'),
          v('δ'),
          o(':'),
          v('L'),
          o('='),
          half,
          sup(v('d'), n('2')),
          o(','),
          v('L'),
          o('′'),
          o('='),
          v('d'),
        )}
      </Formula>
      <Formula said={w.saidOutside}>
        {row(
          size,
          o('>'),
          v('δ'),
          o(':'),
          v('L'),
          o('='),
          v('δ'),
          o('('),
          size,
          o('−'),
          half,
          v('δ'),
          o(')'),
          o(','),
          v('L'),
          o('′'),
          o('='),
          o('±'),
          v('δ'),
        )}
      </Formula>
      <LossFigureCard />
      <Prose paragraphs={[w.units, w.held]} />
      <Question question={w.ask} answer={w.answer} />
      <p>
        <OpenInLab setting={LATER_LAB_SETTINGS.loss} what={w.lab} />
      </p>
      <Sources items={SOURCES} />
    </>
  );
}
