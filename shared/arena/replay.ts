/**
 * A match as data and as the short text of a link: setup, pushes and the hash of the end. Whoever has it steps the same match again.
 *
 * The text, in base-64 digits: version 4 bits, speed 2, wind 2, seats - 1 3, seed 32, ticks 12, hash 32, packed 1; then, tick by tick,
 * the push of each seat that still stands. Not packed, a push is one bit, so 500 ticks alone are never more than 98 characters; packed,
 * the digits go on with the range coder's. The shorter is written, the plain one if they are equal. Who reads steps the match while
 * reading, so nothing is written of who has fallen. A text that is not what writing its replay gives is refused: one way to write each.
 *
 * Measured, mean characters of twelve seeds: the house champion alone, 500 ticks 40 (in wind 2: 56), 986 ticks into the overtime 79; two
 * house agents, 310 ticks 64; a made-up person who sees 80 ms late, 500 ticks 32; pushes as random as the cart bears, 500 ticks 97.
 */
import type { Action } from '../sim/cartpole.ts';
import { hash32 } from '../sim/random.ts';
import { WIND_LEVELS } from '../sim/wind.ts';
import { createActionModel } from './actionModel.ts';
import { hashLanes } from './hash.ts';
import { bitReader, bitWriter, DIGIT_BITS, digitsOf, textOf } from './linkText.ts';
import { advance, MAX_SEATS, type Match, type MatchSetup, newMatch } from './match.ts';
import { rangeDecoder, rangeEncoder } from './rangeCoder.ts';
import { SPEED_CLASSES } from './speed.ts';

export interface Replay {
  readonly setup: MatchSetup; // its seed within 0..2^32-1
  readonly ticks: number; // of the whole match, 0..MAX_REPLAY_TICKS
  readonly actions: readonly Uint8Array[]; // by seat; 0 or 1 for each tick until the end or its fall
  readonly hash: number; // hashLanes at the end, as whoever wrote it claims
}

/**
 * letters: not the text of a link. version: written by other rules than these. setup: a speed that does not exist.
 * incomplete: something is missing at the end. after-end: it goes on after the match is decided. altered: not how it would be written.
 */
export type LinkProblem = 'letters' | 'version' | 'setup' | 'incomplete' | 'after-end' | 'altered';
export type DecodedReplay =
  | { readonly ok: true; readonly value: Replay }
  | { readonly ok: false; readonly code: LinkProblem; readonly tick: number | null }; // where it breaks, if it is at a tick

/** Of the text and of the simulation: another SIM_VERSION needs another one here. */
export const LINK_VERSION = 1;
export const MAX_REPLAY_TICKS = 4095;

const HEADER_BITS = 88;
const HEADER_DIGITS = Math.ceil(HEADER_BITS / DIGIT_BITS);
export const MAX_LINK_LENGTH = HEADER_DIGITS + Math.ceil((MAX_SEATS * MAX_REPLAY_TICKS) / DIGIT_BITS);

type Ask = (seat: number, match: Match) => Action;

/** Every tick's match, the start first; `ask` tells the push of each standing seat. Ends early where the match is decided. */
function* played(setup: MatchSetup, ticks: number, ask: Ask): Generator<Match, void> {
  let match = newMatch(setup);
  yield match;
  while (match.tick < ticks && match.phase === 'playing') {
    const before: Match = match;
    match = advance(
      match,
      match.lanes.map((lane, seat) => (lane.fall ? 0 : ask(seat, before))),
    );
    yield match;
  }
}

function lastOf(matches: Iterable<Match>, setup: MatchSetup): Match {
  let last = newMatch(setup);
  for (const match of matches) last = match;
  return last;
}

/** @throws RangeError where the replay lacks a push that the match needs */
function recorded({ actions }: Replay): Ask {
  return (seat, { tick }) => {
    const action = actions[seat]?.[tick];
    if (action === 0 || action === 1) return action;
    throw new RangeError(`seat ${seat} has no push at tick ${tick}, but ${action}`);
  };
}

/** Every tick's match, from the start to the end. */
export function replayMatches(replay: Replay): Match[] {
  return [...played(replay.setup, replay.ticks, recorded(replay))];
}

/** The match stepped again up to `toTick`, and its hash there. */
export function simulateReplay(
  replay: Replay,
  toTick = replay.ticks,
): { readonly match: Match; readonly hash: number } {
  const match = lastOf(played(replay.setup, Math.min(toTick, replay.ticks), recorded(replay)), replay.setup);
  return { match, hash: hashLanes(match.tick, match.lanes) };
}

/** What the hash is written over, so that a change of the setup shows even where the carts do not feel it. */
function cover({ seed, wind, speed, seats }: MatchSetup, ticks: number): number {
  return hash32(seed, wind, SPEED_CLASSES.indexOf(speed), seats, ticks);
}

function header({ setup, ticks, hash }: Replay, packed: 0 | 1) {
  const bits = bitWriter();
  bits.put(LINK_VERSION, 4);
  bits.put(SPEED_CLASSES.indexOf(setup.speed), 2);
  bits.put(WIND_LEVELS.indexOf(setup.wind), 2);
  bits.put(setup.seats - 1, 3);
  bits.put(setup.seed, 32);
  bits.put(ticks, 12);
  bits.put((hash ^ cover(setup, ticks)) >>> 0, 32);
  bits.put(packed, 1);
  return bits;
}

function within(what: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new RangeError(`${what} ${value} is not within 0..${most}`);
}

/**
 * The text of a replay's link. Pushes after a seat's fall are not looked at.
 * @throws RangeError on numbers out of their ranges, on a missing push, on ticks after the match is decided
 */
export function encodeReplay(replay: Replay): string {
  const { setup, ticks } = replay;
  within('seed', setup.seed, 0xffff_ffff);
  within('ticks', ticks, MAX_REPLAY_TICKS);
  within('hash', replay.hash, 0xffff_ffff);
  const plain = header(replay, 0);
  const coder = rangeEncoder();
  const models = Array.from({ length: setup.seats }, createActionModel);
  const next = recorded(replay);
  const ask: Ask = (seat, match) => {
    const action = next(seat, match);
    plain.put(action, 1);
    coder.put(action, models[seat]!.chance(match.lanes[seat]!.cart));
    models[seat]!.learn(action);
    return action;
  };
  const end = lastOf(played(setup, ticks, ask), setup);
  if (end.tick < ticks) throw new RangeError(`decided at tick ${end.tick}, but it goes on to ${ticks}`);
  const packed = [...header(replay, 1).digits(), ...coder.finish()];
  return textOf(packed.length < plain.digits().length ? packed : plain.digits());
}

/** Anything in; the replay, or why not. Never throws. */
export function decodeReplay(text: string): DecodedReplay {
  const refused = (code: LinkProblem, tick: number | null = null): DecodedReplay => ({ ok: false, code, tick });
  if (text.length === 0 || text.length > MAX_LINK_LENGTH) return refused('letters');
  const digits = digitsOf(text);
  if (digits === null) return refused('letters');
  const bits = bitReader(digits);
  if (bits.take(4) !== LINK_VERSION) return refused('version');
  const speed = SPEED_CLASSES[bits.take(2)];
  const wind = WIND_LEVELS[bits.take(2)];
  const seats = bits.take(3) + 1;
  const seed = bits.take(32);
  const ticks = bits.take(12);
  const covered = bits.take(32);
  const packed = bits.take(1) === 1;
  if (bits.ended()) return refused('incomplete');
  if (speed === undefined || wind === undefined) return refused('setup');
  const setup: MatchSetup = { seed, wind, speed, seats };

  const coder = rangeDecoder(digits.slice(HEADER_DIGITS));
  const models = Array.from({ length: seats }, createActionModel);
  const pushes = Array.from({ length: seats }, (): Action[] => []);
  let missing: number | null = null; // first tick without a push
  const ask: Ask = (seat, match) => {
    const chance = (): number => models[seat]!.chance(match.lanes[seat]!.cart);
    const action: Action = (packed ? coder.take(chance()) : bits.take(1)) === 1 ? 1 : 0;
    if (packed) models[seat]!.learn(action);
    pushes[seat]!.push(action);
    if (bits.ended()) missing ??= match.tick;
    return action;
  };
  const end = lastOf(played(setup, ticks, ask), setup);
  if (missing !== null) return refused('incomplete', missing);
  if (end.tick < ticks) return refused('after-end', end.tick);
  const hash = (covered ^ cover(setup, ticks)) >>> 0;
  const value: Replay = { setup, ticks, actions: pushes.map((seat) => Uint8Array.from(seat)), hash };
  return encodeReplay(value) === text ? { ok: true, value } : refused('altered');
}
