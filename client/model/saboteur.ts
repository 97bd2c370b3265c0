/** Saboteur: the player is the wind on an agent's cart, with a limited breath, and topples it as early as can be. The rules, as pure functions. */
import { CLASSIC_TICKS } from '../../shared/arena/match.ts';
import { CARTPOLE, type CartPoleState } from '../../shared/sim/cartpole.ts';
import { resetState } from '../../shared/sim/gymSeed.ts';
import { type Decide, type Push, pushLane, type Stepped, standing } from './freeLane.ts';

/*
 * Measured over 40 starts with what test/client/saboteur.test.ts plays: agents that balance 80 ticks on average are down at 38;
 * the one that never falls by itself outlasts who just blows 39 times of 40, and goes down 30 times of 40 to who saves breath and blows it where the cart drifts.
 */
export const GUST_FORCE = 8; // N, on the cart; the agent pushes with 10 N
export const FULL_BREATH = 4; // N s: half a second of blowing
const BREATH_BACK = 1; // N s that come back per second of not trying to blow
const GUST_COST = GUST_FORCE * CARTPOLE.dt; // N s a tick
const ROUNDING = 1e-9; // N s: sums of costs and breath

export interface Sabotage extends Stepped {
  readonly tick: number;
  readonly push: Push; // the agent's, of the newest step
  readonly force: number; // N, the wind's, of the newest step
  readonly breath: number; // N s left
  readonly used: number; // N s
}

export function newSabotage(cart: CartPoleState): Sabotage {
  return { ...standing(cart), tick: 0, push: 'none', force: 0, breath: FULL_BREATH, used: 0 };
}

/** It fell, or it stood to the end and has won. */
export function isOver({ tick, lane }: Sabotage): boolean {
  return lane.fall !== null || tick >= CLASSIC_TICKS;
}

/**
 * One tick. A gust needs breath for the whole tick; trying without is no breathing in.
 * @param blow where to
 */
export function advanceSabotage(now: Sabotage, blow: Push, decide: Decide): Sabotage {
  if (isOver(now)) return now;
  const { lane, tick, breath, used } = now;
  const force = blow === 'none' || breath < GUST_COST - ROUNDING ? 0 : blow === 1 ? GUST_FORCE : -GUST_FORCE;
  const push = decide(lane.cart);
  const left = force === 0 ? breath : Math.max(breath - GUST_COST, 0);
  return {
    before: lane.cart,
    lane: pushLane(lane, push, force, tick),
    tick: tick + 1,
    push,
    force,
    breath: blow === 'none' ? Math.min(breath + BREATH_BACK * CARTPOLE.dt, FULL_BREATH) : left,
    used: used + (breath - left),
  };
}

/** How long the agent stands from the same start when nobody blows; 500 at most. */
export function ticksUnharmed(seed: number, decide: Decide): number {
  let now = newSabotage(resetState(seed));
  while (!isOver(now)) now = advanceSabotage(now, 'none', decide);
  return now.tick;
}
