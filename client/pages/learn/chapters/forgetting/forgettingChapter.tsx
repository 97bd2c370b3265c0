/** Chapter 11: why it forgets. */

import { LATER_LAB_SETTINGS } from '../../../../model/learn/laterLabSettings.ts';
import { ARENA, INTERFERENCE, OWN_FIGURES } from '../../../../model/learn/sources.ts';
import { OpenInLab } from '../../parts/openInLab.tsx';
import { Sources } from '../../parts/sources.tsx';
import { Formula, n, o, row, sup, v } from '../formula.tsx';
import { Prose, Question } from '../prose.tsx';
import { ForgettingFigureCard } from './forgettingFigureCard.tsx';
import { forgettingWords } from './forgettingWords.ts';

const SOURCES = [ARENA, INTERFERENCE, OWN_FIGURES];

export function ForgettingChapter() {
  const w = forgettingWords.value;
  return (
    <>
      <Prose paragraphs={[w.first, w.story, w.measure]} />
      <Formula said={w.saidBound}>
        {row(
          v('Q'),
          o('≤'),
          v('r'),
          o('+'),
          row(v('γ'), v('r')),
          o('+'),
          row(sup(v('γ'), n('2')), v('r')),
          o('+'),
          o('…'),
          o('='),
          <mfrac>
            {v('r')}
            {row(n('1'), o('−'), v('γ'))}
          </mfrac>,
        )}
      </Formula>
      <ForgettingFigureCard />
      <Prose paragraphs={[w.seen, w.verdict, w.help]} />
      <Question question={w.ask} answer={w.answer} />
      <p>
        <OpenInLab setting={LATER_LAB_SETTINGS.forgetting} what={w.lab} />
      </p>
      <Sources items={SOURCES} />
    </>
  );
}
