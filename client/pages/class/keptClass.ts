/** The class that this tab is in, so that a page loaded anew goes back to it; the browser forgets it with the tab. */
const KEPT_AS = 'arena.class';

/** @param code null: in none any more */
export function keepClass(code: string | null): void {
  try {
    if (code === null) sessionStorage.removeItem(KEPT_AS);
    else sessionStorage.setItem(KEPT_AS, code);
  } catch {
    // storage may be forbidden: then a reload asks for the code again
  }
}

export function keptClass(): string | null {
  try {
    return sessionStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}
