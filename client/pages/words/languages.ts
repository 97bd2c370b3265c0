/** The languages of the pages. */
export const LANGUAGES = ['en', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Of the languages that a browser asks for, best first, the first that the pages have. */
export function spokenFirst(wanted: readonly string[]): Language | null {
  for (const tag of wanted) {
    const [primary] = tag.toLowerCase().split('-', 1);
    const known = LANGUAGES.find((language) => language === primary);
    if (known) return known;
  }
  return null;
}
