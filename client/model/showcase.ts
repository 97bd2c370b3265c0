/** Carts that nobody learns with: one that a fixed rule or an agent of the house balances, and one pushed at random, as a newborn learner is. */
import { advance, type Match, newMatch } from '../../shared/arena/match.ts';
import { tickMs } from '../../shared/arena/speed.ts';
import type { Action, CartPoleState } from '../../shared/sim/cartpole.ts';
import { hash32 } from '../../shared/sim/random.ts';
import type { Decide } from './freeLane.ts';
import type { StageSource } from './stageView.ts';

const WANDER_TICKS = 160; // how long the rule aims at one place
const MOST_CATCH_UP = 5; // ticks a frame

function aimAt(seed: number, tick: number): number {
  return (hash32(seed, Math.floor(tick / WANDER_TICKS)) / 0x1_0000_0000 - 0.5) * 1.6;
}

/** Leans towards the wanted place, then stands under the pole. */
function rule(cart: CartPoleState, aim: number): Action {
  const lean = cart.theta + 0.5 * cart.thetaDot + 0.045 * (cart.x - aim) + 0.12 * cart.xDot;
  return lean > 0 ? 1 : 0;
}

const LYING_TICKS = 30;

/** @param seed where the cart begins, how it wanders, and what chance gives @param mind a policy plays its lives one after the other */
export function createShowcase(seed: number, mind: 'rule' | 'chance' | Decide): StageSource {
  const perTick = tickMs('0.75x');
  let lying = 0;
  let steps = 0;
  const start = (n: number): Match => newMatch({ seed: hash32(seed, n), wind: 0, speed: '0.75x', seats: 1 });
  let life = 0;
  let match = start(life);
  let before = match;
  let action: Action = 0;
  let due: number | null = null;
  function pushOf(cart: CartPoleState): Action {
    if (mind === 'rule') return rule(cart, aimAt(seed, match.tick));
    return mind === 'chance' ? ((hash32(seed, steps++, 1) & 1) as Action) : mind(cart);
  }
  return (nowMs) => {
    due ??= nowMs + perTick;
    if (nowMs - due > MOST_CATCH_UP * perTick) due = nowMs;
    for (; due <= nowMs; due += perTick) {
      before = match;
      if (match.phase === 'finished') {
        if (++lying < LYING_TICKS) continue;
        lying = 0;
        match = start(++life);
        before = match;
      }
      action = pushOf(match.lanes[0]!.cart);
      match = advance({ ...match, tick: match.tick % 400 } as Match, [action]); // overtime never comes
    }
    const share = 1 - (due - nowMs) / perTick;
    const [from, to] = [before.lanes[0]!.cart, match.lanes[0]!];
    return {
      carts: [
        {
          who: 'agent',
          life: String(life),
          x: from.x + (to.cart.x - from.x) * share,
          theta: from.theta + (to.cart.theta - from.theta) * share,
          xDot: to.cart.xDot,
          thetaDot: to.cart.thetaDot,
          push: action,
          explored: mind === 'chance',
          fall: to.fall,
          wind: 0,
        },
      ],
    };
  };
}
