/** Epsilon-greedy: too little, too much, and a fall from much to little. */

import { LAB_SETTINGS } from '../../../../model/learn/labSettings.ts';
import { at, MNIH_2015, SUTTON_BARTO, WATKINS_DAYAN } from '../../../../model/learn/sources.ts';
import { OpenInLab } from '../../parts/openInLab.tsx';
import { Sources } from '../../parts/sources.tsx';
import { Formula, n, o, of, row, under, v } from '../formula.tsx';
import { Prose, Question } from '../prose.tsx';
import { ExploringFigure } from './exploringFigure.tsx';
import { exploringWords } from './exploringWords.ts';

const ARGMAX = 'argmax';

export function ExploringChapter() {
  const w = exploringWords.value;
  return (
    <>
      <Prose paragraphs={w.why} />
      <Formula said={w.formula}>
        {row(
          o('{'),
          <mtable class="formulaCases">
            <mtr>
              <mtd>{row(v('a'), o('∼'), of(v('U'), v('A')))}</mtd>
              <mtd>{row(v('P'), o('='), v('ε'))}</mtd>
            </mtr>
            <mtr>
              <mtd>{row(v('a'), o('='), under(o(ARGMAX), v('b')), of(v('Q'), v('s'), o(','), v('b')))}</mtd>
              <mtd>{row(v('P'), o('='), n('1'), o('−'), v('ε'))}</mtd>
            </mtr>
          </mtable>,
        )}
      </Formula>
      <Prose paragraphs={w.after} />
      <ExploringFigure />
      <Question question={w.question} answer={w.answer} />
      <p>
        <OpenInLab setting={LAB_SETTINGS.exploring} what={w.lab} />
      </p>
      <Sources items={[at(SUTTON_BARTO, '2.2, 2.3, 2.6'), WATKINS_DAYAN, MNIH_2015]} />
    </>
  );
}
