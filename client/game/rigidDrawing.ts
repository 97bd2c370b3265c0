/** Bumper's rail with all its carts, poles and balls: the one drawing of a cart, half as large again as in the classic world. */
import type { GameObjects } from 'phaser';
import type { RigidFrameBall } from '../../shared/protocol/rigidFrame.ts';
import { RIGID } from '../../shared/rigid/rigidParameters.ts';
import type { RigidCartView, RigidStageView } from '../model/rigidView.ts';
import { drawBackdrop } from './backdrop.ts';
import { drawCart } from './cartDrawing.ts';
import { HINGE_HEIGHT } from './cartShape.ts';
import type { LaneSpace } from './lane.ts';
import type { Palette } from './palette.ts';
import type { DrawnPose } from './pose.ts';
import { drawTrack } from './trackDrawing.ts';

export const CART_SCALE = 1.5; // metres of the rigid world to one of the classic drawing
const TICKS_TO_REST = 45; // after a fall: so long its colours fade
const ROOM_ABOVE = 2.7; // m: the poles, and where balls come from
const BELOW_RAIL = 46; // CSS pixels
const WHOLE_RAIL = 2 * (RIGID.railHalf + 1); // m: at either end there is room for a cart that drops
const CLOSE_VIEW = 6.6; // m: narrower screens follow the own cart at this width
const CLOSE_METRE = 78; // CSS pixels: with fewer per metre the view comes closer than the whole rail

interface Canvas {
  readonly width: number; // canvas pixels
  readonly height: number;
  readonly unit: number; // canvas pixels per CSS pixel
}

/** Where the rail lies, in metres of the classic drawing. @param headroom CSS pixels at the top that are kept free for text */
export function rigidSpace({ width, height, unit }: Canvas, view: RigidStageView, headroom: number): LaneSpace {
  const wanted = Math.min(WHOLE_RAIL, Math.max(CLOSE_VIEW, width / unit / CLOSE_METRE));
  const room = Math.max(height - (BELOW_RAIL + headroom) * unit, 40 * unit);
  const metre = Math.min(width / wanted, room / ROOM_ABOVE);
  const seen = width / metre;
  const slack = Math.max((WHOLE_RAIL - seen) / 2, 0);
  const middle = Math.min(Math.max(focusOf(view), -slack), slack);
  return {
    box: { x: 0, y: 0, width, height, small: metre < 56 * unit },
    unit,
    metre: metre * CART_SCALE,
    railY: height - BELOW_RAIL * unit - Math.max((room - ROOM_ABOVE * metre) / 3, 0),
    wholeTrack: slack === 0,
    at: (x) => width / 2 + (x * CART_SCALE - middle) * metre,
  };
}

/** m, what a narrow view looks at: between the own cart and its nearest standing rival, closer to the own. */
function focusOf({ carts, own }: RigidStageView): number {
  const self = own === undefined ? undefined : carts[own];
  if (!self) return 0;
  const rivals = carts.filter((cart) => cart !== self && cart.fallen === null).map(({ x }) => x);
  const nearest = rivals.sort((a, b) => Math.abs(a - self.x) - Math.abs(b - self.x))[0];
  return nearest === undefined ? self.x : self.x + 0.4 * (nearest - self.x);
}

export function drawRigid(g: GameObjects.Graphics, space: LaneSpace, view: RigidStageView, palette: Palette): void {
  const outermost = view.carts.reduce((x, cart) => (cart.fallen || Math.abs(cart.x) < Math.abs(x) ? x : cart.x), 0);
  drawBackdrop(g, space, null, 0, palette);
  drawTrack(g, space, outermost / CART_SCALE, palette, RIGID.railHalf / CART_SCALE);
  const fallenFirst = [...view.carts].sort((a, b) => Number(a.fallen === null) - Number(b.fallen === null));
  for (const cart of fallenFirst) drawRigidCart(g, space, cart, view.tick, palette);
  for (const ball of view.balls) drawBall(g, space, ball, palette);
  drawRigidOverview(g, space, view, palette);
}

function drawRigidCart(
  g: GameObjects.Graphics,
  space: LaneSpace,
  cart: RigidCartView,
  tick: number,
  palette: Palette,
): void {
  const { who, push, fallen } = cart;
  const fall = fallen && { cause: fallen.cause, side: fallen.side };
  const [x, theta] = [cart.x / CART_SCALE, cart.theta];
  const shown = { who, life: '', x, theta, push, explored: false, fall, wind: 0 };
  drawCart(g, space, shown, poseOf(cart, tick), palette, RIGID.angleLimit);
}

/** As the world says; a cart that has left the rail, and with it the world, drops beside it. */
function poseOf({ x, theta, fallen }: RigidCartView, tick: number): DrawnPose {
  const since = fallen ? Math.max(tick - fallen.tick, 0) : 0;
  const life = fallen ? Math.max(1 - since / TICKS_TO_REST, 0) : 1;
  const side = fallen?.side === 'left' ? -1 : 1;
  const seconds = fallen?.cause === 'edge' ? since * RIGID.dt : 0;
  const y = -0.5 * RIGID.gravity * seconds * seconds;
  const at = (x + side * Math.min(seconds * 1.5, 1)) / CART_SCALE;
  const tilt = side * Math.min(seconds * 2, 1);
  const turned = theta + side * Math.min(seconds * 3, 1.4);
  const foot = { x: at, y: y / CART_SCALE + HINGE_HEIGHT };
  return { x: at, y: y / CART_SCALE, tilt, foot, theta: turned, life };
}

function drawBall(g: GameObjects.Graphics, space: LaneSpace, { x, y, radius }: RigidFrameBall, palette: Palette): void {
  const metre = space.metre / CART_SCALE;
  const [cx, cy, r] = [space.at(x / CART_SCALE), space.railY - y * metre, Math.max(radius * metre, 4 * space.unit)];
  g.fillStyle(palette.cart, 1).fillCircle(cx, cy, r);
  g.fillStyle(palette.shade, 1).fillCircle(cx + r * 0.22, cy + r * 0.24, r * 0.62);
  g.fillStyle(palette.cart, 1).fillCircle(cx - r * 0.06, cy - r * 0.08, r * 0.6);
  g.lineStyle(Math.max(1.5 * space.unit, r * 0.12), palette.ground, 1).strokeCircle(cx, cy, r);
}

/** Every cart on the whole rail, in small, where only a part of it is in view. */
function drawRigidOverview(g: GameObjects.Graphics, space: LaneSpace, view: RigidStageView, palette: Palette): void {
  if (space.wholeTrack) return;
  const { unit, box } = space;
  const width = Math.min(box.width * 0.6, 260 * unit);
  const left = box.x + (box.width - width) / 2;
  const y = box.y + box.height - 14 * unit;
  g.fillStyle(palette.mark, 1).fillRoundedRect(left, y - 1.5 * unit, width, 3 * unit, 1.5 * unit);
  for (const end of [left, left + width])
    g.fillStyle(palette.danger, 1).fillRect(end - unit, y - 5 * unit, 2 * unit, 10 * unit);
  for (const { x, who, fallen } of view.carts) {
    const share = Math.min(Math.max((x / RIGID.railHalf + 1) / 2, 0), 1);
    const colour = fallen ? palette.rail : who === 'human' ? palette.human : palette.agent;
    g.fillStyle(colour, 1).fillCircle(left + share * width, y, 4.5 * unit);
  }
}
