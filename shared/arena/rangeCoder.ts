/**
 * A binary range coder over base-64 digits. Whole numbers below 2^53 only, so equal in every engine (SIM1).
 * Each bit narrows an interval to the share that its prediction gave it; the text is the shortest number within the last one,
 * the zeros after it left out.
 * Source: G. Martin 1979, "Range encoding"; carries are added to the digits already written.
 */
const BASE = 64;
const FULL = 0x4000_0000; // 2^30: the interval of five digits
const SMALLEST = 0x100_0000; // 2^24: below it the next digit is written

/** Predictions are whole numbers within 1..CERTAIN-1: the chance of a 1 is `chance / CERTAIN`. */
export const CERTAIN = 0x1_0000;

export interface RangeEncoder {
  put(bit: number, chance: number): void;
  /** The digits, trailing zeros left out. Nothing may be put afterwards. */
  finish(): number[];
}

export function rangeEncoder(): RangeEncoder {
  const digits: number[] = [];
  let low = 0;
  let range = FULL;

  function carry(): void {
    let at = digits.length - 1;
    while (digits[at] === BASE - 1) digits[at--] = 0;
    digits[at]! += 1; // there is one: the whole never reaches the next power
  }
  function write(): void {
    digits.push(Math.floor(low / SMALLEST));
    low = (low % SMALLEST) * BASE;
  }
  function add(amount: number): void {
    low += amount;
    if (low < FULL) return;
    low -= FULL;
    carry();
  }
  return {
    put(bit, chance) {
      const ones = Math.floor((range * chance) / CERTAIN);
      if (bit === 1) range = ones;
      else {
        add(ones);
        range -= ones;
      }
      for (; range < SMALLEST; range *= BASE) write();
    },
    finish() {
      let unit = FULL; // the coarsest grid with a point in the interval
      while (Math.ceil(low / unit) * unit >= low + range) unit /= BASE;
      add(Math.ceil(low / unit) * unit - low);
      while (low > 0) write();
      while (digits.at(-1) === 0) digits.pop();
      return digits;
    },
  };
}

export interface RangeDecoder {
  take(chance: number): 0 | 1;
}

/** Digits that are not there count as zeros: whoever reads checks that writing gives the same digits again. */
export function rangeDecoder(digits: readonly number[]): RangeDecoder {
  let at = 0;
  let offset = 0; // of the number from the interval's low end
  for (let i = 0; i < 5; i++) offset = offset * BASE + (digits[at++] ?? 0);
  let range = FULL;
  return {
    take(chance) {
      const ones = Math.floor((range * chance) / CERTAIN);
      const bit = offset < ones ? 1 : 0;
      if (bit === 1) range = ones;
      else {
        offset -= ones;
        range -= ones;
      }
      for (; range < SMALLEST; range *= BASE) offset = offset * BASE + (digits[at++] ?? 0);
      return bit;
    },
  };
}
