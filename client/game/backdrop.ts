/**
 * What lies behind a lane: the tiers of an arena, nearer ones moving more as the view follows the cart, a light from above on the cart,
 * and the floor. Faint, so that the pole and its scale are read at once.
 */
import type { GameObjects } from 'phaser';
import { GROUND_DEPTH } from './cartShape.ts';
import type { LaneSpace } from './lane.ts';
import { mix, type Palette } from './palette.ts';
import type { DrawnPose } from './pose.ts';

/** From the back to the front. Heights in m above the rail, gaps between aisles in m; `moves`: share of the view's way; `near`: how clear. */
const TIERS = [
  { top: 1.16, height: 0.15, aisles: 0.95, moves: 0.18, near: 0.4 },
  { top: 0.96, height: 0.17, aisles: 1.15, moves: 0.27, near: 0.6 },
  { top: 0.73, height: 0.19, aisles: 1.4, moves: 0.38, near: 0.8 },
] as const;
const AISLE = 0.05; // m
const LIGHT = { top: 0.13, bottom: 0.56 } as const; // m, half of its width

type Pen = GameObjects.Graphics;

/** @param pose null: no light @param accent of whoever stands here: the light has a trace of it */
export function drawBackdrop(g: Pen, space: LaneSpace, pose: DrawnPose | null, accent: number, palette: Palette): void {
  drawFloor(g, space, palette);
  if (space.box.small) return;
  for (const tier of TIERS) drawTier(g, space, tier, palette);
  if (pose && pose.life > 0) drawLight(g, space, pose.x, mix(palette.beam, accent, 0.12), 0.5 * pose.life);
}

/** Alone where a device has no time for the rest. */
export function drawFloor(g: Pen, { box, railY, metre }: LaneSpace, palette: Palette): void {
  const top = railY + GROUND_DEPTH * metre;
  const bottom = box.y + box.height;
  if (bottom > top) g.fillStyle(palette.floor, 1).fillRect(box.x, top, box.width, bottom - top);
}

/** A band of seats, cut by aisles. */
function drawTier(g: Pen, space: LaneSpace, tier: (typeof TIERS)[number], palette: Palette): void {
  const { box, railY, metre, at } = space;
  const top = Math.max(railY - tier.top * metre, box.y);
  const bottom = railY - (tier.top - tier.height) * metre;
  if (bottom <= top) return;
  const gap = tier.aisles * metre;
  const middle = box.x + box.width / 2 + (at(0) - (box.x + box.width / 2)) * tier.moves;
  const right = box.x + box.width;
  g.fillStyle(palette.seats, tier.near);
  for (let from = middle - gap * Math.ceil((middle - box.x) / gap); from < right; from += gap) {
    const left = Math.max(from + (AISLE / 2) * metre, box.x);
    const width = Math.min(from + gap - (AISLE / 2) * metre, right) - left;
    if (width > 0) g.fillRect(left, top, width, bottom - top);
  }
}

/** A cone from above that follows the cart. */
function drawLight(g: Pen, { box, railY, metre, at }: LaneSpace, x: number, colour: number, strength: number): void {
  const middle = at(x);
  const clamp = (px: number): number => Math.min(Math.max(px, box.x), box.x + box.width);
  const [t, b] = [LIGHT.top * metre, LIGHT.bottom * metre];
  const corners = [clamp(middle - t), clamp(middle + t), clamp(middle + b), clamp(middle - b)] as const;
  g.fillStyle(colour, strength);
  g.fillTriangle(corners[0], box.y, corners[1], box.y, corners[2], railY);
  g.fillTriangle(corners[0], box.y, corners[2], railY, corners[3], railY);
}
