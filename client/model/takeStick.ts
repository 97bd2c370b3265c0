/**
 * Take the stick: an agent balances a cart; while you hold the stick that very cart is yours, in the state it is in; let go of, it is the agent's again.
 * Plain data and pure functions: practice and the Watch page run the same ones.
 */
import type { CartPoleState } from '../../shared/sim/cartpole.ts';
import { type Decide, type Push, pushLane, type Stepped, standing } from './freeLane.ts';

export interface StickGame extends Stepped {
  readonly tick: number;
  readonly holder: 'agent' | 'you';
  readonly push: Push; // of the newest step
  readonly heldTicks: number; // yours, this time; after it, the last time
  readonly longestTicks: number; // the longest that you have had it without a fall in between
  readonly times: number; // that you took it
}

/**
 * @param cart as it is at `tick` of its episode, in the agent's hands
 * @param push that brought it there
 */
export function stickGame(cart: CartPoleState, tick = 0, push: Push = 'none'): StickGame {
  return {
    ...standing(cart),
    tick,
    holder: 'agent',
    push,
    heldTicks: 0,
    longestTicks: 0,
    times: 0,
  };
}

/** The cart does not notice. A fallen one is nobody's to take. */
export function handOver(game: StickGame, to: StickGame['holder']): StickGame {
  if (game.holder === to || game.lane.fall) return game;
  return to === 'you' ? { ...game, holder: to, heldTicks: 0, times: game.times + 1 } : { ...game, holder: to };
}

/**
 * One tick, by whoever holds the stick.
 * @param own your push
 * @param force of the wind, N
 */
export function advanceStick(game: StickGame, own: Push, decide: Decide, force: number): StickGame {
  const { lane, tick, holder } = game;
  if (lane.fall) return game;
  const yours = holder === 'you';
  const push = yours ? own : decide(lane.cart);
  const heldTicks = game.heldTicks + (yours ? 1 : 0);
  return {
    ...game,
    before: lane.cart,
    lane: pushLane(lane, push, force, tick),
    tick: tick + 1,
    push,
    heldTicks,
    longestTicks: Math.max(game.longestTicks, heldTicks),
  };
}

/** Another cart; what was reached so far is kept. */
export function newCart(game: StickGame, cart: CartPoleState): StickGame {
  const { longestTicks, times } = game;
  return { ...stickGame(cart), longestTicks, times };
}
