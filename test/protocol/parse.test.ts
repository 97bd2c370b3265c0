import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Keyframe } from '../../shared/netcode/confirmed.ts';
import type { AgentInfo } from '../../shared/protocol/events.ts';
import type { Parser } from '../../shared/protocol/fields.ts';
import type { LobbyInfo, MatchJoined, MatchResult } from '../../shared/protocol/matchEvents.ts';
import {
  parseBoardWatch,
  parseEnterRequest,
  parseHandshake,
  parseHidden,
  parseMatchRequest,
  parseRaceRequest,
  parseRunLook,
  parseRunWatch,
  parseWatchRequest,
} from '../../shared/protocol/parse.ts';
import { parseAgents, parseMoments } from '../../shared/protocol/parseAgents.ts';
import {
  parseEntered,
  parseKeyframe,
  parseLobby,
  parseMatchFrozen,
  parseMatchJoined,
  parseMatchList,
  parseMatchPeople,
  parseMatchResult,
} from '../../shared/protocol/parseMatch.ts';
import { parseRaceSetup, parseReply, parseSession } from '../../shared/protocol/parseReply.ts';
import { parseEventPage } from '../../shared/protocol/parseRun.ts';

const cart = { x: 0.01, xDot: -0.02, theta: 0.03, thetaDot: -1e-17 };
const keyframe: Keyframe = {
  tick: -150,
  stateTick: 0,
  ackTick: -1000,
  late: 0,
  carts: [cart, cart],
  falls: [null, { tick: 9, cause: 'angle', side: 'left' }],
  held: [0, 1],
};
const setup = { seed: 4_294_967_295, wind: 1, speed: '0.75x', seats: 2 } as const;
const seats = [
  { kind: 'human', name: 'Player 1a2b' },
  { kind: 'agent', agent: 'house-120', recipe: 'house', episode: 120, mean: 211.5, reaction: 10 },
] as const;
const joined: MatchJoined = {
  match: '0b0e3a4c-9d7c-4d3e-8f5a-1c2d3e4f5a6b',
  mode: 'duel',
  seat: 0,
  setup,
  seats,
  keyframe,
  waits: true,
  states: false,
  spectators: 3,
};
const result: MatchResult = {
  match: 'm',
  tick: 400,
  winner: 'draw',
  falls: [null, null],
  absent: ['hidden', null],
  lateInputs: 2,
  end: 'left',
  replay: 'abc',
};
const lobby: LobbyInfo = {
  code: 'c0de',
  mode: 'royale',
  speed: '1x',
  wind: 2,
  seats: 5,
  names: ['A', 'B'],
  host: true,
  open: true,
  startsInMs: 20_000,
};
const live = { match: 'm', mode: 'duel', setup, seats, tick: 90, standing: 2, spectators: 0 };
const request = {
  mode: 'royale',
  speed: '1x',
  wind: 0,
  company: 'anyone',
  agent: null,
  reaction: 25,
  seats: 8,
} as const;
const agent: AgentInfo = {
  id: 'a',
  recipe: 'house',
  recipeHash: 'x',
  seed: 1,
  step: 2,
  episode: 3,
  mean: 4,
  sha256: 'y',
};

const CASES: readonly (readonly [string, Parser<unknown>, unknown])[] = [
  ['handshake', parseHandshake, { version: 1, token: 'abc' }],
  ['handshake of another engine', parseHandshake, { version: 1, trace: '0123456789abcdef' }],
  ['match request', parseMatchRequest, request],
  ['match request for an agent', parseMatchRequest, { ...request, mode: 'duel', agent: 'house-120', seats: 2 }],
  ['enter request', parseEnterRequest, { code: 'c0de' }],
  ['watch request', parseWatchRequest, { match: 'm' }],
  ['wish for TV', parseWatchRequest, { match: null }],
  ['hidden', parseHidden, { hidden: true }],
  ['race request', parseRaceRequest, { speed: '0.5x' }],
  ['run to watch', parseRunWatch, { run: 'r1', after: 12 }],
  ['showcase to watch', parseRunWatch, { run: null, after: 0 }],
  ['look', parseRunLook, { on: true }],
  ['board', parseBoardWatch, { board: 'players' }],
  ['no board', parseBoardWatch, { board: null }],
  ['keyframe', parseKeyframe, keyframe],
  ['joined', parseMatchJoined, joined],
  ['joined by a spectator', parseMatchJoined, { ...joined, seat: null }],
  ['lobby', parseLobby, lobby],
  ['entered a lobby', parseEntered, { kind: 'waiting', lobby: { ...lobby, startsInMs: null } }],
  ['entered a match', parseEntered, { kind: 'playing', joined }],
  ['result', parseMatchResult, result],
  ['frozen', parseMatchFrozen, { match: 'm', frozen: true, tick: 8 }],
  ['people', parseMatchPeople, { match: 'm', spectators: 2, rematch: ['A'], left: false }],
  ['match list', parseMatchList, { live: [live], open: [lobby] }],
  ['race setup', parseRaceSetup, { seed: 1, recipe: 'house', speed: '1x' }],
  ['session', parseSession, { token: 't', name: 'n' }],
  ['reply', (raw) => parseReply(raw, parseMatchJoined), { ok: true, value: joined }],
  ['refusal', (raw) => parseReply(raw, parseMatchJoined), { ok: false, code: 'server-full' }],
  ['elsewhere', (raw) => parseReply(raw, parseMatchJoined), { ok: false, code: 'elsewhere', node: 'arena-2' }],
  ['agents', parseAgents, [agent]],
  ['moments', parseMoments, [{ ...agent, run: 'r1' }]],
];

/** Every copy of a value with one leaf or field replaced by something else. */
function* damaged(value: unknown, junk: unknown): Generator<unknown> {
  yield junk;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) for (const other of damaged(value[i], junk)) yield value.with(i, other);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value))
      for (const other of damaged(inner, junk)) yield { ...value, [key]: other };
  }
}

describe.each(CASES)('%s', (_name, parse, good) => {
  it('[NET1] comes back as it was sent', () => {
    expect(parse(JSON.parse(JSON.stringify(good)))).toEqual(good);
  });
  it('[NET1] never throws, whatever arrives', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void parse(raw)));
    fc.assert(
      fc.property(fc.anything(), (junk) => [...damaged(good, junk)].forEach((raw) => void parse(raw))),
      { numRuns: 30 },
    );
  });
  it('[NET1] is refused or cleaned when any field is NaN, infinite, a huge text or missing', () => {
    for (const junk of [Number.NaN, Number.POSITIVE_INFINITY, 'x'.repeat(100_000), undefined]) {
      for (const raw of damaged(good, junk)) {
        const parsed = JSON.stringify(parse(raw));
        expect(parsed.length).toBeLessThanOrEqual(JSON.stringify(good).length);
      }
    }
  });
  it('[NET2] drops unknown keys', () => {
    if (Array.isArray(good)) return;
    expect(parse({ ...(good as object), playerId: 'someone else' })).toEqual(good);
  });
});

it('[NET1] a list may not be longer than its cap', () => {
  expect(
    parseEventPage({ newest: 5_001, events: new Array(5_001).fill({ number: 1, kind: 'solved', step: 2 }) }),
  ).toBeNull();
  expect(
    parseKeyframe({
      ...keyframe,
      carts: new Array(9).fill(cart),
      falls: new Array(9).fill(null),
      held: new Array(9).fill(0),
    }),
  ).toBeNull();
});

it('[CLUSTER3] whoever is sent elsewhere is told where, by a name that can be in an address', () => {
  for (const node of [undefined, '', 'A', 'a b', 'a/b', 'x'.repeat(21), 7]) {
    expect(parseReply({ ok: false, code: 'elsewhere', node }, parseMatchJoined)).toBeNull();
  }
  expect(parseReply({ ok: false, code: 'no-match', node: 'a' }, parseMatchJoined)).toEqual({
    ok: false,
    code: 'no-match',
  });
});
