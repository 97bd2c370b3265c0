/** What stands on a canvas, as a sentence. */
import type { OwnCart } from '../model/ownCart.ts';
import type { Words } from './words/en.ts';

/** How it stands; with the clock where there is one. */
export function twinWords(cart: OwnCart, tick: number | undefined, w: Words): string {
  if (cart.down) return w.twinDown;
  const degrees = Math.round((Math.abs(cart.theta) * 180) / Math.PI);
  const away = Math.round(Math.min(Math.abs(cart.place), 1) * 10) / 10;
  const lean = degrees === 0 ? w.twinUpright : w.twinLeans(degrees, cart.theta < 0 ? 'left' : 'right');
  const place = away === 0 ? w.twinCentre : w.twinPlace(away, cart.place < 0 ? 'left' : 'right');
  return [lean, place, ...(tick === undefined ? [] : [w.twinTick(tick)])].join(', ');
}
