/** Powers by products and square roots alone, so equal in every engine (SIM1). */

/** base^n by squaring. @param n a whole number from 0 on */
export function wholePower(base: number, n: number): number {
  let result = 1;
  let square = base;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}

const STEPS = 0x100_0000; // 24 binary places

/** base^exponent with the exponent rounded to 24 binary places: a product of repeated square roots. @param base 0 or more @param exponent 0..1 */
export function fractionalPower(base: number, exponent: number): number {
  let rest = Math.round(exponent * STEPS);
  if (rest === STEPS) return base;
  let result = 1;
  let root = base;
  for (let half = STEPS / 2; rest > 0; half /= 2) {
    root = Math.sqrt(root);
    if (rest < half) continue;
    rest -= half;
    result *= root;
  }
  return result;
}
