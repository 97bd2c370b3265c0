/** Where a survival run stands on the Players board: the longer the better, then the earlier, then by the row's id. */
import { MAX_REPLAY_TICKS } from '../arena/replay.ts';

const TICK_DIGITS = 4;
const TIME_DIGITS = 15; // ms since 1970
const ID_DIGITS = 15; // 48 bits

/** @param value a whole number @returns its digits, so many of them */
function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}

/**
 * Digits only, 34 of them; what sorts first is better.
 * @param ticks 0..4095, more than any run can last
 * @param at ms since 1970, when it ended
 * @param id of the row: 16 hex digits
 */
export function survivalPlace(ticks: number, at: number, id: string): string {
  const number = Number.parseInt(id.slice(0, 12), 16);
  return digits(MAX_REPLAY_TICKS - ticks, TICK_DIGITS) + digits(at, TIME_DIGITS) + digits(number, ID_DIGITS);
}
