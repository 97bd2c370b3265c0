/** The rules of a match, from one cart to eight, as pure functions: the server's tick, the client's prediction and every re-simulation call these. */
import {
  type Action,
  ANGLE_LIMIT,
  CARTPOLE,
  type CartPoleState,
  isTerminated,
  step,
  TRACK_LIMIT,
} from '../sim/cartpole.ts';
import { resetState } from '../sim/gymSeed.ts';
import { overtimeWind, type WindLevel, windForce } from '../sim/wind.ts';
import type { SpeedClass } from './speed.ts';

/** From here on the wind rises until nobody can stand (ARENA2). */
export const CLASSIC_TICKS = 500;
export const MAX_SEATS = 8;

/** Everything that decides a match besides the inputs. */
export interface MatchSetup {
  readonly seed: number; // of the start state, the same for all seats, and of the wind
  readonly wind: WindLevel;
  readonly speed: SpeedClass;
  readonly seats: number; // 1..8
}

export interface Fall {
  readonly tick: number; // the tick after whose step the cart was down
  readonly cause: 'angle' | 'edge'; // the pole passed 12 degrees / the cart left the track
  readonly side: 'left' | 'right';
}

/** A fallen cart keeps the state in which it fell. */
export interface Lane {
  readonly cart: CartPoleState;
  readonly fall: Fall | null;
}

export type Match =
  | { readonly phase: 'playing'; readonly setup: MatchSetup; readonly tick: number; readonly lanes: readonly Lane[] }
  | {
      readonly phase: 'finished';
      readonly setup: MatchSetup;
      readonly tick: number;
      readonly lanes: readonly Lane[];
      readonly winner: number | 'draw'; // a seat; alone, one's own seat
    };

/** @throws RangeError on a number of seats outside 1..8 */
export function newMatch(setup: MatchSetup): Match {
  if (!Number.isInteger(setup.seats) || setup.seats < 1 || setup.seats > MAX_SEATS) {
    throw new RangeError(`${setup.seats} seats are not within 1..${MAX_SEATS}`);
  }
  const cart = resetState(setup.seed);
  return { phase: 'playing', setup, tick: 0, lanes: Array.from({ length: setup.seats }, () => ({ cart, fall: null })) };
}

/** Extra force on every cart during the step from `tick` to the next, N. */
export function forceAt(setup: MatchSetup, tick: number): number {
  const classic = windForce(setup.seed, setup.wind, tick);
  return tick < CLASSIC_TICKS ? classic : classic + overtimeWind(setup.seed, tick - CLASSIC_TICKS);
}

/** How a cart went down by its step to `tick`; null while it stands. */
export function fallOf(cart: CartPoleState, tick: number): Fall | null {
  if (!isTerminated(cart)) return null;
  const overAngle = !(cart.theta >= -ANGLE_LIMIT && cart.theta <= ANGLE_LIMIT);
  const at = overAngle ? cart.theta : cart.x;
  const overEdge = !(cart.x >= -TRACK_LIMIT && cart.x <= TRACK_LIMIT);
  return { tick, cause: overAngle || !overEdge ? 'angle' : 'edge', side: at < 0 ? 'left' : 'right' };
}

/** One cart's step; a fallen one stays as it lies. The client predicts its own cart with this very function. */
export function advanceLane(lane: Lane, setup: MatchSetup, tick: number, action: Action): Lane {
  return lane.fall ? lane : stepLane(lane, forceAt(setup, tick), tick, action);
}

/** @param wind of this tick: the same for all seats */
function stepLane(lane: Lane, wind: number, tick: number, action: Action): Lane {
  if (lane.fall) return lane;
  const cart = step(lane.cart, action, CARTPOLE, wind);
  return { cart, fall: fallOf(cart, tick + 1) };
}

/** The match at a tick, playing or decided, from its lanes: what a keyframe tells is judged by the same rule as a step (ARENA1). */
export function matchAt(setup: MatchSetup, tick: number, lanes: readonly Lane[]): Match {
  let standing = 0;
  let last: number | null = null; // seat
  for (let seat = 0; seat < lanes.length; seat++) {
    if (lanes[seat]!.fall) continue;
    standing++;
    last = seat;
  }
  if (standing > 1 || (setup.seats === 1 && standing === 1)) return { phase: 'playing', setup, tick, lanes };
  return { phase: 'finished', setup, tick, lanes, winner: last ?? (setup.seats === 1 ? 0 : 'draw') };
}

/**
 * One tick for all seats. The last pole standing wins; those who fall in the same tick draw (ARENA1).
 * A finished match stays as it is (ARENA3).
 * @param actions by seat; those of fallen carts are ignored
 */
export function advance(match: Match, actions: readonly Action[]): Match {
  if (match.phase === 'finished') return match;
  const { setup, tick } = match;
  const wind = forceAt(setup, tick);
  const lanes = match.lanes.map((lane, seat) => stepLane(lane, wind, tick, actions[seat] ?? 0));
  return matchAt(setup, tick + 1, lanes);
}
