import type { Fall } from '../../../shared/arena/match.ts';
import type { Words } from '../words/en.ts';

/** How somebody went down, in a sentence. */
export function fallWords(name: string, { cause, tick, side }: Fall, w: Words): string {
  return cause === 'angle' ? w.fellAngle(name, tick, side) : w.fellEdge(name, tick, side);
}
