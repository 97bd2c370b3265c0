/** From the Monte Carlo return to TD(0), and everything between. */

import { LAB_SETTINGS } from '../../../../model/learn/labSettings.ts';
import { at, HESSEL, SUTTON_1988, SUTTON_BARTO } from '../../../../model/learn/sources.ts';
import { OpenInLab } from '../../parts/openInLab.tsx';
import { Sources } from '../../parts/sources.tsx';
import { Formula, n, o, of, row, sub, sup, v } from '../formula.tsx';
import { Prose, Question } from '../prose.tsx';
import { ReturnsFigure } from './returnsFigure.tsx';
import { returnsWords } from './returnsWords.ts';

const later = (name: string, steps: string) => sub(v(name), row(v('t'), o('+'), steps === 'n' ? v(steps) : n(steps)));

export function ReturnsChapter() {
  const w = returnsWords.value;
  return (
    <>
      <Prose paragraphs={w.monteCarlo} />
      <Formula said={w.formula}>
        {row(
          sub(v('G'), row(v('t'), o(':'), v('t'), o('+'), v('n'))),
          o('='),
          later('r', '1'),
          o('+'),
          v('γ'),
          later('r', '2'),
          o('+'),
          o('…'),
          o('+'),
          sup(v('γ'), row(v('n'), o('−'), n('1'))),
          later('r', 'n'),
          o('+'),
          sup(v('γ'), v('n')),
          of(v('V'), later('s', 'n')),
        )}
      </Formula>
      <Prose paragraphs={w.after} />
      <ReturnsFigure />
      <Question question={w.question} answer={w.answer} />
      <p>
        <OpenInLab setting={LAB_SETTINGS.returns} what={w.lab} />
      </p>
      <Sources items={[at(SUTTON_BARTO, '5.1, 6.1, 6.2, 7.1, examples 6.2 and 7.1'), SUTTON_1988, HESSEL]} />
    </>
  );
}
