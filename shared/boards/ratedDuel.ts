/** Which duels move ratings. Said to both before the start as far as it is known then, and at the end. */
import type { MatchEnd } from '../netcode/referee.ts';
import type { MatchRequest, SeatInfo } from '../protocol/matchEvents.ts';
import type { Unrated } from '../protocol/ratingEvents.ts';
import type { WindLevel } from '../sim/wind.ts';

/** One world for all: calm until the overtime, whose own wind rises for everybody. */
export const RATED_WIND: WindLevel = 0;

/** Of the same two within a day; further ones are played, and count for nothing. */
export const PAIR_GAMES_A_DAY = 10;
/** Of one player within a day. */
export const PLAYER_GAMES_A_DAY = 200;
export const DAY_MS = 86_400_000;

/** What is known before the start. */
export interface DuelPlan {
  readonly company: MatchRequest['company'];
  readonly wind: WindLevel;
  readonly seats: readonly SeatInfo[];
  readonly ranked: readonly boolean[]; // by seat: people, and agents of the board
}

/** Why such a duel cannot be rated; null: it can. */
export function unratedPlan({ company, wind, seats, ranked }: DuelPlan): Unrated | null {
  if (company === 'friends') return 'friends';
  if (seats.some((seat) => seat.kind === 'agent' && seat.reaction > 0)) return 'handicap';
  if (wind !== RATED_WIND) return 'wind';
  return ranked.every(Boolean) ? null : 'moment';
}

/** What is known at the end. */
export interface DuelOutcome {
  readonly tick: number;
  readonly end: MatchEnd;
  readonly freezes: number;
  readonly exact: readonly boolean[]; // by seat
}

/**
 * Why a duel that could be rated is not after all; null: it is. Who leaves or loses the connection once it runs has lost, whether it had
 * waited or not; one that waited and was then played to the fall counts for nothing.
 */
export function unratedEnd({ tick, end, freezes, exact }: DuelOutcome): Unrated | null {
  if (tick === 0 || end === 'server-closing') return 'broken-off';
  if (!exact.every(Boolean)) return 'engine';
  return freezes > 0 && end === 'fall' ? 'waited' : null;
}

/**
 * Why no more of these two are rated today; null: they are.
 * @param games of one of them, newest first
 */
export function unratedToday(
  games: readonly { readonly at: number; readonly opponent: string }[],
  opponent: string,
  now: number,
): Unrated | null {
  const today = games.filter(({ at }) => at > now - DAY_MS);
  if (today.filter((game) => game.opponent === opponent).length >= PAIR_GAMES_A_DAY) return 'pair';
  return today.length >= PLAYER_GAMES_A_DAY ? 'day' : null;
}
