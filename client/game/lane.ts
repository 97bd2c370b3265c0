/** Where a lane's metres lie on the canvas. One scale for both axes: angles are drawn as they are. */
import { TRACK_LIMIT } from '../../shared/sim/cartpole.ts';

export interface Box {
  readonly x: number; // canvas pixels
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LaneSpace {
  readonly box: Box;
  readonly unit: number; // canvas pixels per CSS pixel
  readonly metre: number; // canvas pixels
  readonly railY: number; // top of the rail
  readonly wholeTrack: boolean; // both ends are in view
  /** Canvas x of a place on the track. */
  readonly at: (x: number) => number;
}

const POLE_AND_ROOM = 1.62; // m, from the rail to above the angle scale
const BELOW_RAIL = 46; // CSS pixels, with the overview
const BELOW_RAIL_WIDE = 30; // without it
const TRACK_AND_ROOM = 2 * TRACK_LIMIT + 0.8; // m
const CLOSE_VIEW = 3.1; // m: narrower screens follow the cart at this width

/**
 * As close as the lane's height allows; where the track is then wider than the lane, the view follows the cart and stops at the track's ends.
 * @param headroom CSS pixels at the top kept free for text; in a wide lane the text stands beside the cart, and a quarter is enough
 */
export function laneSpace(box: Box, cartX: number, unit: number, headroom: number): LaneSpace {
  const wide = box.width > 2 * box.height;
  const below = (wide ? BELOW_RAIL_WIDE : BELOW_RAIL) * unit;
  const room = Math.max(box.height - below - (wide ? headroom / 4 : headroom) * unit, 40 * unit);
  const metre = Math.min(room / POLE_AND_ROOM, Math.max(box.width / TRACK_AND_ROOM, box.width / CLOSE_VIEW));
  const seen = box.width / metre; // m
  const slack = Math.max((TRACK_AND_ROOM - seen) / 2, 0); // how far the view may go from the middle
  const middle = Math.min(Math.max(cartX, -slack), slack);
  const railY = box.y + box.height - below;
  return {
    box,
    unit,
    metre,
    railY,
    wholeTrack: slack === 0,
    at: (x) => box.x + box.width / 2 + (x - middle) * metre,
  };
}

const LOW_STAGE = 2.8; // width to height: from here on lanes stand side by side (pages/arena.css has the same number)

/** Lanes from top to bottom, equally high; on a low stage, as a phone lying down has, from left to right. */
export function laneBoxes(width: number, height: number, count: number): Box[] {
  if (count > 1 && width / height >= LOW_STAGE) {
    return Array.from({ length: count }, (_, i) => ({ x: (i * width) / count, y: 0, width: width / count, height }));
  }
  const each = height / Math.max(count, 1);
  return Array.from({ length: count }, (_, i) => ({ x: 0, y: i * each, width, height: each }));
}
