/** What a page parses of matches: a server of another version, or something in between, must not break it. */
import { type Fall, MAX_SEATS, type MatchSetup } from '../arena/match.ts';
import { MAX_REACTION } from '../arena/reaction.ts';
import { SPEED_CLASSES } from '../arena/speed.ts';
import type { Keyframe } from '../netcode/confirmed.ts';
import type { Action, CartPoleState } from '../sim/cartpole.ts';
import { WIND_LEVELS } from '../sim/wind.ts';
import { finite, list, nullable, oneOf, type Parser, record, slug, text, whole } from './fields.ts';
import type {
  Entered,
  LiveMatch,
  LobbyInfo,
  MatchFrozen,
  MatchJoined,
  MatchList,
  MatchPeople,
  MatchResult,
  SeatInfo,
} from './matchEvents.ts';
import { MODES } from './modes.ts';

const MAX_NAME = 40; // characters
const MAX_REPLAY = 4_096; // characters: eight seats to the end of overtime
const MAX_LISTED = 100;
const MAX_TICK = 100_000_000;
const ACTIONS: readonly Action[] = [0, 1];

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

/** By seat, with null where there is nothing to say; null as a whole if one is wrong. */
function bySeat<T>(raw: unknown, parse: Parser<T>): readonly (T | null)[] | null {
  const wrapped = list(raw, MAX_SEATS, (one) => {
    const value = nullable(one, parse);
    return value === undefined ? null : { value };
  });
  return wrapped?.map(({ value }) => value) ?? null;
}

function falls(raw: unknown): readonly (Fall | null)[] | null {
  return bySeat(raw, fall);
}

function flag(raw: unknown): boolean | null {
  return typeof raw === 'boolean' ? raw : null;
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

export function parseSeatInfo(raw: unknown): SeatInfo | null {
  const fields = record(raw);
  if (fields?.['kind'] === 'human') {
    const name = text(fields['name'], MAX_NAME);
    return name === null ? null : { kind: 'human', name };
  }
  const agent = slug(fields?.['agent']);
  const recipe = slug(fields?.['recipe']);
  const episode = whole(fields?.['episode'], 0, Number.MAX_SAFE_INTEGER);
  const mean = finite(fields?.['mean']);
  const reaction = whole(fields?.['reaction'], 0, MAX_REACTION);
  const name = fields?.['name'] === undefined ? undefined : text(fields['name'], MAX_NAME);
  if (fields?.['kind'] !== 'agent' || agent === null || recipe === null || name === null) return null;
  if (episode === null || mean === null || reaction === null) return null;
  return { kind: 'agent', agent, recipe, episode, mean, reaction, ...(name === undefined ? {} : { name }) };
}

export function parseLobby(raw: unknown): LobbyInfo | null {
  const fields = record(raw);
  const code = slug(fields?.['code']);
  const mode = oneOf(fields?.['mode'], MODES);
  const speed = oneOf(fields?.['speed'], SPEED_CLASSES);
  const wind = oneOf(fields?.['wind'], WIND_LEVELS);
  const seats = whole(fields?.['seats'], 1, MAX_SEATS);
  const names = list(fields?.['names'], MAX_SEATS, (one) => text(one, MAX_NAME));
  const [host, open] = [flag(fields?.['host']), flag(fields?.['open'])];
  const startsInMs = nullable(fields?.['startsInMs'], finite);
  if (code === null || mode === null || speed === null || wind === null || seats === null || !names) return null;
  if (host === null || open === null || startsInMs === undefined) return null;
  return { code, mode, speed, wind, seats, names, host, open, startsInMs };
}

export function parseMatchJoined(raw: unknown): MatchJoined | null {
  const fields = record(raw);
  const match = slug(fields?.['match']);
  const mode = oneOf(fields?.['mode'], MODES);
  const rules = setup(fields?.['setup']);
  const seats = list(fields?.['seats'], MAX_SEATS, parseSeatInfo);
  const keyframe = parseKeyframe(fields?.['keyframe']);
  const spectators = whole(fields?.['spectators'], 0, Number.MAX_SAFE_INTEGER);
  const [waits, states] = [flag(fields?.['waits']), flag(fields?.['states'])];
  if (match === null || mode === null || !rules || !seats || !keyframe) return null;
  const seat = nullable(fields?.['seat'], (one) => whole(one, 0, rules.seats - 1));
  if (seat === undefined || spectators === null || waits === null || states === null) return null;
  if (seats.length !== rules.seats || keyframe.carts.length !== rules.seats) return null;
  return { match, mode, seat, setup: rules, seats, keyframe, waits, states, spectators };
}

export function parseEntered(raw: unknown): Entered | null {
  const fields = record(raw);
  if (fields?.['kind'] === 'waiting') {
    const lobby = parseLobby(fields['lobby']);
    return lobby && { kind: 'waiting', lobby };
  }
  const joined = fields?.['kind'] === 'playing' ? parseMatchJoined(fields['joined']) : null;
  return joined && { kind: 'playing', joined };
}

export function parseMatchResult(raw: unknown): MatchResult | null {
  const fields = record(raw);
  const match = slug(fields?.['match']);
  const at = tick(fields?.['tick']);
  const won = winner(fields?.['winner']);
  const fallen = falls(fields?.['falls']);
  const absent = bySeat(fields?.['absent'], (one) => oneOf(one, ['connection', 'hidden'] as const));
  const lateInputs = whole(fields?.['lateInputs'], 0, MAX_TICK);
  const end = oneOf(fields?.['end'], ['fall', 'left', 'connection', 'server-closing'] as const);
  const replay = nullable(fields?.['replay'], (one) => text(one, MAX_REPLAY));
  if (match === null || at === null || won === null || !fallen || !absent) return null;
  if (lateInputs === null || end === null || replay === undefined || absent.length !== fallen.length) return null;
  return { match, tick: at, winner: won, falls: fallen, absent, lateInputs, end, replay };
}

export function parseMatchFrozen(raw: unknown): MatchFrozen | null {
  const fields = record(raw);
  const match = slug(fields?.['match']);
  const frozen = flag(fields?.['frozen']);
  const at = tick(fields?.['tick']);
  return match === null || frozen === null || at === null ? null : { match, frozen, tick: at };
}

export function parseMatchPeople(raw: unknown): MatchPeople | null {
  const fields = record(raw);
  const match = slug(fields?.['match']);
  const spectators = whole(fields?.['spectators'], 0, Number.MAX_SAFE_INTEGER);
  const rematch = list(fields?.['rematch'], MAX_SEATS, (one) => text(one, MAX_NAME));
  const left = flag(fields?.['left']);
  return match === null || spectators === null || !rematch || left === null
    ? null
    : { match, spectators, rematch, left };
}

function liveMatch(raw: unknown): LiveMatch | null {
  const fields = record(raw);
  const match = slug(fields?.['match']);
  const mode = oneOf(fields?.['mode'], MODES);
  const rules = setup(fields?.['setup']);
  const seats = list(fields?.['seats'], MAX_SEATS, parseSeatInfo);
  const at = tick(fields?.['tick']);
  const standing = whole(fields?.['standing'], 0, MAX_SEATS);
  const spectators = whole(fields?.['spectators'], 0, Number.MAX_SAFE_INTEGER);
  if (match === null || mode === null || !rules || !seats) return null;
  if (at === null || standing === null || spectators === null) return null;
  return { match, mode, setup: rules, seats, tick: at, standing, spectators };
}

export function parseMatchList(raw: unknown): MatchList | null {
  const fields = record(raw);
  const live = list(fields?.['live'], MAX_LISTED, liveMatch);
  const open = list(fields?.['open'], MAX_LISTED, parseLobby);
  return live && open && { live, open };
}
