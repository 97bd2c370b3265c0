/**
 * What comes many times a second, as short text of fixed width in base-64 digits.
 *
 * Frame: tick 2, ackTick 2, lead 2, hash 6, then each seat's newest twelve actions 2: 16 characters for a duel, 26 bytes as a Socket.IO packet.
 * Input: `TICK.ACTION`, base 36.
 */
import { MAX_SEATS } from '../arena/match.ts';
import { FRAME_TICKS, type Frame } from '../netcode/confirmed.ts';
import type { Input } from '../netcode/inputQueue.ts';
import { digits, digitsAt } from './digits.ts';

const TICK_OFFSET = 512; // a countdown's ticks are below 0; overtime ends every match long before 3,583
const ACK_OFFSET = 3840; // ackTick - tick; the far end stands for "none yet"
const LEAD_OFFSET = 2048;
const HEAD_DIGITS = 6;
const HASH_DIGITS = 6;
const SEAT_DIGITS = FRAME_TICKS / 6;
const MAX_INPUT_TICK = 100_000_000;
const NUMBER = /^(?:0|-?[1-9a-z][0-9a-z]{0,6})$/; // one way to write each number

function clamp(value: number, max: number): number {
  return value < 0 ? 0 : value > max ? max : value;
}

/** What a frame says of one seat's inputs; the rest is the same for all who see the match. */
export function packHead(tick: number, ackTick: number, lead: number): string {
  return (
    digits(clamp(tick + TICK_OFFSET, 4095), 2) +
    digits(clamp(ackTick - tick + ACK_OFFSET, 4095), 2) +
    digits(clamp(lead + LEAD_OFFSET, 4095), 2)
  );
}

/** The rest: hash and actions. */
export function packBody(hash: number, actions: readonly number[]): string {
  let packed = digits(hash, HASH_DIGITS);
  for (const bits of actions) packed += digits(bits, SEAT_DIGITS);
  return packed;
}

/** @param frame ticks -512..3583; an ackTick further than 3,840 behind is told as that far */
export function packFrame(frame: Frame): string {
  return packHead(frame.tick, frame.ackTick, frame.lead) + packBody(frame.hash, frame.actions);
}

/** Anything in; the frame, or null. Never throws (NET1). */
export function unpackFrame(raw: unknown): Frame | null {
  if (typeof raw !== 'string') return null;
  const seats = (raw.length - HEAD_DIGITS - HASH_DIGITS) / SEAT_DIGITS;
  if (!Number.isInteger(seats) || seats < 1 || seats > MAX_SEATS) return null;
  const tick = digitsAt(raw, 0, 2) - TICK_OFFSET;
  const ackTick = tick + digitsAt(raw, 2, 2) - ACK_OFFSET;
  const lead = digitsAt(raw, 4, 2) - LEAD_OFFSET;
  const hash = digitsAt(raw, HEAD_DIGITS, HASH_DIGITS);
  const actions: number[] = [];
  for (let at = HEAD_DIGITS + HASH_DIGITS; at < raw.length; at += SEAT_DIGITS)
    actions.push(digitsAt(raw, at, SEAT_DIGITS));
  const sum = actions.reduce((a, b) => a + b, tick + ackTick + lead + hash); // NaN if any is
  return Number.isNaN(sum) || hash > 0xffff_ffff ? null : { tick, ackTick, lead, actions, hash };
}

export function packInput(input: Input): string {
  return `${input.tick.toString(36)}.${input.action}`;
}

/** Anything in; the input, or null. Never throws (NET1). */
export function unpackInput(raw: unknown): Input | null {
  if (typeof raw !== 'string' || raw.length > 12) return null;
  const last = raw.length - 1;
  const action = raw.charCodeAt(last) - 48;
  if ((action !== 0 && action !== 1) || raw.charCodeAt(last - 1) !== 46) return null;
  const number = raw.slice(0, last - 1);
  if (!NUMBER.test(number)) return null;
  const tick = Number.parseInt(number, 36);
  return tick < -MAX_INPUT_TICK || tick > MAX_INPUT_TICK ? null : { tick, action };
}
