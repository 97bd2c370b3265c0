/** That a match is going in this tab: a page loaded anew goes back to it. */
const KEPT_AS = 'arena.match';

/** @param match null: none is going any more */
export function keepMatch(match: string | null): void {
  try {
    if (match === null) sessionStorage.removeItem(KEPT_AS);
    else sessionStorage.setItem(KEPT_AS, match);
  } catch {
    // storage may be forbidden: then a reload leaves the match
  }
}

export function isMatchKept(): boolean {
  try {
    return sessionStorage.getItem(KEPT_AS) !== null;
  } catch {
    return false;
  }
}
