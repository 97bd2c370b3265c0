/** Which panels a visitor has folded up, kept in the browser. */
const KEPT_AS = 'arena.worlds.folded';

export function foldedCards(): ReadonlySet<string> {
  try {
    return new Set((localStorage.getItem(KEPT_AS) ?? '').split(' ').filter(Boolean));
  } catch {
    return new Set(); // storage may be forbidden: then all are open each time
  }
}

export function setFolded(name: string, folded: boolean): void {
  const all = new Set(foldedCards());
  if (folded) all.add(name);
  else all.delete(name);
  try {
    localStorage.setItem(KEPT_AS, [...all].join(' '));
  } catch {
    // as above
  }
}
