/**
 * What is shown beside a cart for the eye alone: where the pole's tip has been, when it was nearly over, when it fell and when it
 * struck the ground. A pure function of the poses that are drawn, in their order (FX1).
 */
import { ANGLE_LIMIT } from '../../../shared/sim/cartpole.ts';
import type { CartView } from '../../model/stageView.ts';
import { GROUND_DEPTH, POLE_LENGTH } from '../cartShape.ts';
import { type CloseCall, NOT_NEAR, nextCloseCall } from '../moments.ts';
import type { DrawnPose } from '../pose.ts';

/** A place in metres, above the rail, at a time. */
export interface Trace {
  readonly x: number;
  readonly y: number;
  readonly at: number; // ms
}

export interface LaneEffects {
  readonly life: string;
  readonly trail: readonly Trace[]; // of the tip, newest last
  readonly call: CloseCall;
  readonly saved: { readonly at: number; readonly side: -1 | 1 } | null; // the newest close call
  readonly down: boolean;
  readonly fell: Trace | null; // where it lost its hold, if that was seen
  readonly struck: Trace | null; // where its tip, or the cart, met the ground
}

export const TRAIL_MS = 420;
export const SAVED_MS = 520;
export const FELL_MS = 420;
export const STRUCK_MS = 480;
const LEAST_STEP_MS = 14; // between two places of a trail: a fast screen draws no longer list
const SAVED_AGAIN_MS = 1000; // flashes of one lane are at least this far apart
const LEAP = 0.6; // m: further in one frame is another place, not a movement
const NEAR_GROUND = 0.09; // m

function tipOf({ foot, theta }: DrawnPose): { readonly x: number; readonly y: number } {
  return { x: foot.x + POLE_LENGTH * Math.sin(theta), y: foot.y + POLE_LENGTH * Math.cos(theta) };
}

/** @param before what the frame before had; null at the first */
export function nextEffects(
  before: LaneEffects | null,
  cart: CartView,
  pose: DrawnPose,
  nowMs: number,
  angleLimit: number = ANGLE_LIMIT,
): LaneEffects {
  const known = before?.life === cart.life ? before : null;
  const tip = { ...tipOf(pose), at: nowMs };
  const fallen = cart.fall !== null;
  const call = nextCloseCall(known?.call ?? NOT_NEAR, cart.theta / angleLimit, fallen);
  const again = !known?.saved || nowMs - known.saved.at >= SAVED_AGAIN_MS;
  const saved = call.saved && again ? ({ at: nowMs, side: known?.call.near === -1 ? -1 : 1 } as const) : known?.saved;
  const lostNow = known && fallen && !known.down ? { x: pose.foot.x, y: pose.foot.y, at: nowMs } : null;
  const fell = fallen ? (lostNow ?? known?.fell ?? null) : null;
  const struck = fell ? (known?.struck ?? (onGround(pose, tip.y) ? tip : null)) : null;
  const trail = nextTrail(known?.trail ?? [], tip);
  return { life: cart.life, trail, call, saved: saved ?? null, down: fallen, fell, struck };
}

function onGround(pose: DrawnPose, tipHeight: number): boolean {
  return tipHeight < NEAR_GROUND || pose.y < -GROUND_DEPTH * 0.9;
}

function nextTrail(trail: readonly Trace[], tip: Trace): readonly Trace[] {
  const last = trail.at(-1);
  if (!last) return [tip];
  if (Math.abs(tip.x - last.x) > LEAP || tip.at < last.at) return [tip];
  const since = tip.at - (trail.at(-2)?.at ?? Number.NEGATIVE_INFINITY);
  const kept = since < LEAST_STEP_MS ? trail.slice(0, -1) : trail; // the newest place is always the tip's own
  const first = kept.findIndex(({ at }) => tip.at - at <= TRAIL_MS);
  return first < 0 ? [tip] : [...kept.slice(first), tip];
}

/** 1 at its beginning, 0 once it is over, and before it. */
export function freshness(sinceMs: number, lastsMs: number): number {
  return sinceMs < 0 || sinceMs >= lastsMs ? 0 : 1 - sinceMs / lastsMs;
}

/** CSS pixels that a lane is moved by: a jolt as the pole strikes, a lesser one as it loses its hold. */
export function shakeOf({ fell, struck }: LaneEffects, nowMs: number): { readonly x: number; readonly y: number } {
  const jolt = (at: number | undefined, pixels: number, lasts: number): { x: number; y: number } => {
    if (at === undefined) return { x: 0, y: 0 };
    const left = freshness(nowMs - at, lasts);
    if (left === 0) return { x: 0, y: 0 };
    const turn = ((nowMs - at) / 1000) * 2 * Math.PI;
    return { x: pixels * left * left * Math.sin(turn * 17), y: pixels * left * left * Math.sin(turn * 23 + 1) };
  };
  const [first, second] = [jolt(fell?.at, 2.5, 180), jolt(struck?.at, 6, 320)];
  return { x: first.x + second.x, y: first.y + second.y };
}
