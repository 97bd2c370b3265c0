/** The one drawing of a cart and its pole: every page that shows one shows this. */
import type { GameObjects } from 'phaser';
import { ANGLE_LIMIT } from '../../shared/sim/cartpole.ts';
import type { CartView } from '../model/stageView.ts';
import type { LaneSpace } from './lane.ts';
import { mix, type Palette } from './palette.ts';

const POLE = 1; // m, hinge to tip: twice the half length
const SCALE_RADIUS = 1.13; // m, of the angle scale around the hinge
const CART = { width: 0.5, height: 0.19, wheel: 0.068 }; // m
const ALARM_FROM = 0.55; // share of the limit from which the scale turns red
const UP = -Math.PI / 2;

/** How a fallen cart lies by now; a standing one is `cart` itself. */
export interface DrawnPose {
  readonly x: number; // m
  readonly theta: number; // rad
  readonly life: number; // 1 stands, 0 has come to rest on the ground
}

export function drawCart(
  g: GameObjects.Graphics,
  space: LaneSpace,
  cart: CartView,
  pose: DrawnPose,
  palette: Palette,
): void {
  const accent = cart.who === 'human' ? palette.human : palette.agent;
  const hinge = { x: space.at(pose.x), y: space.railY - (CART.wheel * 1.55 + CART.height * 0.72) * space.metre };
  const lean = Math.min(Math.abs(pose.theta) / ANGLE_LIMIT, 1);
  const alarm = Math.max((lean - ALARM_FROM) / (1 - ALARM_FROM), 0);
  const leanColour = mix(accent, palette.danger, alarm);
  if (cart.fall === null) drawScale(g, space, hinge, pose.theta, leanColour, palette);
  drawBody(g, space, pose, accent, palette);
  if (cart.push !== null && cart.fall === null)
    drawPush(g, space, pose.x, cart.push === 1 ? 1 : -1, accent, cart.explored);
  const faded = mix(palette.rail, accent, pose.life);
  const standing = cart.fall === null;
  drawPole(g, space, hinge, pose.theta, standing ? accent : faded, standing ? leanColour : faded, palette);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function around(hinge: Point, angle: number, radius: number): Point {
  return { x: hinge.x + Math.cos(UP + angle) * radius, y: hinge.y + Math.sin(UP + angle) * radius };
}

/** The 12 degrees to both sides: the part that the pole leans through is filled, red when it nears the end. */
function drawScale(
  g: GameObjects.Graphics,
  space: LaneSpace,
  hinge: Point,
  theta: number,
  colour: number,
  palette: Palette,
): void {
  const { unit, metre } = space;
  const radius = SCALE_RADIUS * metre;
  const shown = Math.min(Math.max(theta, -ANGLE_LIMIT), ANGLE_LIMIT);
  const share = Math.abs(shown) / ANGLE_LIMIT;

  g.fillStyle(colour, 0.1 + 0.22 * share);
  g.slice(hinge.x, hinge.y, radius, UP + Math.min(shown, 0), UP + Math.max(shown, 0)).fillPath();

  for (const side of [-1, 1]) {
    const threatened = Math.sign(theta) === side ? share : 0;
    const limit = around(hinge, side * ANGLE_LIMIT, radius + 4 * unit);
    dashed(
      g,
      around(hinge, side * ANGLE_LIMIT, 0.3 * metre),
      limit,
      6 * unit,
      1.5 * unit,
      palette.danger,
      0.3 + 0.6 * threatened,
    );
  }
  g.lineStyle(2 * unit, palette.rail, 0.9);
  g.beginPath()
    .arc(hinge.x, hinge.y, radius, UP - ANGLE_LIMIT, UP + ANGLE_LIMIT)
    .strokePath();
  if (share > 0.01) {
    g.lineStyle(6 * unit, colour, 1);
    g.beginPath()
      .arc(hinge.x, hinge.y, radius, UP + Math.min(shown, 0), UP + Math.max(shown, 0))
      .strokePath();
  }
  for (const mark of [-1, -0.5, 0, 0.5, 1]) {
    const end = Math.abs(mark) === 1;
    const from = around(hinge, mark * ANGLE_LIMIT, radius - (end ? 7 : 4) * unit);
    const to = around(hinge, mark * ANGLE_LIMIT, radius + (end ? 9 : 5) * unit);
    g.lineStyle((end ? 3 : 2) * unit, end ? palette.danger : palette.soft, 1).lineBetween(from.x, from.y, to.x, to.y);
  }
}

function dashed(
  g: GameObjects.Graphics,
  from: Point,
  to: Point,
  dash: number,
  width: number,
  colour: number,
  alpha: number,
): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  g.lineStyle(width, colour, alpha);
  for (let at = 0; at < length; at += 2 * dash) {
    const [a, b] = [at / length, Math.min(at + dash, length) / length];
    g.lineBetween(
      from.x + (to.x - from.x) * a,
      from.y + (to.y - from.y) * a,
      from.x + (to.x - from.x) * b,
      from.y + (to.y - from.y) * b,
    );
  }
}

function drawBody(g: GameObjects.Graphics, space: LaneSpace, pose: DrawnPose, accent: number, palette: Palette): void {
  const { metre, railY, unit } = space;
  const x = space.at(pose.x);
  const wheel = CART.wheel * metre;
  const width = CART.width * metre;
  const height = CART.height * metre;
  const top = railY - 1.55 * wheel - height;
  g.fillStyle(mix(palette.rail, palette.cart, 0.35 + 0.65 * pose.life), 1);
  g.fillRoundedRect(x - width / 2, top, width, height, height * 0.28);
  g.fillStyle(mix(palette.rail, accent, pose.life), 1);
  g.fillRect(x - width / 2, top + height * 0.66, width, Math.max(height * 0.13, 2 * unit));
  for (const side of [-1, 1]) {
    const cx = x + side * width * 0.3;
    const cy = railY - wheel;
    const turn = pose.x / CART.wheel;
    g.fillStyle(palette.ground, 1).fillCircle(cx, cy, wheel);
    g.lineStyle(Math.max(wheel * 0.22, 1.5 * unit), palette.shade, 1).strokeCircle(cx, cy, wheel * 0.86);
    for (const spoke of [0, Math.PI / 3, (2 * Math.PI) / 3]) {
      const [dx, dy] = [Math.cos(turn + spoke) * wheel * 0.8, Math.sin(turn + spoke) * wheel * 0.8];
      g.lineStyle(Math.max(unit, wheel * 0.1), palette.shade, 0.8).lineBetween(cx - dx, cy - dy, cx + dx, cy + dy);
    }
  }
}

function drawPole(
  g: GameObjects.Graphics,
  space: LaneSpace,
  hinge: Point,
  theta: number,
  colour: number,
  tip: number,
  palette: Palette,
): void {
  const thick = Math.max(0.055 * space.metre, 5 * space.unit);
  const end = around(hinge, theta, POLE * space.metre);
  g.lineStyle(thick, colour, 1).lineBetween(hinge.x, hinge.y, end.x, end.y);
  g.fillStyle(colour, 1).fillCircle(hinge.x, hinge.y, thick * 0.95);
  g.fillStyle(mix(tip, palette.ink, 0.15), 1).fillCircle(end.x, end.y, thick * 0.82);
  g.fillStyle(palette.ground, 1).fillCircle(hinge.x, hinge.y, thick * 0.45);
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
  const { metre, unit } = space;
  const y = space.railY - (CART.wheel * 1.55 + CART.height * 0.5) * metre;
  const from = space.at(x) + side * (CART.width * 0.5 * metre + 9 * unit);
  const shaft = 0.26 * metre;
  const head = Math.max(0.13 * metre, 11 * unit);
  const thick = Math.max(0.055 * metre, 5 * unit);
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
