/** Numbers as short text: base-64 digits that stand in a URL, most significant first. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
/** Two digits at a time: frames are written some ten thousand times a second. */
const PAIRS = Array.from({ length: 4096 }, (_, value) => DIGITS[value >> 6]! + DIGITS[value & 63]!);
const VALUES = new Int8Array(128).fill(-1);
for (let i = 0; i < DIGITS.length; i++) VALUES[DIGITS.charCodeAt(i)] = i;

/** @param value whole, 0..64^count - 1 and below 2^32 */
export function digits(value: number, count: number): string {
  let shift = 6 * (count % 2 === 0 ? count - 2 : count - 1);
  let text = count % 2 === 0 ? PAIRS[(value >>> shift) & 4095]! : DIGITS[(value >>> shift) & 63]!;
  for (shift -= 12; shift >= 0; shift -= 12) text += PAIRS[(value >>> shift) & 4095]!;
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
