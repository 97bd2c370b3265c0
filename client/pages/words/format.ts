/** How numbers, and the words beside them, are written in a language. */
export function formatsOf(language: string) {
  const fixed = (digits: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits, minimumFractionDigits: digits });
  const whole = fixed(0);
  const cardinal = new Intl.PluralRules(language, { maximumFractionDigits: 0 }); // as `whole` writes it: 0.6 steps are 1 step
  /** The form of a word that goes with a whole number. */
  const form = (n: number, one: string, other: string): string => (cardinal.select(n) === 'one' ? one : other);
  return {
    whole,
    short: fixed(1),
    small: fixed(3),
    share: new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }),
    form,
    /** A whole number of things, with its word. */
    several: (n: number, one: string, other: string): string => `${whole.format(n)} ${form(n, one, other)}`,
  };
}

const LONG = 10_000;

/** The number beside an axis: 9,500 is written out, 1만 and 10K are not. */
export function axisNumber(language: string, value: number, style: 'decimal' | 'percent' = 'decimal'): string {
  const notation = Math.abs(value) < LONG ? 'standard' : 'compact';
  return new Intl.NumberFormat(language, { notation, style, maximumSignificantDigits: 3 }).format(value);
}
