/** How a cart goes down, for the eye only: the simulation stopped at the fall. */
import type { CartView } from '../model/stageView.ts';
import type { DrawnPose } from './cartDrawing.ts';

const FALL_MS = 750;
const LYING = 1.5; // rad

interface Falling {
  readonly life: string;
  readonly since: number; // ms
}

/** Falls quickly, bounces once a little, lies. @param share 0..1 of the way through the animation */
function drop(share: number): number {
  if (share < 0.55) return (share / 0.55) ** 2;
  const bounce = (share - 0.55) / 0.45;
  return 1 - 0.07 * Math.sin(bounce * Math.PI) * (1 - bounce);
}

/** Remembers since when each lane's cart is down. @param still with reduced motion a cart is simply down */
export function createFallAnimation(still: boolean): (lane: number, cart: CartView, nowMs: number) => DrawnPose {
  const falling = new Map<number, Falling>();
  return (lane, cart, nowMs) => {
    if (cart.fall === null) {
      falling.delete(lane);
      return { x: cart.x, theta: cart.theta, life: 1 };
    }
    const known = falling.get(lane);
    const since = known?.life === cart.life ? known.since : nowMs;
    if (known?.life !== cart.life) falling.set(lane, { life: cart.life, since });
    const share = still ? 1 : Math.min((nowMs - since) / FALL_MS, 1);
    const side = cart.theta === 0 ? (cart.fall.side === 'left' ? -1 : 1) : Math.sign(cart.theta);
    const rolled =
      cart.fall.cause === 'edge' ? (cart.fall.side === 'left' ? -1 : 1) * 0.16 * Math.min(share * 2, 1) : 0;
    return { x: cart.x + rolled, theta: cart.theta + (side * LYING - cart.theta) * drop(share), life: 1 - share };
  };
}
