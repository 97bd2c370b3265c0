/** Behaviour and target policy: Q-learning and SARSA beside a row of holes. */

import { LAB_SETTINGS } from '../../../../model/learn/labSettings.ts';
import { at, RUMMERY, SUTTON_BARTO, WATKINS } from '../../../../model/learn/sources.ts';
import { OpenInLab } from '../../parts/openInLab.tsx';
import { Sources } from '../../parts/sources.tsx';
import { Formula, next, o, of, row, under, v } from '../formula.tsx';
import { Prose, Question } from '../prose.tsx';
import { PoliciesFigure } from './policiesFigure.tsx';
import { policiesWords } from './policiesWords.ts';

const MAX = 'max';
const nextQ = of(v('Q'), next('s'), o(','), next('a'));

export function PoliciesChapter() {
  const w = policiesWords.value;
  return (
    <>
      <Prose paragraphs={w.two} />
      <Formula said={w.sarsaFormula}>{row(v('r'), o('+'), v('γ'), nextQ)}</Formula>
      <Prose paragraphs={w.off} />
      <Formula said={w.qFormula}>{row(v('r'), o('+'), v('γ'), under(o(MAX), next('a')), nextQ)}</Formula>
      <Prose paragraphs={w.after} />
      <PoliciesFigure />
      <Question question={w.question} answer={w.answer} />
      <p>
        <OpenInLab setting={LAB_SETTINGS.policies} what={w.lab} />
      </p>
      <Sources items={[at(SUTTON_BARTO, '5.5, 6.4, 6.5, example 6.6'), RUMMERY, WATKINS]} />
    </>
  );
}
