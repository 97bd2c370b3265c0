/** Draws a lane's effects: some under its cart, some over it. Nothing leaves the lane. */
import type { GameObjects } from 'phaser';
import { ANGLE_LIMIT } from '../../../shared/sim/cartpole.ts';
import type { CartView } from '../../model/stageView.ts';
import { around } from '../angleScale.ts';
import { CART, POLE_LENGTH } from '../cartShape.ts';
import type { LaneSpace } from '../lane.ts';
import { mix, type Palette } from '../palette.ts';
import type { DrawnPose } from '../pose.ts';
import { FELL_MS, freshness, type LaneEffects, SAVED_MS, STRUCK_MS, TRAIL_MS } from './laneEffects.ts';

const SPARKS = 22;
const SPARK_SPEED = 3.1; // m/s
const SPARK_GRAVITY = 7; // m/s^2
const DUST = 7; // grains to a wheel
const DUST_MS = 900;
const DUST_FROM = 1; // N
const GOLDEN = 0.618034; // spreads what is numbered evenly

type Pen = GameObjects.Graphics;

/** The lane moved by so many CSS pixels; its borders stay. */
export function moved(space: LaneSpace, by: { readonly x: number; readonly y: number }): LaneSpace {
  if (by.x === 0 && by.y === 0) return space;
  const { unit, railY, at } = space;
  return { ...space, railY: railY + by.y * unit, at: (x) => at(x) + by.x * unit };
}

export function drawUnder(
  g: Pen,
  space: LaneSpace,
  cart: CartView,
  pose: DrawnPose,
  effects: LaneEffects,
  accent: number,
  palette: Palette,
  nowMs: number,
): void {
  if (cart.fall === null && !space.box.small) drawDust(g, space, pose.x, cart.wind, palette, nowMs);
  drawTrail(g, space, effects, accent, nowMs);
}

export function drawOver(
  g: Pen,
  space: LaneSpace,
  pose: DrawnPose,
  effects: LaneEffects,
  accent: number,
  palette: Palette,
  nowMs: number,
  angleLimit: number = ANGLE_LIMIT,
): void {
  drawSaved(g, space, pose, effects, accent, nowMs, angleLimit);
  drawFell(g, space, effects, palette, nowMs);
  drawSparks(g, space, effects, mix(accent, palette.ink, 0.35), nowMs);
}

/** Where the tip has been, thin and faint at its old end. */
function drawTrail(g: Pen, space: LaneSpace, { trail, fell }: LaneEffects, accent: number, nowMs: number): void {
  if (fell && nowMs - fell.at > 1000) return; // what lies still leaves none
  const { unit, railY, metre, at, box } = space;
  for (let i = 1; i < trail.length; i++) {
    const [from, to] = [trail[i - 1]!, trail[i]!];
    const fresh = freshness(nowMs - to.at, TRAIL_MS);
    const [x1, y1, x2, y2] = [at(from.x), railY - from.y * metre, at(to.x), railY - to.y * metre];
    if (fresh === 0 || Math.min(x1, x2) < box.x || Math.max(x1, x2) > box.x + box.width) continue;
    g.lineStyle((1 + (box.small ? 2 : 5) * fresh) * unit, accent, 0.42 * fresh * fresh);
    g.lineBetween(x1, y1, x2, y2);
  }
}

/** Grains that the wind takes from under the wheels. */
function drawDust(g: Pen, space: LaneSpace, x: number, wind: number, palette: Palette, nowMs: number): void {
  const strength = Math.min((Math.abs(wind) - DUST_FROM) / 8, 1);
  if (strength <= 0) return;
  const side = Math.sign(wind);
  for (const wheel of [-0.3, 0.3]) {
    for (let i = 0; i < DUST; i++) {
      const age = (nowMs / DUST_MS + i * GOLDEN + wheel) % 1;
      const gone = age * (0.25 + 0.7 * strength) * (0.6 + 0.4 * ((i * 0.37) % 1));
      const height = 0.02 + age * (0.05 + 0.1 * ((i * GOLDEN) % 1));
      const radius = (0.012 + 0.03 * age) * space.metre;
      g.fillStyle(palette.soft, 0.34 * strength * (1 - age));
      spot(g, space, x + wheel * CART.width + side * gone, height, radius);
    }
  }
}

/** A pole that was saved: the scale lights up on the side that it came back from. */
function drawSaved(
  g: Pen,
  space: LaneSpace,
  pose: DrawnPose,
  { saved, fell }: LaneEffects,
  accent: number,
  nowMs: number,
  angleLimit: number,
): void {
  const fresh = saved && !fell ? freshness(nowMs - saved.at, SAVED_MS) : 0;
  if (!saved || fresh === 0) return;
  const { unit, metre } = space;
  const foot = { x: space.at(pose.foot.x), y: space.railY - pose.foot.y * metre };
  const radius = (POLE_LENGTH + 0.13 + 0.12 * (1 - fresh)) * metre;
  const up = -Math.PI / 2;
  const [from, to] = saved.side === 1 ? [up, up + angleLimit] : [up - angleLimit, up];
  g.lineStyle((space.box.small ? 3 : 9) * fresh * unit, accent, 0.75 * fresh);
  g.beginPath().arc(foot.x, foot.y, radius, from, to).strokePath();
  g.fillStyle(accent, 0.16 * fresh);
  const tip = around(foot, pose.theta, POLE_LENGTH * metre);
  for (const share of [0.32, 0.22, 0.12]) g.fillCircle(tip.x, tip.y, share * metre * fresh);
}

/** Rings around the hinge that let go. */
function drawFell(g: Pen, space: LaneSpace, { fell }: LaneEffects, palette: Palette, nowMs: number): void {
  const fresh = fell ? freshness(nowMs - fell.at, FELL_MS) : 0;
  if (!fell || fresh === 0) return;
  const { unit, metre, railY, at } = space;
  for (const lag of [0, 0.25]) {
    const spread = Math.max(1 - fresh - lag, 0);
    if (spread === 0) continue;
    g.lineStyle(3 * fresh * unit, palette.danger, 0.7 * fresh);
    g.strokeCircle(at(fell.x), railY - fell.y * metre, (0.08 + 0.34 * spread) * metre);
  }
}

/** Thrown up where the tip struck the ground, and drawn down again. */
function drawSparks(g: Pen, space: LaneSpace, { struck, fell }: LaneEffects, colour: number, nowMs: number): void {
  const since = struck ? nowMs - struck.at : 0;
  const lasts = struck && fell ? Math.min(STRUCK_MS, fell.at + 1480 - struck.at) : 0; // by then all lies still
  const fresh = freshness(since, lasts);
  if (!struck || fresh === 0) return;
  const { unit, metre, railY, at, box } = space;
  const ground = Math.max(struck.y, 0);
  const glow = 0.22 * fresh * fresh * metre;
  g.fillStyle(colour, 0.3 * fresh);
  spot(g, space, struck.x, ground, glow);
  spot(g, space, struck.x, ground, glow / 2);
  for (let i = 0; i < (box.small ? SPARKS / 2 : SPARKS); i++) {
    const turn = Math.PI * (0.12 + 0.76 * ((i * GOLDEN) % 1)); // upwards, to either side
    const speed = SPARK_SPEED * (0.45 + 0.55 * ((i * 0.377) % 1));
    const placeAt = (ms: number): { x: number; y: number } => {
      const s = Math.max(ms, 0) / 1000;
      const height = ground + speed * Math.sin(turn) * s - 0.5 * SPARK_GRAVITY * s * s;
      return { x: at(struck.x + speed * Math.cos(turn) * s), y: railY - Math.max(height, -0.05) * metre };
    };
    const [head, tail] = [placeAt(since), placeAt(since - 45)];
    if (Math.min(head.x, tail.x) < box.x || Math.max(head.x, tail.x) > box.x + box.width) continue;
    if (Math.min(head.y, tail.y) < box.y) continue;
    g.lineStyle((box.small ? 1.5 : 2.5) * unit, colour, fresh);
    g.lineBetween(head.x, head.y, tail.x, tail.y);
  }
}

/** The last phase of a match: a glow along the rail that breathes. */
export function drawOvertime(g: Pen, space: LaneSpace, palette: Palette, nowMs: number): void {
  const { box, railY, metre } = space;
  const breath = 0.75 + 0.25 * Math.sin((nowMs / 1600) * 2 * Math.PI);
  const height = 0.36 * metre * breath;
  const layers = 2; // wide ones are dear where a processor draws
  for (let i = 0; i < layers; i++) {
    const reach = (height * (i + 1)) / layers;
    const top = Math.max(railY - reach, box.y);
    g.fillStyle(palette.danger, 0.08 * breath).fillRect(box.x, top, box.width, railY - top);
  }
}

/** A disc at a place in metres, if it is within the lane. */
function spot(g: Pen, { at, railY, metre, box }: LaneSpace, x: number, height: number, radius: number): void {
  const px = at(x);
  if (px - radius < box.x || px + radius > box.x + box.width) return;
  g.fillCircle(px, railY - height * metre, radius);
}
