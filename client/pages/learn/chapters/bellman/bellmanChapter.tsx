/** From a table to a network: the Bellman update, one at a time. */

import { LAB_SETTINGS } from '../../../../model/learn/labSettings.ts';
import { at, BELLMAN, MNIH_2015, SUTTON_BARTO, WATKINS, WATKINS_DAYAN } from '../../../../model/learn/sources.ts';
import { OpenInLab } from '../../parts/openInLab.tsx';
import { Sources } from '../../parts/sources.tsx';
import { Formula, n, next, o, of, row, sup, under, v } from '../formula.tsx';
import { Prose, Question } from '../prose.tsx';
import { BellmanFigure } from './bellmanFigure.tsx';
import { bellmanWords } from './bellmanWords.ts';

const MAX = 'max';
const largest = under(o(MAX), next('a'));
const q = of(v('Q'), v('s'), o(','), v('a'));

export function BellmanChapter() {
  const w = bellmanWords.value;
  return (
    <>
      <Prose paragraphs={w.table} />
      <Formula said={w.tableFormula}>
        {row(
          q,
          o('←'),
          q,
          o('+'),
          v('α'),
          o('['),
          v('r'),
          o('+'),
          v('γ'),
          largest,
          of(v('Q'), next('s'), o(','), next('a')),
          o('−'),
          q,
          o(']'),
        )}
      </Formula>
      <Prose paragraphs={w.tableAfter} />
      <Formula said={w.networkFormula}>
        {row(
          of(v('L'), v('θ')),
          o('='),
          sup(
            row(
              o('('),
              v('r'),
              o('+'),
              v('γ'),
              largest,
              of(v('Q'), next('s'), o(','), next('a'), o(';'), sup(v('θ'), o('−'))),
              o('−'),
              of(v('Q'), v('s'), o(','), v('a'), o(';'), v('θ')),
              o(')'),
            ),
            n('2'),
          ),
        )}
      </Formula>
      <Prose paragraphs={w.networkAfter} />
      <BellmanFigure />
      <Question question={w.question} answer={w.answer} />
      <p>
        <OpenInLab setting={LAB_SETTINGS.bellman} what={w.lab} />
      </p>
      <Sources items={[BELLMAN, WATKINS, WATKINS_DAYAN, at(SUTTON_BARTO, '3.6, 6.5, 9.3'), MNIH_2015]} />
    </>
  );
}
