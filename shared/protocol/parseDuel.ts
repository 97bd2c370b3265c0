/** What a page parses of a duel: a server of another version, or something in between, must not break it. */
import { type Fall, MAX_SEATS, type MatchSetup } from '../arena/match.ts';
import { SPEED_CLASSES } from '../arena/speed.ts';
import type { Action, CartPoleState } from '../sim/cartpole.ts';
import { WIND_LEVELS } from '../sim/wind.ts';
import type {
  DuelFrozen,
  DuelJoined,
  DuelResult,
  ErrorCode,
  Keyframe,
  RaceSetup,
  Reply,
  SeatInfo,
  Session,
} from './events.ts';
import { finite, list, nullable, oneOf, type Parser, record, slug, text, whole } from './fields.ts';

const MAX_TICK = 100_000_000;
const ACTIONS: readonly Action[] = [0, 1];
const CODES: readonly ErrorCode[] = [
  'bad-payload',
  'rate-limited',
  'version-mismatch',
  'unknown-agent',
  'unknown-run',
  'no-match',
  'server-full',
  'server-closing',
];

function tick(raw: unknown): number | null {
  return whole(raw, -MAX_TICK, MAX_TICK);
}

function cart(raw: unknown): CartPoleState | null {
  const fields = record(raw);
  const [x, xDot] = [finite(fields?.['x']), finite(fields?.['xDot'])];
  const [theta, thetaDot] = [finite(fields?.['theta']), finite(fields?.['thetaDot'])];
  return x === null || xDot === null || theta === null || thetaDot === null ? null : { x, xDot, theta, thetaDot };
}

function fall(raw: unknown): Fall | null {
  const fields = record(raw);
  const at = tick(fields?.['tick']);
  const cause = oneOf(fields?.['cause'], ['angle', 'edge'] as const);
  const side = oneOf(fields?.['side'], ['left', 'right'] as const);
  return at === null || cause === null || side === null ? null : { tick: at, cause, side };
}

/** By seat, with null for those who stand; null as a whole if one is wrong. */
function falls(raw: unknown): readonly (Fall | null)[] | null {
  const wrapped = list(raw, MAX_SEATS, (one) => {
    const value = nullable(one, fall);
    return value === undefined ? null : { value };
  });
  return wrapped?.map(({ value }) => value) ?? null;
}

function winner(raw: unknown): number | 'draw' | null {
  return raw === 'draw' ? raw : whole(raw, 0, MAX_SEATS - 1);
}

export function parseKeyframe(raw: unknown): Keyframe | null {
  const fields = record(raw);
  const [at, stateTick, ackTick] = [tick(fields?.['tick']), tick(fields?.['stateTick']), tick(fields?.['ackTick'])];
  const late = whole(fields?.['late'], 0, MAX_TICK);
  const carts = list(fields?.['carts'], MAX_SEATS, cart);
  const fallen = falls(fields?.['falls']);
  const held = list(fields?.['held'], MAX_SEATS, (one) => oneOf(one, ACTIONS));
  if (at === null || stateTick === null || stateTick < 0 || ackTick === null || late === null) return null;
  if (!carts || !fallen || !held || carts.length === 0) return null;
  if (fallen.length !== carts.length || held.length !== carts.length) return null;
  return { tick: at, stateTick, ackTick, late, carts, falls: fallen, held };
}

function setup(raw: unknown): MatchSetup | null {
  const fields = record(raw);
  const seed = whole(fields?.['seed'], 0, Number.MAX_SAFE_INTEGER);
  const wind = oneOf(fields?.['wind'], WIND_LEVELS);
  const speed = oneOf(fields?.['speed'], SPEED_CLASSES);
  const seats = whole(fields?.['seats'], 1, MAX_SEATS);
  return seed === null || wind === null || speed === null || seats === null ? null : { seed, wind, speed, seats };
}

function seatInfo(raw: unknown): SeatInfo | null {
  const fields = record(raw);
  if (fields?.['kind'] === 'human') {
    const name = text(fields['name'], 40);
    return name === null ? null : { kind: 'human', name };
  }
  const agent = slug(fields?.['agent']);
  const episode = whole(fields?.['episode'], 0, Number.MAX_SAFE_INTEGER);
  const mean = finite(fields?.['mean']);
  if (fields?.['kind'] !== 'agent' || agent === null || episode === null || mean === null) return null;
  return { kind: 'agent', agent, episode, mean };
}

export function parseDuelJoined(raw: unknown): DuelJoined | null {
  const fields = record(raw);
  const match = slug(fields?.['match']);
  const rules = setup(fields?.['setup']);
  const seats = list(fields?.['seats'], MAX_SEATS, seatInfo);
  const keyframe = parseKeyframe(fields?.['keyframe']);
  if (match === null || !rules || !seats || !keyframe) return null;
  const seat = whole(fields?.['seat'], 0, rules.seats - 1);
  if (seat === null || seats.length !== rules.seats || keyframe.carts.length !== rules.seats) return null;
  return { match, seat, setup: rules, seats, keyframe };
}

export function parseDuelResult(raw: unknown): DuelResult | null {
  const fields = record(raw);
  const match = slug(fields?.['match']);
  const at = tick(fields?.['tick']);
  const won = winner(fields?.['winner']);
  const fallen = falls(fields?.['falls']);
  const lateInputs = whole(fields?.['lateInputs'], 0, MAX_TICK);
  const end = oneOf(fields?.['end'], ['fall', 'left', 'connection', 'server-closing'] as const);
  if (match === null || at === null || won === null || !fallen || lateInputs === null || end === null) return null;
  return { match, tick: at, winner: won, falls: fallen, lateInputs, end };
}

export function parseDuelFrozen(raw: unknown): DuelFrozen | null {
  const fields = record(raw);
  const match = slug(fields?.['match']);
  const frozen = fields?.['frozen'];
  const at = tick(fields?.['tick']);
  return match === null || typeof frozen !== 'boolean' || at === null ? null : { match, frozen, tick: at };
}

export function parseRaceSetup(raw: unknown): RaceSetup | null {
  const fields = record(raw);
  const seed = whole(fields?.['seed'], 0, Number.MAX_SAFE_INTEGER);
  const recipe = slug(fields?.['recipe']);
  const speed = oneOf(fields?.['speed'], SPEED_CLASSES);
  return seed === null || recipe === null || speed === null ? null : { seed, recipe, speed };
}

export function parseSession(raw: unknown): Session | null {
  const fields = record(raw);
  const token = text(fields?.['token'], 256);
  const name = text(fields?.['name'], 40);
  return token === null || name === null ? null : { token, name };
}

/** A reply around any value; a code that this version does not know counts as wrong. */
export function parseReply<T>(raw: unknown, parse: Parser<T>): Reply<T> | null {
  const fields = record(raw);
  if (fields?.['ok'] === true) {
    const value = parse(fields['value']);
    return value === null ? null : { ok: true, value };
  }
  const code = oneOf(fields?.['code'], CODES);
  return fields?.['ok'] !== false || code === null ? null : { ok: false, code };
}
