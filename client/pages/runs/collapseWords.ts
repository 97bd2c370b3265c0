/** The signs of a collapse as one plain text: what is seen, and nothing of what will come. */
import type { CollapseSign } from '../../model/run/collapseSigns.ts';
import type { Words } from '../words/en.ts';

export function collapseWords(signs: readonly CollapseSign[], w: Words): string {
  if (signs.length === 0) return w.collapseNone;
  return w.collapseJoined(signs.map((sign) => clause(sign, w)));
}

function clause(sign: CollapseSign, w: Words): string {
  switch (sign.kind) {
    case 'returnFell':
      return w.collapseReturnFell(sign.from, sign.to, sign.episodes);
    case 'fallsGone':
      return w.collapseFallsGone(sign.share);
    case 'gapShrank':
      return w.collapseGapShrank(sign.share, sign.episodes);
    case 'doomedHigh':
      return w.collapseDoomedHigh(sign.value, sign.bound);
    case 'gradientsGrew':
      return w.collapseGradientsGrew(sign.times, sign.episodes);
  }
}
