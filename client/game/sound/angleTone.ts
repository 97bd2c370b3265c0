/**
 * How a cart sounds: the pole's lean is the pitch, as on a piano (left low, right high) with upright beside it; where the pole's top is
 * is where the sound comes from; near an end of the track it ticks. The state is told, never what to do about it.
 */
import type { OwnCart } from '../../model/ownCart.ts';

export interface AngleTone {
  readonly hertz: number;
  readonly pan: number; // -1 left ear .. 1 right ear
  readonly clicks: number; // a second
}

export const UPRIGHT_HERTZ = 330;
/** A new tone is told at most this often: below what an ear tells apart. */
export const EVERY_MS = 1000 / 30;
export const OCTAVES = 1; // from upright to the angle at which it is down
const FURTHEST = 1.25; // shares of a limit: a pole may be drawn beyond it
/** Of the pan, the cart's place; the lean has the rest, more than the top of a pole really moves. */
export const PLACE_SHARE = 0.65;
const EDGE = { from: 0.55, slowest: 2, fastest: 10 }; // share of the way to the end; clicks a second

function within(value: number, limit: number): number {
  return Math.min(Math.max(value, -limit), limit);
}

/** Rises with the lean. */
export function leanHertz(lean: number): number {
  return UPRIGHT_HERTZ * 2 ** (OCTAVES * within(lean, FURTHEST));
}

/** Rises with the lean and with the place. */
export function topPan(lean: number, place: number): number {
  return within(PLACE_SHARE * within(place, 1) + (1 - PLACE_SHARE) * within(lean, 1), 1);
}

/** None on the inner part of the track. */
export function edgeClicks(place: number): number {
  const share = (Math.min(Math.abs(place), 1) - EDGE.from) / (1 - EDGE.from);
  return share <= 0 ? 0 : EDGE.slowest + (EDGE.fastest - EDGE.slowest) * share;
}

export function angleTone({ lean, place }: Pick<OwnCart, 'lean' | 'place'>): AngleTone {
  return { hertz: leanHertz(lean), pan: topPan(lean, place), clicks: edgeClicks(place) };
}
