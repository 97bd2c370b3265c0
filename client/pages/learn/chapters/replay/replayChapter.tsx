/** Replay: batches of any transitions, or of the newest alone. */

import { LAB_SETTINGS } from '../../../../model/learn/labSettings.ts';
import { LIN, MNIH_2013, MNIH_2015 } from '../../../../model/learn/sources.ts';
import { OpenInLab } from '../../parts/openInLab.tsx';
import { Sources } from '../../parts/sources.tsx';
import { Prose, Question } from '../prose.tsx';
import { ReplayFigure } from './replayFigure.tsx';
import { replayWords } from './replayWords.ts';

export function ReplayChapter() {
  const w = replayWords.value;
  return (
    <>
      <Prose paragraphs={w.why} />
      <ReplayFigure />
      <Question question={w.question} answer={w.answer} />
      <p>
        <OpenInLab setting={LAB_SETTINGS.replay} what={w.lab} />
      </p>
      <Sources items={[LIN, MNIH_2013, MNIH_2015]} />
    </>
  );
}
