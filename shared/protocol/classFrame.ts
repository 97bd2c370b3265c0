/**
 * All lanes of a class as one text, ten times a second: round 1 digit, tick 2, then 4 for each lane. A lane that stands: push, place and angle; one that
 * is down: its tick, how and where. 163 characters for 40 lanes, and the same text for every screen, so it is packed and framed once.
 */
import { MAX_MEMBERS } from '../class/classRules.ts';
import type { Action } from '../sim/cartpole.ts';
import { digits, digitsAt } from './digits.ts';

/** gone: it was left, or its player was sent out; the agent's, that the round was over. */
export const LANE_ENDS = ['angle', 'edge', 'gone'] as const;

export interface LaneDown {
  readonly tick: number;
  readonly cause: (typeof LANE_ENDS)[number];
  readonly side: 'left' | 'right';
}

export interface ClassLaneNow {
  readonly x: number; // m
  readonly theta: number; // rad; 0 of one that is down
  readonly push: Action;
  readonly down: LaneDown | null;
}

export interface ClassFrame {
  readonly round: number; // its last six bits
  readonly tick: number; // of all lanes that stand; below 0 it is counted down
  readonly lanes: readonly ClassLaneNow[]; // in the order of `class:begun`
}

export const MAX_LANES = MAX_MEMBERS + 1; // the agent's

const TICK_OFFSET = 512;
const HEAD = 3;
const LANE = 4;
const DOWN = 1 << 23;
const X = { most: 2.6, steps: 2_047, coarse: 255 }; // m
const THETA = { most: 0.5, steps: 2_047 }; // rad: a lane that passes it is down

/** -most..most in whole steps, with 0 in the middle of an even number of them. */
function stepsOf(value: number, most: number, steps: number): number {
  const even = steps - 1;
  return Math.min(Math.max(Math.round(((value + most) / (2 * most)) * even), 0), even);
}
function valueAt(step: number, most: number, steps: number): number | null {
  const even = steps - 1;
  return step > even ? null : (step / even) * 2 * most - most;
}

function packLane({ x, theta, push, down }: ClassLaneNow): string {
  if (!down) {
    const [place, angle] = [stepsOf(x, X.most, X.steps), stepsOf(theta, THETA.most, THETA.steps)];
    return digits((push << 22) | (place << 11) | angle, LANE);
  }
  const how = (LANE_ENDS.indexOf(down.cause) << 1) | (down.side === 'right' ? 1 : 0);
  const tick = Math.min(Math.max(down.tick, 0), 4_095);
  return digits(DOWN | (how << 20) | (tick << 8) | stepsOf(x, X.most, X.coarse), LANE);
}

function unpackLane(value: number): ClassLaneNow | null {
  if (value < DOWN) {
    const x = valueAt((value >>> 11) & 2_047, X.most, X.steps);
    const theta = valueAt(value & 2_047, THETA.most, THETA.steps);
    return x === null || theta === null ? null : { x, theta, push: value >>> 22 === 1 ? 1 : 0, down: null };
  }
  const x = valueAt(value & 255, X.most, X.coarse);
  const how = (value >>> 20) & 7;
  const cause = LANE_ENDS[how >>> 1];
  if (x === null || cause === undefined) return null;
  return { x, theta: 0, push: 0, down: { tick: (value >>> 8) & 4_095, cause, side: how & 1 ? 'right' : 'left' } };
}

/** @param frame ticks -512..3583; places and angles to a step of 2.5 mm and 0.5 mrad */
export function packClassFrame({ round, tick, lanes }: ClassFrame): string {
  let packed = digits(round & 63, 1) + digits(Math.min(Math.max(tick + TICK_OFFSET, 0), 4_095), 2);
  for (const lane of lanes) packed += packLane(lane);
  return packed;
}

/** Anything in; the frame, or null. Never throws (NET1). */
export function unpackClassFrame(raw: unknown): ClassFrame | null {
  if (typeof raw !== 'string') return null;
  const count = (raw.length - HEAD) / LANE;
  if (!Number.isInteger(count) || count < 1 || count > MAX_LANES) return null;
  const [round, tick] = [digitsAt(raw, 0, 1), digitsAt(raw, 1, 2) - TICK_OFFSET];
  const lanes: ClassLaneNow[] = [];
  for (let at = HEAD; at < raw.length; at += LANE) {
    const value = digitsAt(raw, at, LANE);
    const lane = Number.isNaN(value) ? null : unpackLane(value);
    if (!lane) return null;
    lanes.push(lane);
  }
  return Number.isNaN(round + tick) ? null : { round, tick, lanes };
}
