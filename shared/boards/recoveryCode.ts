/**
 * A recovery code: five groups of four signs of Crockford's base 32, written to be copied by hand. 19 signs carry 95 bits, the last one checks them:
 * one wrong sign and two exchanged ones are always noticed, before anybody is asked.
 */

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // no I, L, O, U
const DATA_SIGNS = 19;
/** Bytes of randomness that a code is made of. */
export const RECOVERY_BYTES = DATA_SIGNS;

/** Times x in the field of 32 elements, modulo x^5 + x^2 + 1. */
const timesX = (a: number): number => (a & 16 ? ((a << 1) ^ 0b100101) & 31 : a << 1);

/** The value that makes the sum of value i times x^(20-i) zero; all weights differ, so an exchange changes the sum. */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => timesX(sum ^ value), 0);
}

const grouped = (signs: string): string => signs.replace(/.{4}(?=.)/g, '$&-');

/** @param random RECOVERY_BYTES random bytes, of which each gives five bits */
export function makeRecoveryCode(random: Uint8Array): string {
  if (random.length !== RECOVERY_BYTES) throw new RangeError(`${random.length} bytes, not ${RECOVERY_BYTES}`);
  const values = [...random].map((byte) => byte & 31);
  return grouped([...values, checkOf(values)].map((value) => SIGNS[value]!).join(''));
}

/** As it is written by us, whatever case, spaces and hyphens it was typed with, and with O for 0, I and L for 1; null if it is none. */
export function readRecoveryCode(typed: string): string | null {
  if (typed.length > 100) return null;
  const signs = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const values = [...signs].map((sign) => SIGNS.indexOf(sign));
  if (values.length !== DATA_SIGNS + 1 || values.includes(-1)) return null;
  return checkOf(values.slice(0, DATA_SIGNS)) === values[DATA_SIGNS] ? grouped(signs) : null;
}

/** What a code looks like, for a field that waits for one. */
export const RECOVERY_PATTERN = 'XXXX-XXXX-XXXX-XXXX-XXXX';
