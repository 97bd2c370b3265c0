/** How numbers are written in a language. */
export function formatsOf(language: string) {
  const fixed = (digits: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits, minimumFractionDigits: digits });
  return {
    whole: fixed(0),
    short: fixed(1),
    small: fixed(3),
    share: new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }),
  };
}
