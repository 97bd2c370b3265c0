/** The one drawing of a cart and its pole: every page that shows one shows this. */
import type { GameObjects } from 'phaser';
import { ANGLE_LIMIT } from '../../shared/sim/cartpole.ts';
import type { CartView } from '../model/stageView.ts';
import { around, drawScale, type Point } from './angleScale.ts';
import { BODY_BOTTOM, CART, CART_TOP, POLE_LENGTH, POLE_WIDTH } from './cartShape.ts';
import type { LaneSpace } from './lane.ts';
import { mix, type Palette } from './palette.ts';
import type { DrawnPose } from './pose.ts';

const ALARM_FROM = 0.55; // share of the limit from which the scale turns red
const SPOKES = [0, Math.PI / 3, (2 * Math.PI) / 3];

export function drawCart(
  g: GameObjects.Graphics,
  space: LaneSpace,
  cart: CartView,
  pose: DrawnPose,
  palette: Palette,
  angleLimit: number = ANGLE_LIMIT,
): void {
  const accent = cart.who === 'human' ? palette.human : palette.agent;
  const foot = { x: space.at(pose.foot.x), y: space.railY - pose.foot.y * space.metre };
  const lean = Math.min(Math.abs(pose.theta) / angleLimit, 1);
  const alarm = Math.max((lean - ALARM_FROM) / (1 - ALARM_FROM), 0);
  const leanColour = mix(accent, palette.danger, alarm);
  const stands = cart.fall === null;
  if (stands) drawScale(g, space, foot, pose.theta, leanColour, palette, angleLimit);
  if (stands) drawReflection(g, space, pose.x, accent);
  drawBody(g, space, pose, accent, palette);
  if (cart.push !== null && stands) drawPush(g, space, pose.x, cart.push === 1 ? 1 : -1, accent, cart.explored);
  const faded = mix(palette.rail, accent, pose.life);
  drawPole(g, space, foot, pose.theta, stands ? accent : faded, stands ? leanColour : faded, palette);
}

/** Around its middle, turned as it lies: a cabin over a chassis, a stripe of whoever drives it between. */
function drawBody(g: GameObjects.Graphics, space: LaneSpace, pose: DrawnPose, accent: number, palette: Palette): void {
  const { metre, railY, unit } = space;
  const wheel = CART.wheel * metre;
  const width = CART.width * metre;
  const height = CART.height * metre;
  const feet = (CART_TOP / 2) * metre;
  const round = height * 0.28;
  const alive = (colour: number): number => mix(palette.rail, colour, 0.35 + 0.65 * pose.life);
  g.save()
    .translateCanvas(space.at(pose.x), railY - pose.y * metre - feet)
    .rotateCanvas(pose.tilt);
  g.fillStyle(alive(palette.shade), 1).fillRoundedRect(-width / 2, -feet, width, height, round);
  g.fillStyle(alive(palette.cart), 1);
  g.fillRoundedRect(-width / 2, -feet, width, height * 0.74, { tl: round, tr: round, bl: 0, br: 0 });
  g.fillStyle(mix(palette.rail, accent, pose.life), 1);
  g.fillRect(-width / 2, -feet + height * 0.64, width, Math.max(height * 0.14, 2 * unit));
  for (const side of [-1, 1])
    drawWheel(g, space, { x: side * width * 0.3, y: feet - wheel }, pose.x, accent, pose.life, palette);
  g.restore();
}

/** @param rolled m, the way that the wheel has gone @param life of the cart: 0 has come to rest */
function drawWheel(
  g: GameObjects.Graphics,
  space: LaneSpace,
  at: Point,
  rolled: number,
  accent: number,
  life: number,
  palette: Palette,
): void {
  const { metre, unit, box } = space;
  const wheel = CART.wheel * metre;
  g.fillStyle(palette.ground, 1).fillCircle(at.x, at.y, wheel);
  g.lineStyle(Math.max(wheel * 0.22, 1.5 * unit), palette.shade, 1).strokeCircle(at.x, at.y, wheel * 0.86);
  if (box.small) return;
  g.lineStyle(Math.max(unit, wheel * 0.1), palette.shade, 0.8);
  for (const spoke of SPOKES) {
    const turn = rolled / CART.wheel + spoke;
    const [dx, dy] = [Math.cos(turn) * wheel * 0.8, Math.sin(turn) * wheel * 0.8];
    g.lineBetween(at.x - dx, at.y - dy, at.x + dx, at.y + dy);
  }
  g.fillStyle(mix(palette.shade, accent, life), 1).fillCircle(at.x, at.y, wheel * 0.26);
}

/** What the rail shows of the cart above it. */
function drawReflection(g: GameObjects.Graphics, space: LaneSpace, x: number, accent: number): void {
  const { metre, unit, railY, at, box } = space;
  for (const half of [0.62, 0.4]) {
    const left = Math.max(at(x) - half * CART.width * metre, box.x);
    const right = Math.min(at(x) + half * CART.width * metre, box.x + box.width);
    if (right > left) g.fillStyle(accent, 0.3).fillRect(left, railY, right - left, 4 * unit);
  }
}

function drawPole(
  g: GameObjects.Graphics,
  space: LaneSpace,
  foot: Point,
  theta: number,
  colour: number,
  tip: number,
  palette: Palette,
): void {
  const { box, metre, unit } = space;
  const thick = Math.max(POLE_WIDTH * metre, (box.small ? 3.5 : 5) * unit);
  const end = around(foot, theta, POLE_LENGTH * metre);
  const seen = ({ x }: Point): boolean => x > box.x && x < box.x + box.width; // a neighbour's lane may begin there
  const part = withinLane(foot, end, space);
  if (part) {
    g.lineStyle(thick, colour, 1).lineBetween(part[0].x, part[0].y, part[1].x, part[1].y);
    const lit = thick * 0.2; // from the left, along the whole pole
    const light = { x: -lit * Math.cos(theta), y: -lit * Math.sin(theta) };
    g.lineStyle(thick * 0.22, mix(colour, palette.light, 0.45), 1);
    g.lineBetween(part[0].x + light.x, part[0].y + light.y, part[1].x + light.x, part[1].y + light.y);
  }
  if (seen(foot)) g.fillStyle(colour, 1).fillCircle(foot.x, foot.y, thick * 0.95);
  if (seen(end)) {
    g.fillStyle(mix(tip, palette.ink, 0.15), 1).fillCircle(end.x, end.y, thick * 0.9);
    g.fillStyle(mix(tip, palette.light, 0.6), 1).fillCircle(end.x - thick * 0.26, end.y - thick * 0.26, thick * 0.24);
  }
  if (seen(foot)) g.fillStyle(palette.ground, 1).fillCircle(foot.x, foot.y, thick * 0.45);
}

/** What of a line lies between the lane's left and right border. */
function withinLane(from: Point, to: Point, { box }: LaneSpace): readonly [Point, Point] | null {
  const [left, right] = [box.x, box.x + box.width];
  if (Math.max(from.x, to.x) <= left || Math.min(from.x, to.x) >= right) return null;
  const cut = (point: Point): Point => {
    const x = Math.min(Math.max(point.x, left), right);
    return x === point.x ? point : { x, y: from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x) };
  };
  return [cut(from), cut(to)];
}

/** An arrow beside the cart, where it is being pushed to; hollow where the push was drawn at random. */
function drawPush(
  g: GameObjects.Graphics,
  space: LaneSpace,
  x: number,
  side: 1 | -1,
  colour: number,
  hollow: boolean,
): void {
  const { metre, unit, box } = space;
  const y = space.railY - (BODY_BOTTOM + CART.height * 0.5) * metre;
  const from = space.at(x) + side * (CART.width * 0.5 * metre + (box.small ? 4 : 9) * unit);
  const border = side === 1 ? box.x + box.width : box.x; // a neighbour's lane may begin there
  const length = { shaft: 0.26 * metre, head: Math.max(0.13 * metre, (box.small ? 7 : 11) * unit) };
  const fits = Math.min(Math.max((side * (border - from)) / (length.shaft + length.head), 0), 1);
  const [shaft, head] = [length.shaft * fits, length.head * fits];
  const thick = Math.max(0.055 * metre, (box.small ? 3 : 5) * unit);
  const neck = from + side * shaft;
  const tip = neck + side * head;
  if (hollow) {
    const points = [
      [from, y - thick / 2],
      [neck, y - thick / 2],
      [neck, y - head * 0.75],
      [tip, y],
      [neck, y + head * 0.75],
      [neck, y + thick / 2],
      [from, y + thick / 2],
    ].map(([px, py]) => ({ x: px!, y: py! }));
    g.lineStyle(2 * unit, colour, 1).strokePoints(
      points as unknown as Parameters<typeof g.strokePoints>[0],
      true,
      true,
    );
    return;
  }
  g.fillStyle(colour, 1).fillRect(Math.min(from, neck), y - thick / 2, shaft, thick);
  g.fillTriangle(neck, y - head * 0.75, tip, y, neck, y + head * 0.75);
}
