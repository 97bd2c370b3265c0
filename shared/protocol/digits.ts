/** Numbers as short text: base-64 digits that stand in a URL, most significant first. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const VALUES = new Int8Array(128).fill(-1);
for (let i = 0; i < DIGITS.length; i++) VALUES[DIGITS.charCodeAt(i)] = i;

/** @param value whole, 0..64^count - 1 and below 2^32 */
export function digits(value: number, count: number): string {
  let text = '';
  for (let shift = 6 * (count - 1); shift >= 0; shift -= 6) text += DIGITS[(value >>> shift) & 63]!;
  return text;
}

/** The value of the digits at `from` to `from + count`; NaN if one of them is none. */
export function digitsAt(text: string, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i++) {
    const digit = VALUES[text.charCodeAt(i)] ?? -1;
    if (digit < 0) return Number.NaN;
    value = value * 64 + digit;
  }
  return value;
}
