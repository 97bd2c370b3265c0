/**
 * Glicko-2: how strong somebody is, how sure that is, and how steady. Pure, with equal bits in every engine.
 * Source: Glickman, Example of the Glicko-2 system (2013), its steps and names; the volatility by the Illinois method, as there.
 *
 * Each finished game counts at once. What the paper calls a rating period, in which uncertainty grows, is time that has passed and may be a
 * fraction: a player's day. A policy never changes, so for agents no time passes.
 */
import { exp, ln } from './exponential.ts';

export interface Rating {
  readonly rating: number; // on Glicko's scale, 1500 is where everybody begins
  readonly deviation: number; // the true strength is within twice this, 95 times of 100
  readonly volatility: number;
}

export type Score = 0 | 0.5 | 1;

export interface RatedAgainst {
  readonly opponent: Rating;
  readonly score: Score;
}

export const NEW_RATING: Rating = { rating: 1500, deviation: 350, volatility: 0.06 };
export const PROVISIONAL_ABOVE = 110; // deviation
export const PERIOD_MS = 86_400_000;
/** Results have to stay able to move a rating, and none runs away. */
export const BOUNDS = { rating: [100, 4000], deviation: [45, 350], volatility: [0.01, 0.1] } as const;

const SCALE = 173.7178; // of Glicko's numbers to Glicko-2's
const TAU = 0.5; // how much the volatility may change
const TOLERANCE = 1e-6;
const MOST_ROUNDS = 100; // the method needs about five
const PI_SQUARED = 9.869604401089358;

const square = (x: number): number => x * x;

/** How much a result against somebody so uncertain counts. @param phi deviation / SCALE */
function weight(phi: number): number {
  return 1 / Math.sqrt(1 + (3 * square(phi)) / PI_SQUARED);
}

function chance(mu: number, opponentMu: number, g: number): number {
  return 1 / (1 + exp(-g * (mu - opponentMu)));
}

/** The root of the paper's f, in step 5. */
function newVolatility(volatility: number, delta: number, phi: number, v: number): number {
  const a = 2 * ln(volatility);
  const f = (x: number): number => {
    const e = exp(x);
    const d = square(phi) + v + e;
    return (e * (square(delta) - d)) / (2 * square(d)) - (x - a) / square(TAU);
  };
  const excess = square(delta) - square(phi) - v;
  let high = a;
  let low: number;
  if (excess > 0) low = ln(excess);
  else {
    let k = 1;
    while (f(a - k * TAU) < 0 && k < MOST_ROUNDS) k++;
    low = a - k * TAU;
  }
  let fHigh = f(high);
  let fLow = f(low);
  for (let round = 0; round < MOST_ROUNDS && Math.abs(low - high) > TOLERANCE; round++) {
    const next = high + ((high - low) * fHigh) / (fLow - fHigh);
    const fNext = f(next);
    if (fNext * fLow <= 0) [high, fHigh] = [low, fLow];
    else fHigh /= 2;
    [low, fLow] = [next, fNext];
  }
  return exp(high / 2);
}

/**
 * The rating after some games that count as played at once.
 * @param periods that have passed since the last game, a fraction too; 1 is the paper's
 */
export function rate(own: Rating, games: readonly RatedAgainst[], periods: number): Rating {
  if (games.length === 0) return aged(own, periods);
  const mu = (own.rating - NEW_RATING.rating) / SCALE;
  const phi = own.deviation / SCALE;
  let information = 0; // 1/v
  let surprise = 0;
  for (const { opponent, score } of games) {
    const g = weight(opponent.deviation / SCALE);
    const expected = chance(mu, (opponent.rating - NEW_RATING.rating) / SCALE, g);
    information += square(g) * expected * (1 - expected);
    surprise += g * (score - expected);
  }
  const v = 1 / information;
  const volatility = newVolatility(own.volatility, v * surprise, phi, v);
  const grown = square(phi) + periods * square(volatility);
  const newPhi = 1 / Math.sqrt(1 / grown + information);
  return {
    rating: NEW_RATING.rating + SCALE * (mu + square(newPhi) * surprise),
    deviation: SCALE * newPhi,
    volatility,
  };
}

/** What time alone makes of a rating: less sure. */
export function aged(own: Rating, periods: number): Rating {
  const phi = own.deviation / SCALE;
  const deviation = SCALE * Math.sqrt(square(phi) + periods * square(own.volatility));
  return { ...own, deviation: Math.min(deviation, BOUNDS.deviation[1]) };
}

function within(value: number, [least, most]: readonly [number, number]): number {
  return Math.min(Math.max(value, least), most);
}

function bounded({ rating, deviation, volatility }: Rating): Rating {
  return {
    rating: within(rating, BOUNDS.rating),
    deviation: within(deviation, BOUNDS.deviation),
    volatility: within(volatility, BOUNDS.volatility),
  };
}

/**
 * Both ratings after one game, each from what both were before it.
 * @param score of the first
 * @param periods since the last game of the first, and of the second
 */
export function rateGame(
  first: Rating,
  second: Rating,
  score: Score,
  periods: readonly [number, number],
): readonly [Rating, Rating] {
  const ofSecond = (1 - score) as Score;
  return [
    bounded(rate(first, [{ opponent: aged(second, periods[1]), score }], periods[0])),
    bounded(rate(second, [{ opponent: aged(first, periods[0]), score: ofSecond }], periods[1])),
  ];
}

export function isProvisional({ deviation }: Pick<Rating, 'deviation'>): boolean {
  return deviation > PROVISIONAL_ABOVE;
}
