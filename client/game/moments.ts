/** What happens from one drawn frame to the next that deserves a sound, a flash or a tremble. Told by what is drawn alone; it has no say in it (FX1). */
import { RIGID } from '../../shared/rigid/rigidParameters.ts';
import { ANGLE_LIMIT } from '../../shared/sim/cartpole.ts';
import { ownCart } from '../model/ownCart.ts';
import type { StageView } from '../model/stageView.ts';

export type Moment =
  | { readonly kind: 'push'; readonly lane: number; readonly side: -1 | 1 }
  | { readonly kind: 'closeCall'; readonly lane: number; readonly side: -1 | 1 }
  | { readonly kind: 'fall'; readonly lane: number; readonly side: -1 | 1 };

/** A cart of any world, as far as a moment needs it. */
interface Seen {
  readonly life: string;
  readonly lean: number; // share of the limit, by sign
  readonly push: 0 | 1 | null;
  readonly fallen: boolean;
}

const CLOSE = 0.8; // share of the limit: from here on it is nearly over
const SAFE = 0.45; // and here it is not any more

/** Whether a lean was nearly the end, and was saved: told once it is small again. */
export interface CloseCall {
  readonly near: -1 | 0 | 1; // the side that it nearly fell to
  readonly saved: boolean; // in this frame
}

export const NOT_NEAR: CloseCall = { near: 0, saved: false };

/** @param lean share of the limit, by sign */
export function nextCloseCall({ near }: CloseCall, lean: number, fallen: boolean): CloseCall {
  if (fallen) return NOT_NEAR;
  if (Math.abs(lean) >= CLOSE) return { near: lean < 0 ? -1 : 1, saved: false };
  if (near !== 0 && Math.abs(lean) <= SAFE) return { near: 0, saved: true };
  return { near, saved: false };
}

/** The frames in their order, each once; what each of them has that the one before had not. */
export function createMoments(): (view: StageView) => readonly Moment[] {
  let before: readonly Seen[] = [];
  let calls: readonly CloseCall[] = [];
  return (view) => {
    const now = seenIn(view);
    const moments: Moment[] = [];
    calls = now.map((cart, lane) => {
      const old = before[lane];
      const known = old?.life === cart.life ? old : undefined;
      const call = nextCloseCall(known ? (calls[lane] ?? NOT_NEAR) : NOT_NEAR, cart.lean, cart.fallen);
      if (!known) return call;
      const leans = cart.lean < 0 ? -1 : 1;
      if (cart.fallen && !known.fallen) moments.push({ kind: 'fall', lane, side: leans });
      else if (call.saved) moments.push({ kind: 'closeCall', lane, side: calls[lane]!.near < 0 ? -1 : 1 });
      if (!cart.fallen && cart.push !== null && known.push !== null && cart.push !== known.push)
        moments.push({ kind: 'push', lane, side: cart.push === 1 ? 1 : -1 });
      return call;
    });
    before = now;
    return moments;
  };
}

function seenIn({ carts, rigid }: StageView): readonly Seen[] {
  if (rigid)
    return rigid.carts.map(({ theta, push, fallen }) => ({
      life: '',
      lean: theta / RIGID.angleLimit,
      push,
      fallen: fallen !== null,
    }));
  return carts.map(({ life, theta, push, fall }) => ({ life, lean: theta / ANGLE_LIMIT, push, fallen: fall !== null }));
}

/** Whose pushes are heard and whose falls are felt; null where somebody only watches. */
export function ownLane({ own, heard, rigid }: StageView): number | null {
  return (rigid ? rigid.own : (own ?? heard)) ?? null;
}

/** What goes on all the while: the wind that blows on whoever stands, in N, and the own cart's lean as a share of the limit. */
export function aroundOwn(view: StageView): { readonly wind: number; readonly lean: number } {
  const cart = ownCart(view);
  const stands = view.carts.some(({ fall }) => fall === null);
  return { wind: stands ? (view.carts[0]?.wind ?? 0) : 0, lean: cart && !cart.down ? cart.lean : 0 };
}
