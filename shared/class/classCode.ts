/** The code of a class: read from a projector, typed into a phone. No sign looks like another, and without vowels it is no word. */

export const CODE_SIGNS = 'CDFHJKMNPRTWXY34679';
export const CODE_LENGTH = 5; // 2.5 million codes
const MOST_TYPED = 40; // characters looked at

/** @param below draws 0..count - 1; where codes must not be guessed, it must not be either */
export function makeClassCode(below: (count: number) => number): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_SIGNS[below(CODE_SIGNS.length)]!).join('');
}

/** As it was typed: capitals, spaces and hyphens do not matter. Null if it is no code. */
export function readClassCode(typed: string): string | null {
  if (typed.length > MOST_TYPED) return null;
  const code = typed.toUpperCase().replace(/[\s-]/g, '');
  return code.length === CODE_LENGTH && [...code].every((sign) => CODE_SIGNS.includes(sign)) ? code : null;
}
