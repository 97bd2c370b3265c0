/** The target network, and how often it is copied. */

import { LAB_SETTINGS } from '../../../../model/learn/labSettings.ts';
import { at, LILLICRAP, MNIH_2015, SUTTON_BARTO, TRIAD } from '../../../../model/learn/sources.ts';
import { OpenInLab } from '../../parts/openInLab.tsx';
import { Sources } from '../../parts/sources.tsx';
import { Formula, next, o, of, row, sup, under, v } from '../formula.tsx';
import { Prose, Question } from '../prose.tsx';
import { TargetFigure } from './targetFigure.tsx';
import { targetWords } from './targetWords.ts';

const MAX = 'max';
const older = sup(v('θ'), o('−'));

export function TargetChapter() {
  const w = targetWords.value;
  return (
    <>
      <Prose paragraphs={w.why} />
      <Formula said={w.formula}>
        {row(
          v('y'),
          o('='),
          v('r'),
          o('+'),
          v('γ'),
          under(o(MAX), next('a')),
          of(v('Q'), next('s'), o(','), next('a'), o(';'), older),
          o(','),
          <mspace width="1.5em" />,
          older,
          o('←'),
          v('θ'),
        )}
      </Formula>
      <Prose paragraphs={w.after} />
      <TargetFigure />
      <Question question={w.question} answer={w.answer} />
      <p>
        <OpenInLab setting={LAB_SETTINGS.target} what={w.lab} />
      </p>
      <Sources items={[MNIH_2015, LILLICRAP, at(SUTTON_BARTO, '11.3'), TRIAD]} />
    </>
  );
}
