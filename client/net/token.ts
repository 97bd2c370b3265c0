/** The session token of this browser, so that a reload is the same player. */
const KEPT_AS = 'arena.token';

export function keptToken(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null; // storage forbidden: a new player each time
  }
}

export function keepToken(token: string): void {
  try {
    localStorage.setItem(KEPT_AS, token);
  } catch {
    // as above
  }
}
