/** The visitor's last runs, kept in the browser: the Lab takes them as demonstrations. */
import { type OwnRun, readRuns, withRun, writeRuns } from '../model/ownRuns.ts';

const KEPT_AS = 'arena.ownRuns';

export function ownRuns(): readonly OwnRun[] {
  try {
    return readRuns(localStorage.getItem(KEPT_AS));
  } catch {
    return []; // storage may be forbidden
  }
}

export function keepOwnRun(run: OwnRun): void {
  try {
    localStorage.setItem(KEPT_AS, writeRuns(withRun(ownRuns(), run)));
  } catch {
    // as above: then a link can still be pasted
  }
}
