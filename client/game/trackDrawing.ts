/** The track under a cart: rail, marks, both ends, wind, and an overview where the view follows the cart. */
import type { GameObjects } from 'phaser';
import { TRACK_LIMIT } from '../../shared/sim/cartpole.ts';
import { GROUND_DEPTH, RAIL_BEYOND } from './cartShape.ts';
import type { LaneSpace } from './lane.ts';
import type { Palette } from './palette.ts';

const POST = 0.42; // m, height of what stands at each end
const POSTS = 0.25; // m between those that carry the rail
const WARNED = 1; // m before each end
const STREAKS = 14;

/** @param limit m, where the track ends to either side */
export function drawTrack(
  g: GameObjects.Graphics,
  space: LaneSpace,
  cartX: number,
  palette: Palette,
  limit: number = TRACK_LIMIT,
): void {
  const { unit, railY, at, metre, box } = space;
  /** Only what lies in this lane: another may stand beside it. */
  const bar = (from: number, to: number, y: number, height: number): void => {
    const left = Math.max(from, box.x);
    const right = Math.min(to, box.x + box.width);
    if (right > left) g.fillRect(left, y, right - left, height);
  };
  const marks = (box.small ? 6 : 9) * unit;
  const ground = railY + GROUND_DEPTH * metre;
  g.fillStyle(palette.mark, 1);
  bar(box.x, box.x + box.width, ground, 2 * unit);
  if (!box.small) {
    const posts = Math.floor((limit + RAIL_BEYOND) / POSTS);
    g.fillStyle(palette.mark, 0.55);
    for (let i = -posts; i <= posts; i++)
      bar(at(i * POSTS) - 2 * unit, at(i * POSTS) + 2 * unit, railY, ground - railY);
  }
  g.fillStyle(palette.rail, 1);
  bar(at(-limit - RAIL_BEYOND), at(limit + RAIL_BEYOND), railY, 4 * unit);
  g.fillStyle(palette.light, 0.28);
  bar(at(-limit - RAIL_BEYOND), at(limit + RAIL_BEYOND), railY, unit);
  const most = box.small ? 2 * Math.floor(limit) : Math.floor(2 * limit);
  for (let halfMetres = -most; halfMetres <= most; halfMetres += box.small ? 2 : 1) {
    const mark = at(halfMetres / 2);
    g.fillStyle(halfMetres === 0 ? palette.soft : palette.mark, 1);
    bar(mark - unit, mark + unit, railY + marks, (box.small ? 4 : halfMetres % 2 === 0 ? 9 : 5) * unit);
  }
  const warnedFrom = limit - WARNED;
  const near = Math.min(Math.max((Math.abs(cartX) - warnedFrom) / WARNED, 0), 1);
  for (const side of [-1, 1]) {
    const warned = Math.sign(cartX) === side ? near : 0;
    const end = at(side * limit);
    const outer = at(side * (limit + RAIL_BEYOND));
    g.fillStyle(palette.danger, 0.12 + 0.28 * warned);
    bar(Math.min(end, outer), Math.max(end, outer), railY - POST * metre, POST * metre);
    g.fillStyle(palette.danger, 0.75 + 0.25 * warned);
    bar(end - 1.5 * unit, end + 1.5 * unit, railY - POST * metre, POST * metre + (box.small ? 8 : 14) * unit);
    drawLamp(g, space, end, railY - POST * metre, warned, palette);
  }
}

/** On top of an end's post: brighter as the cart comes near. */
function drawLamp(
  g: GameObjects.Graphics,
  { unit, box }: LaneSpace,
  x: number,
  y: number,
  warned: number,
  palette: Palette,
): void {
  const radius = (box.small ? 2.5 : 4.5) * unit;
  const halo = radius * (1.4 + 2.2 * warned);
  if (x - halo < box.x || x + halo > box.x + box.width) return;
  if (warned > 0) g.fillStyle(palette.danger, 0.3 * warned).fillCircle(x, y, halo);
  g.fillStyle(palette.danger, 1).fillCircle(x, y, radius);
}

/** The whole track in small, where only a part of it is in view. */
export function drawOverview(
  g: GameObjects.Graphics,
  space: LaneSpace,
  cartX: number,
  colour: number,
  palette: Palette,
): void {
  if (space.wholeTrack || space.box.small) return;
  const { unit, box } = space;
  const width = Math.min(box.width * 0.5, 220 * unit);
  const left = box.x + (box.width - width) / 2;
  const y = box.y + box.height - 14 * unit;
  g.fillStyle(palette.mark, 1).fillRoundedRect(left, y - 1.5 * unit, width, 3 * unit, 1.5 * unit);
  for (const end of [left, left + width])
    g.fillStyle(palette.danger, 1).fillRect(end - unit, y - 5 * unit, 2 * unit, 10 * unit);
  const share = Math.min(Math.max((cartX / TRACK_LIMIT + 1) / 2, 0), 1);
  g.fillStyle(colour, 1).fillCircle(left + share * width, y, 4.5 * unit);
}

/** Streaks that drift with the wind; longer and clearer the harder it blows. @param drift m, how far they have gone */
export function drawWind(
  g: GameObjects.Graphics,
  space: LaneSpace,
  wind: number,
  drift: number,
  palette: Palette,
): void {
  if (Math.abs(wind) < 0.2) return;
  const { box, unit, metre } = space;
  const strength = Math.min(Math.abs(wind) / 8, 1);
  const length = (14 + 60 * strength) * unit;
  g.fillStyle(palette.ink, 0.08 + 0.16 * strength);
  for (let i = 0; i < STREAKS; i++) {
    const lane = ((i * 0.618) % 1) * 0.62 + 0.12;
    const depth = 0.6 + 0.8 * ((i * 0.37) % 1);
    const span = box.width + length;
    const along = (((i * 0.754 * span + drift * metre * depth) % span) + span) % span;
    const x = Math.max(box.x + along - length, box.x);
    g.fillRect(x, box.y + lane * box.height, Math.min(length, box.x + box.width - x), 1.5 * unit);
  }
}
