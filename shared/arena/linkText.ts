/** Bits as text that a link can carry as it is: six a digit, the digits of base64url (RFC 4648, section 5), most significant bit first. */
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
export const DIGIT_BITS = 6;

export function textOf(digits: readonly number[]): string {
  return digits.map((digit) => DIGITS[digit]!).join('');
}

/** The digits of a text, or null where one of its characters is none. */
export function digitsOf(text: string): number[] | null {
  const digits = Array.from(text, (character) => DIGITS.indexOf(character));
  return digits.includes(-1) ? null : digits;
}

export interface BitWriter {
  /** @param value a whole number below 2^bits @param bits 1..32 */
  put(value: number, bits: number): void;
  /** Everything put so far, the last digit filled up with zeros. */
  digits(): number[];
}

export function bitWriter(): BitWriter {
  const full: number[] = [];
  let digit = 0;
  let filled = 0; // bits of `digit`
  return {
    put(value, bits) {
      for (let bit = bits - 1; bit >= 0; bit--) {
        digit = digit * 2 + ((value >>> bit) & 1);
        filled += 1;
        if (filled < DIGIT_BITS) continue;
        full.push(digit);
        digit = 0;
        filled = 0;
      }
    },
    digits: () => (filled === 0 ? [...full] : [...full, digit << (DIGIT_BITS - filled)]),
  };
}

export interface BitReader {
  /** The next bits as a whole number; zeros where the digits have ended, which `ended` tells. @param bits 1..32 */
  take(bits: number): number;
  /** More was taken than there is. */
  ended(): boolean;
}

export function bitReader(digits: readonly number[]): BitReader {
  let at = 0; // bits taken
  return {
    take(bits) {
      let value = 0;
      for (let i = 0; i < bits; i++, at++) {
        const digit = digits[Math.floor(at / DIGIT_BITS)] ?? 0;
        value = value * 2 + ((digit >>> (DIGIT_BITS - 1 - (at % DIGIT_BITS))) & 1);
      }
      return value;
    },
    ended: () => at > digits.length * DIGIT_BITS,
  };
}
