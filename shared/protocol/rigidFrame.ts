/**
 * Bumper's frame: what a page draws of a tick, as short text of fixed width in base-64 digits.
 *
 * The head of every frame (6), the number of carts (1), each cart's x 3, theta 3 and flags 1, of a fallen one the fall's tick 2,
 * then each ball's number 1, x 2, y 2 and radius 1: 33 characters for two carts and two balls, 43 bytes as a Socket.IO packet.
 * Places of carts are told to the millimetre, of balls to 4, leans to 1e-4 rad.
 */
import { MAX_RIGID_SEATS } from '../rigid/rigidParameters.ts';
import type { RigidFall, RigidView } from '../rigid/rigidView.ts';
import type { Action } from '../sim/cartpole.ts';
import { digits, digitsAt } from './digits.ts';
import { packBody, unpackFrame } from './frame.ts';

export interface RigidFrameCart {
  readonly x: number; // m from the rail's middle
  readonly theta: number; // rad
  readonly push: Action;
  readonly fallen: RigidFall | null;
}

export interface RigidFrameBall {
  readonly number: number; // 0..63: of two balls in the air never the same
  readonly x: number; // m from the rail's middle
  readonly y: number; // m above the rail
  readonly radius: number; // m
}

export interface RigidFrame {
  readonly tick: number; // of the clock, below 0 while it counts down
  readonly ackTick: number; // as in a frame of the classic world
  readonly lead: number;
  readonly carts: readonly RigidFrameCart[]; // by seat
  readonly balls: readonly RigidFrameBall[];
}

const HEAD_DIGITS = 6;
const CART_DIGITS = 7;
const FALL_DIGITS = 2;
const BALL_DIGITS = 6;
const MOST_BALLS = 8;
const CART = { x: 1e3, theta: 1e4, most: 64 * 64 * 64 }; // steps per m and per rad; values of three digits
const BALL = { place: 250, below: 1, radius: 200, most: 64 * 64 }; // steps per m; m below the rail; values of two digits
const NO_INPUTS = packBody(0, [0]); // makes a frame's head a frame of the classic world

/** A number in steps as a whole one within 0..most-1, its own zero in the middle. */
function centred(value: number, most: number): number {
  return clamped(value + most / 2, most);
}

function clamped(value: number, most: number): number {
  return Math.min(Math.max(Math.round(value), 0), most - 1);
}

/** @param head of the same tick, by `packHead` */
export function packRigidFrame(head: string, { carts, balls }: RigidView, pushes: readonly Action[]): string {
  let packed = head + digits(carts.length, 1);
  for (const [seat, { x, theta, fallen }] of carts.entries()) {
    packed += digits(centred(x * CART.x, CART.most), 3) + digits(centred(theta * CART.theta, CART.most), 3);
    packed += digits(flagsOf(pushes[seat] ?? 0, fallen), 1);
    if (fallen) packed += digits(clamped(fallen.tick, BALL.most), FALL_DIGITS);
  }
  for (const { id, x, y, radius } of balls.slice(0, MOST_BALLS)) {
    packed += digits(id % 64, 1) + digits(centred(x * BALL.place, BALL.most), 2);
    packed +=
      digits(clamped((y + BALL.below) * BALL.place, BALL.most), 2) + digits(clamped(radius * BALL.radius, 64), 1);
  }
  return packed;
}

/** One digit: pushed right 1, fallen 2, by the edge 4, to the right 8, as in a keyframe of the classic world. */
function flagsOf(push: Action, fallen: RigidFall | null): number {
  if (!fallen) return push;
  return push + 2 + (fallen.cause === 'edge' ? 4 : 0) + (fallen.side === 'right' ? 8 : 0);
}

/** Anything in; the frame, or null. Never throws (NET1). */
export function unpackRigidFrame(raw: unknown): RigidFrame | null {
  if (typeof raw !== 'string') return null;
  const head = unpackFrame(raw.slice(0, HEAD_DIGITS) + NO_INPUTS);
  const seats = digitsAt(raw, HEAD_DIGITS, 1);
  if (!head || !(seats >= 1 && seats <= MAX_RIGID_SEATS)) return null;
  const carts: RigidFrameCart[] = [];
  let at = HEAD_DIGITS + 1;
  for (let seat = 0; seat < seats; seat++) {
    const cart = cartAt(raw, at);
    if (!cart) return null;
    carts.push(cart);
    at += CART_DIGITS + (cart.fallen ? FALL_DIGITS : 0);
  }
  const balls: RigidFrameBall[] = [];
  for (; at < raw.length; at += BALL_DIGITS) {
    const ball = ballAt(raw, at);
    if (!ball || balls.length === MOST_BALLS) return null;
    balls.push(ball);
  }
  const { tick, ackTick, lead } = head;
  return { tick, ackTick, lead, carts, balls };
}

function cartAt(raw: string, at: number): RigidFrameCart | null {
  const x = (digitsAt(raw, at, 3) - CART.most / 2) / CART.x;
  const theta = (digitsAt(raw, at + 3, 3) - CART.most / 2) / CART.theta;
  const flags = digitsAt(raw, at + 6, 1);
  const isFallen = (flags & 2) !== 0;
  const tick = isFallen ? digitsAt(raw, at + CART_DIGITS, FALL_DIGITS) : 0;
  if (Number.isNaN(x + theta + flags + tick) || flags > 15 || (!isFallen && flags > 1)) return null;
  const side = (flags & 8) === 0 ? 'left' : 'right';
  const fallen = isFallen ? ({ tick, cause: (flags & 4) === 0 ? 'angle' : 'edge', side } as const) : null;
  return { x, theta, push: (flags & 1) === 1 ? 1 : 0, fallen };
}

function ballAt(raw: string, at: number): RigidFrameBall | null {
  const number = digitsAt(raw, at, 1);
  const x = (digitsAt(raw, at + 1, 2) - BALL.most / 2) / BALL.place;
  const y = digitsAt(raw, at + 3, 2) / BALL.place - BALL.below;
  const radius = digitsAt(raw, at + 5, 1) / BALL.radius;
  return Number.isNaN(number + x + y + radius) ? null : { number, x, y, radius };
}
