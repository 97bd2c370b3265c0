/**
 * The two messages that come many times a second, as short text.
 *
 * Frame: `TICK.ACK.LEAD.HHHHHHAABB`: tick, ackTick - tick and lead in base 36, then the hash in six and each seat's
 * twelve actions in two base-64 digits: 18 characters for a duel (19 from tick 1,296 on), 27 bytes as a Socket.IO packet.
 * Input: `TICK.ACTION`, base 36.
 */
import { MAX_SEATS } from '../arena/match.ts';
import { FRAME_TICKS, type Frame } from '../netcode/confirmed.ts';
import type { Input } from '../netcode/inputQueue.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const HASH_DIGITS = 6;
const SEAT_DIGITS = FRAME_TICKS / 6;
const MAX_TICK = 100_000_000; // over three weeks of play
const MAX_PACKED = 64; // characters
const NUMBER = /^(?:0|-?[1-9a-z][0-9a-z]{0,6})$/; // one way to write each number

function digits(value: number, count: number): string {
  let text = '';
  for (let i = count - 1; i >= 0; i--) text += DIGITS[(value >>> (6 * i)) & 63]!;
  return text;
}

/** The value of base-64 digits, or null. */
function digitsValue(text: string): number | null {
  let value = 0;
  for (const letter of text) {
    const digit = DIGITS.indexOf(letter);
    if (digit < 0) return null;
    value = value * 64 + digit;
  }
  return value;
}

/** A whole number in base 36 within +-`limit`, or null. */
function wholeOf(text: string | undefined, limit: number): number | null {
  if (text === undefined || !NUMBER.test(text)) return null;
  const value = Number.parseInt(text, 36);
  return value >= -limit && value <= limit ? value : null;
}

/** @param frame ticks below 0 are fine: the countdown has them */
export function packFrame(frame: Frame): string {
  let packed = `${frame.tick.toString(36)}.${(frame.ackTick - frame.tick).toString(36)}.${frame.lead.toString(36)}.`;
  packed += digits(frame.hash, HASH_DIGITS);
  for (const bits of frame.actions) packed += digits(bits, SEAT_DIGITS);
  return packed;
}

/** Anything in; the frame, or null. Never throws (NET1). */
export function unpackFrame(raw: unknown): Frame | null {
  if (typeof raw !== 'string' || raw.length > MAX_PACKED) return null;
  const parts = raw.split('.');
  const [tick, ack, lead] = [wholeOf(parts[0], MAX_TICK), wholeOf(parts[1], MAX_TICK), wholeOf(parts[2], MAX_TICK)];
  const body = parts[3];
  if (tick === null || ack === null || lead === null || body === undefined || parts.length !== 4) return null;
  const seats = (body.length - HASH_DIGITS) / SEAT_DIGITS;
  if (!Number.isInteger(seats) || seats < 1 || seats > MAX_SEATS) return null;
  const hash = digitsValue(body.slice(0, HASH_DIGITS));
  if (hash === null || hash > 0xffff_ffff) return null;
  const actions: number[] = [];
  for (let at = HASH_DIGITS; at < body.length; at += SEAT_DIGITS) {
    const bits = digitsValue(body.slice(at, at + SEAT_DIGITS));
    if (bits === null) return null;
    actions.push(bits);
  }
  return { tick, ackTick: tick + ack, lead, actions, hash };
}

export function packInput(input: Input): string {
  return `${input.tick.toString(36)}.${input.action}`;
}

/** Anything in; the input, or null. Never throws (NET1). */
export function unpackInput(raw: unknown): Input | null {
  if (typeof raw !== 'string' || raw.length > 12) return null;
  const parts = raw.split('.');
  const tick = wholeOf(parts[0], MAX_TICK);
  if (tick === null || parts.length !== 2) return null;
  return parts[1] === '0' ? { tick, action: 0 } : parts[1] === '1' ? { tick, action: 1 } : null;
}
