/** Lanes of a world of carts, as the stage draws them. */
import { fallOf } from '../../../shared/arena/match.ts';
import { blend } from '../../../shared/netcode/pose.ts';
import type { CartView, StageView } from '../stageView.ts';
import type { Lane } from './worldView.ts';

export function stageOf(lanes: readonly Lane[]): StageView {
  return { carts: lanes.flatMap((lane) => cartOf(lane) ?? []) };
}

function cartOf({ role, walked, share, explored, episode, mind }: Lane): CartView | null {
  const { before, now, steps, seed, action } = walked;
  if (before.kind !== 'cart' || now.kind !== 'cart') return null;
  const { cart } = now;
  const fall = fallOf(cart, steps);
  const pose = fall ? cart : blend(before.cart, cart, share);
  return {
    who: 'agent',
    life: `${role} ${episode ?? mind?.step} ${seed}`,
    x: pose.x,
    theta: pose.theta,
    xDot: cart.xDot,
    thetaDot: cart.thetaDot,
    push: action === null ? null : action === 1 ? 1 : 0,
    explored,
    fall,
    wind: 0,
  };
}
