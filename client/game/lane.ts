/** Where a lane's metres lie on the canvas. One scale for both axes: angles are drawn as they are. */
import { TRACK_LIMIT } from '../../shared/sim/cartpole.ts';
import type { LaneBox } from '../model/laneLayout.ts';
import { GROUND_DEPTH } from './cartShape.ts';

export interface LaneSpace {
  readonly box: LaneBox; // canvas pixels
  readonly unit: number; // canvas pixels per CSS pixel
  readonly metre: number; // canvas pixels
  readonly railY: number; // top of the rail
  readonly wholeTrack: boolean; // both ends are in view
  /** Canvas x of a place on the track. */
  readonly at: (x: number) => number;
}

const POLE_AND_ROOM = 1.62; // m, from the rail to above the angle scale
const GROUND_AND_ROOM = GROUND_DEPTH + 0.02; // m, below the rail
const BELOW_RAIL = 46; // CSS pixels, with the overview
const BELOW_RAIL_WIDE = 30; // without it
const BELOW_RAIL_SMALL = 14;
const HEADROOM_SMALL = 20; // CSS pixels: one line of text
const TRACK_AND_ROOM = 2 * (TRACK_LIMIT + 1); // m: at either end there is room for a cart and its arrow
const CLOSE_VIEW = 3.1; // m: narrower screens follow the cart at this width
const EDGE_ROOM = 0.3; // m between what is loose and the lane's border

/** Canvas pixels above the pole and below the rail that are not the world's. */
function margins(box: LaneBox, unit: number, headroom: number): { readonly above: number; readonly below: number } {
  if (box.small) return { above: Math.min(headroom, HEADROOM_SMALL) * unit, below: BELOW_RAIL_SMALL * unit };
  const wide = box.width > 2 * box.height;
  return {
    above: (wide ? headroom / 4 : headroom) * unit,
    below: (wide ? BELOW_RAIL_WIDE : BELOW_RAIL) * unit,
  };
}

/**
 * As close as the lane's height allows; where the track is then wider than the lane, the view follows the cart and stops at the track's ends.
 * @param headroom CSS pixels at the top kept free for text; in a wide lane the text stands beside the cart, and a quarter is enough
 * @param loose m, places that the view moves on for, as far as the cart stays in it
 */
export function laneSpace(
  box: LaneBox,
  cartX: number,
  unit: number,
  headroom: number,
  loose: readonly number[] = [],
): LaneSpace {
  const { above, below } = margins(box, unit, headroom);
  const room = Math.max(box.height - below - above, 40 * unit);
  const metre = Math.min(
    room / POLE_AND_ROOM,
    (room + below) / (POLE_AND_ROOM + GROUND_AND_ROOM),
    box.width / CLOSE_VIEW,
  );
  const seen = box.width / metre; // m
  const slack = Math.max((TRACK_AND_ROOM - seen) / 2, 0); // how far the view may go from the middle
  const within = (middle: number, x: number): number =>
    clamp(middle, x - seen / 2 + EDGE_ROOM, x + seen / 2 - EDGE_ROOM);
  const middle = within(loose.reduce(within, clamp(cartX, -slack, slack)), cartX);
  const railY = box.y + box.height - Math.max(below, GROUND_AND_ROOM * metre);
  return {
    box,
    unit,
    metre,
    railY,
    wholeTrack: slack === 0,
    at: (x) => box.x + box.width / 2 + (x - middle) * metre,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
