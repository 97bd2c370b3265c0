/** Best scores in the browser's storage, if it allows any. */
import { signal } from '@preact/signals';
import {
  type BestScores,
  isBetter,
  readScores,
  type Toppling,
  withScore,
  writeScores,
} from '../../model/bestScores.ts';

const KEPT_AS = 'arena.saboteur';

function stored(): BestScores {
  try {
    return readScores(localStorage.getItem(KEPT_AS));
  } catch {
    return {}; // storage may be forbidden; scores then last until the page is closed
  }
}

export function createKeptScores() {
  const scores = signal(stored());
  return {
    scores,
    /** @returns whether it is the best so far */
    add(key: string, score: Toppling): boolean {
      if (!isBetter(score, scores.value[key])) return false;
      scores.value = withScore(scores.value, key, score);
      try {
        localStorage.setItem(KEPT_AS, writeScores(scores.value));
      } catch {
        // as above
      }
      return true;
    },
  };
}
