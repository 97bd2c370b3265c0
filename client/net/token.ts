/** The session token of this browser, so that a reload is the same player; all its tabs have the same one. */
const KEPT_AS = 'arena.token';
/** Where the browser cannot keep it: good until the page is left. */
let held: string | null = null;

export function keptToken(): string | null {
  try {
    return held ?? localStorage.getItem(KEPT_AS);
  } catch {
    return null; // storage forbidden: a new player each time
  }
}

export function keepToken(token: string): void {
  try {
    localStorage.setItem(KEPT_AS, token);
    held = null;
  } catch {
    held = token;
  }
}

export function dropToken(): void {
  held = null;
  try {
    localStorage.removeItem(KEPT_AS);
  } catch {
    // nothing was kept
  }
}
