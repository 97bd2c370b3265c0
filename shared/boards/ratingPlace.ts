/** Where a rating stands on its board: those that are sure before provisional ones, then the higher, then who had it first, then the id. */
import { BOUNDS } from './glicko2.ts';

const HUNDREDTHS = 100;
const RATING_DIGITS = 6;
const TIME_DIGITS = 14; // ms since 1970
const ID_DIGITS = 15; // 48 bits

const digits = (value: number, count: number): string => String(value).padStart(count, '0');

/**
 * Digits only, 36 of them; what sorts first is better. Ratings are compared to a hundredth.
 * @param at ms since 1970, of the last game
 * @param id of the row: a player's 16 hex digits, or 'agent-' and 12
 */
export function ratingPlace(rating: number, provisional: boolean, at: number, id: string): string {
  const number = Number.parseInt(id.replace('agent-', '').slice(0, 12), 16);
  return [
    provisional ? '1' : '0',
    digits(Math.round((BOUNDS.rating[1] - rating) * HUNDREDTHS), RATING_DIGITS),
    digits(at, TIME_DIGITS),
    digits(number, ID_DIGITS),
  ].join('');
}
