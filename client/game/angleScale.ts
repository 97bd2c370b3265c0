/** The angles to both sides of a hinge, 12 degrees in the classic world: the part that the pole leans through is filled, red when it nears the end. */
import type { GameObjects } from 'phaser';
import { ANGLE_LIMIT } from '../../shared/sim/cartpole.ts';
import type { LaneSpace } from './lane.ts';
import type { Palette } from './palette.ts';

const RADIUS = 1.13; // m
const UP = -Math.PI / 2;
const MARKS = [-1, -0.5, 0, 0.5, 1]; // of the limit
const MARKS_SMALL = [-1, 0, 1];

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** @param angle rad from upright, positive to the right */
export function around(hinge: Point, angle: number, radius: number): Point {
  return { x: hinge.x + Math.cos(UP + angle) * radius, y: hinge.y + Math.sin(UP + angle) * radius };
}

export function drawScale(
  g: GameObjects.Graphics,
  space: LaneSpace,
  hinge: Point,
  theta: number,
  colour: number,
  palette: Palette,
  limit: number = ANGLE_LIMIT,
): void {
  const { unit, metre } = space;
  const { small } = space.box;
  const radius = RADIUS * metre;
  const shown = Math.min(Math.max(theta, -limit), limit);
  const share = Math.abs(shown) / limit;
  const [from, to] = [UP + Math.min(shown, 0), UP + Math.max(shown, 0)];

  g.fillStyle(colour, 0.1 + 0.22 * share);
  g.slice(hinge.x, hinge.y, radius, from, to).fillPath();

  for (const side of [-1, 1]) {
    const threatened = Math.sign(theta) === side ? share : 0;
    const near = around(hinge, side * limit, 0.3 * metre);
    const far = around(hinge, side * limit, radius + 4 * unit);
    g.lineStyle((small ? 1 : 1.5) * unit, palette.danger, 0.3 + 0.6 * threatened);
    if (small) g.lineBetween(near.x, near.y, far.x, far.y);
    else dashed(g, near, far, 6 * unit);
  }
  g.lineStyle(2 * unit, palette.rail, 0.9);
  g.beginPath()
    .arc(hinge.x, hinge.y, radius, UP - limit, UP + limit)
    .strokePath();
  if (share > 0.01) {
    g.lineStyle((small ? 4 : 6) * unit, colour, 1);
    g.beginPath().arc(hinge.x, hinge.y, radius, from, to).strokePath();
  }
  for (const mark of small ? MARKS_SMALL : MARKS) {
    const end = Math.abs(mark) === 1;
    const reach = (end ? 8 : 4.5) * (small ? 0.6 : 1) * unit;
    const inner = around(hinge, mark * limit, radius - reach);
    const outer = around(hinge, mark * limit, radius + reach);
    g.lineStyle((end ? 3 : 2) * unit, end ? palette.danger : palette.soft, 1);
    g.lineBetween(inner.x, inner.y, outer.x, outer.y);
  }
}

/** With the line style that is set. */
function dashed(g: GameObjects.Graphics, from: Point, to: Point, dash: number): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
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
