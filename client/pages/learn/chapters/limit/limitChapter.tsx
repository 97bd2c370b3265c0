/** Chapter 8: terminated and truncated. */

import { LATER_LAB_SETTINGS } from '../../../../model/learn/laterLabSettings.ts';
import { GYMNASIUM_LIMITS, PARDO } from '../../../../model/learn/sources.ts';
import { OpenInLab } from '../../parts/openInLab.tsx';
import { Sources } from '../../parts/sources.tsx';
import { Formula, n, next, o, of, row, under, v } from '../formula.tsx';
import { Prose, Question } from '../prose.tsx';
import { LimitFigureCard } from './limitFigureCard.tsx';
import { limitWords } from './limitWords.ts';

const SOURCES = [PARDO, GYMNASIUM_LIMITS];
const fraction = (above: ReturnType<typeof row>, below: ReturnType<typeof row>) => (
  <mfrac>
    {above}
    {below}
  </mfrac>
);
const part = row(o('('), n('1'), o('−'), fraction(n('1'), v('T')), o(')'));

export function LimitChapter() {
  const w = limitWords.value;
  return (
    <>
      <Prose paragraphs={[w.first, w.target]} />
      <Formula said={w.saidFell}>{row(v('terminated'), o(':'), v('y'), o('='), v('r'))}</Formula>
      <Formula said={w.saidLimit}>
        {row(
          v('truncated'),
          o(':'),
          v('y'),
          o('='),
          v('r'),
          o('+'),
          v('γ'),
          under(v('max'), v('a')),
          of(v('Q'), next('s'), o(','), v('a')),
        )}
      </Formula>
      <Prose paragraphs={[w.done]} />
      <Formula said={w.saidKept}>
        {row(
          v('v'),
          o('='),
          n('1'),
          o('+'),
          v('γ'),
          v('v'),
          o('⇒'),
          v('v'),
          o('='),
          fraction(n('1'), row(n('1'), o('−'), v('γ'))),
        )}
      </Formula>
      <Formula said={w.saidCut}>
        {row(
          v('v'),
          o('='),
          n('1'),
          o('+'),
          v('γ'),
          part,
          v('v'),
          o('⇒'),
          v('v'),
          o('='),
          fraction(n('1'), row(n('1'), o('−'), v('γ'), part)),
        )}
      </Formula>
      <LimitFigureCard />
      <Prose paragraphs={[w.posts, w.clock]} />
      <Question question={w.ask} answer={w.answer} />
      <p>
        <OpenInLab setting={LATER_LAB_SETTINGS.limit} what={w.lab} />
      </p>
      <Sources items={SOURCES} />
    </>
  );
}
