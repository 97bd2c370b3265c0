/** Chapter 10: from pixels. */

import { LATER_LAB_SETTINGS } from '../../../../model/learn/laterLabSettings.ts';
import { at, MNIH_2013, MNIH_2015 } from '../../../../model/learn/sources.ts';
import { OpenInLab } from '../../parts/openInLab.tsx';
import { Sources } from '../../parts/sources.tsx';
import { Prose, Question } from '../prose.tsx';
import { PixelsFigureCard } from './pixelsFigureCard.tsx';
import { pixelsWords } from './pixelsWords.ts';

const SOURCES = [at(MNIH_2015, 'Methods'), MNIH_2013];

export function PixelsChapter() {
  const w = pixelsWords.value;
  return (
    <>
      <Prose paragraphs={[w.first, w.stack, w.convolution, w.rest]} />
      <PixelsFigureCard />
      <Prose paragraphs={[w.ours]} />
      <Question question={w.ask} answer={w.answer} />
      <p>
        <OpenInLab setting={LATER_LAB_SETTINGS.pixels} what={w.lab} />
      </p>
      <Sources items={SOURCES} />
    </>
  );
}
