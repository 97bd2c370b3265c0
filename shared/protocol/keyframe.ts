/**
 * Full states as text of fixed width in base-64 digits: tick 2, stateTick 2, ackTick 2, late 3, then for each seat its four float64 numbers
 * 11 digits each, what it holds and how it fell 3. 103 characters for a duel, every bit of every number in it.
 */
import { type Fall, MAX_SEATS } from '../arena/match.ts';
import type { Keyframe } from '../netcode/confirmed.ts';
import { NO_INPUT } from '../netcode/inputQueue.ts';
import type { Action, CartPoleState } from '../sim/cartpole.ts';
import { digits, digitsAt } from './digits.ts';

const TICK_OFFSET = 512;
const NO_ACK = 4095;
const HEAD = 9;
const NUMBER = 11; // digits of a float64: 4 bits, then 30 and 30
const SEAT = 4 * NUMBER + 3;
const MAX_LATE = 262_143; // three digits

const scratch = new DataView(new ArrayBuffer(8));

function packNumber(value: number): string {
  scratch.setFloat64(0, value + 0); // -0 counts as 0, as in the state hash
  const [high, low] = [scratch.getUint32(0), scratch.getUint32(4)];
  return digits(high >>> 28, 1) + digits(((high << 2) | (low >>> 30)) & 0x3fff_ffff, 5) + digits(low & 0x3fff_ffff, 5);
}

/** NaN where a digit is wrong, too. */
function numberAt(text: string, from: number): number {
  const [top, middle, bottom] = [digitsAt(text, from, 1), digitsAt(text, from + 1, 5), digitsAt(text, from + 6, 5)];
  if (Number.isNaN(top + middle + bottom) || top > 15) return Number.NaN;
  scratch.setUint32(0, ((top << 28) | (middle >>> 2)) >>> 0);
  scratch.setUint32(4, (((middle & 3) << 30) | bottom) >>> 0);
  return scratch.getFloat64(0);
}

/** One digit: held 1, fallen 2, by the edge 4, to the right 8. Then the tick of the fall. */
function packSeat(held: Action, fall: Fall | null): string {
  if (!fall) return digits(held, 1) + digits(0, 2);
  const flags = held + 2 + (fall.cause === 'edge' ? 4 : 0) + (fall.side === 'right' ? 8 : 0);
  return digits(flags, 1) + digits(fall.tick, 2);
}

/** @param keyframe ticks -512..3583 */
export function packKeyframe(keyframe: Keyframe): string {
  const { tick, stateTick, ackTick, late } = keyframe;
  let packed = digits(tick + TICK_OFFSET, 2) + digits(stateTick, 2);
  packed += digits(ackTick === NO_INPUT ? NO_ACK : Math.min(Math.max(ackTick + TICK_OFFSET, 0), NO_ACK - 1), 2);
  packed += digits(Math.min(late, MAX_LATE), 3);
  keyframe.carts.forEach(({ x, xDot, theta, thetaDot }, seat) => {
    packed += packNumber(x) + packNumber(xDot) + packNumber(theta) + packNumber(thetaDot);
    packed += packSeat(keyframe.held[seat] ?? 0, keyframe.falls[seat] ?? null);
  });
  return packed;
}

function fallOf(flags: number, tick: number): Fall | null {
  if ((flags & 2) === 0) return null;
  return { tick, cause: (flags & 4) === 0 ? 'angle' : 'edge', side: (flags & 8) === 0 ? 'left' : 'right' };
}

/** Anything in; the keyframe, or null. Never throws (NET1). */
export function unpackKeyframe(raw: unknown): Keyframe | null {
  if (typeof raw !== 'string') return null;
  const seats = (raw.length - HEAD) / SEAT;
  if (!Number.isInteger(seats) || seats < 1 || seats > MAX_SEATS) return null;
  const tick = digitsAt(raw, 0, 2) - TICK_OFFSET;
  const stateTick = digitsAt(raw, 2, 2);
  const ack = digitsAt(raw, 4, 2);
  const late = digitsAt(raw, 6, 3);
  const carts: CartPoleState[] = [];
  const falls: (Fall | null)[] = [];
  const held: Action[] = [];
  let sum = tick + stateTick + ack + late;
  for (let at = HEAD; at < raw.length; at += SEAT) {
    const [x, xDot] = [numberAt(raw, at), numberAt(raw, at + NUMBER)];
    const [theta, thetaDot] = [numberAt(raw, at + 2 * NUMBER), numberAt(raw, at + 3 * NUMBER)];
    const flags = digitsAt(raw, at + 4 * NUMBER, 1);
    const fallTick = digitsAt(raw, at + 4 * NUMBER + 1, 2);
    const standing = (flags & 2) === 0;
    if (![x, xDot, theta, thetaDot].every(Number.isFinite) || flags > 15 || (standing && (flags > 1 || fallTick !== 0)))
      return null;
    sum += flags + fallTick;
    carts.push({ x, xDot, theta, thetaDot });
    falls.push(fallOf(flags, fallTick));
    held.push((flags & 1) === 1 ? 1 : 0);
  }
  if (Number.isNaN(sum)) return null;
  return { tick, stateTick, ackTick: ack === NO_ACK ? NO_INPUT : ack - TICK_OFFSET, late, carts, falls, held };
}
