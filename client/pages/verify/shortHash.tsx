/** A hash in one line: its first digits, and the whole of it where the pointer rests. */
const SHOWN = 12; // digits

export function ShortHash({ hash }: { readonly hash: string }) {
  return <code title={hash}>{hash.slice(0, SHOWN)}</code>;
}
