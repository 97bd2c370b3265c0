/** Which moments of a run are kept, when it has more than there is room for. Server and page apply the same rule (MOMENT2). */

export interface Judged {
  readonly step: number; // of the run
  readonly mean: number; // of its evaluation
}

export const MOST_MOMENTS = 40; // of one run
export const MOST_MOMENT_BYTES = 1_048_576; // of one file: every named recipe's network fits

/** The best, of equals the first; null of none. */
export function bestMoment<M extends Judged>(moments: readonly M[]): M | null {
  let best: M | null = null;
  for (const moment of moments) if (!best || moment.mean > best.mean) best = moment;
  return best;
}

/**
 * One more moment. Of too many, that one goes whose neighbours are then closest together; the first, the best and the newest stay.
 * @param kept by step, ascending
 * @param next after all of them
 * @param most at least 3
 */
export function keepMoment<M extends Judged>(kept: readonly M[], next: M, most = MOST_MOMENTS): readonly M[] {
  const all = [...kept, next];
  if (all.length <= most) return all;
  const best = bestMoment(all);
  let missedLeast = 0;
  let closest = Number.POSITIVE_INFINITY; // steps
  for (let i = 1; i < all.length - 1; i++) {
    const gap = all[i + 1]!.step - all[i - 1]!.step;
    if (all[i] === best || gap >= closest) continue;
    missedLeast = i;
    closest = gap;
  }
  return all.toSpliced(missedLeast, 1);
}
