/** JSON that keeps the numbers which JSON has no word for: the losses of a run that diverges. */
const NUMBERS: Readonly<Record<string, number>> = {
  '\u0001NaN': Number.NaN,
  '\u0001Infinity': Number.POSITIVE_INFINITY,
  '\u0001-Infinity': Number.NEGATIVE_INFINITY,
};
const MARK = '\\u0001'; // as JSON writes it

export function toText(value: unknown): string {
  return JSON.stringify(value, (_, x: unknown) => (typeof x === 'number' && !Number.isFinite(x) ? `\u0001${x}` : x));
}

export function fromText<T>(text: string): T {
  if (!text.includes(MARK)) return JSON.parse(text) as T;
  return JSON.parse(text, (_, x: unknown) => (typeof x === 'string' ? (NUMBERS[x] ?? x) : x)) as T;
}
