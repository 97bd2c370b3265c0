/** The cart that ears and words follow, in a stage's view: the own one, or the one that the game is about. */
import { RIGID } from '../../shared/rigid/rigidParameters.ts';
import { ANGLE_LIMIT, TRACK_LIMIT } from '../../shared/sim/cartpole.ts';
import type { StageView } from './stageView.ts';

export interface OwnCart {
  readonly life: string;
  readonly theta: number; // rad
  readonly lean: number; // share of the limit, -1 left .. 1 right
  readonly place: number; // share of the way from the middle to the track's end, -1 .. 1
  readonly push: 0 | 1 | null;
  readonly down: boolean;
}

/** @returns null where nobody's cart is meant: who watches has none */
export function ownCart({ carts, rigid, own, heard }: StageView): OwnCart | null {
  if (rigid) {
    const cart = rigid.carts[rigid.own ?? -1];
    if (!cart) return null;
    const { theta, x, push, fallen } = cart;
    const [lean, place] = [theta / RIGID.angleLimit, x / RIGID.railHalf];
    return { life: '', theta, lean, place, push, down: fallen !== null };
  }
  const cart = carts[own ?? heard ?? -1];
  if (!cart) return null;
  const { life, theta, x, push, fall } = cart;
  return { life, theta, lean: theta / ANGLE_LIMIT, place: x / TRACK_LIMIT, push, down: fall !== null };
}

const STILL_MS = 1500;

/**
 * Whether the cart moves: one that stands before a start or after an end, or that lies, has nothing to say.
 * @returns asked once per drawn frame, with the cart of that frame
 */
export function createStirring(): (cart: OwnCart | null, nowMs: number) => boolean {
  let before: OwnCart | null = null;
  let since = Number.NEGATIVE_INFINITY; // ms of the last change
  return (cart, nowMs) => {
    if (cart && (!before || cart.theta !== before.theta || cart.place !== before.place)) since = nowMs;
    before = cart;
    return cart !== null && !cart.down && nowMs - since < STILL_MS;
  };
}
