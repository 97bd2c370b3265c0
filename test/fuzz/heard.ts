/** What the server says, held against what it may say: every packet is read by the page's own parsers, and none tells how we are built. */
import { unpackClassFrame } from '../../shared/protocol/classFrame.ts';
import type { ErrorCode, ServerToClient } from '../../shared/protocol/events.ts';
import { record } from '../../shared/protocol/fields.ts';
import { unpackFrame } from '../../shared/protocol/frame.ts';
import { unpackKeyframe } from '../../shared/protocol/keyframe.ts';
import { parseSubmission } from '../../shared/protocol/parseBoards.ts';
import {
  parseClassBegun,
  parseClassEntered,
  parseClassOver,
  parseClassRound,
  parseClassStarted,
  parseClassState,
} from '../../shared/protocol/parseClass.ts';
import {
  parseEntered,
  parseLobby,
  parseMatchFrozen,
  parseMatchJoined,
  parseMatchList,
  parseMatchPeople,
  parseMatchResult,
} from '../../shared/protocol/parseMatch.ts';
import { parseSurvivalRanked } from '../../shared/protocol/parseRanked.ts';
import { parseMatchRated, parseMatchStakes } from '../../shared/protocol/parseRating.ts';
import { parseRaceSetup, parseRenamed, parseReply, parseSession } from '../../shared/protocol/parseReply.ts';
import { parseShowcase } from '../../shared/protocol/parseRun.ts';
import { parseRunDetail, parseRunJoined } from '../../shared/protocol/parseRunDetail.ts';
import { unpackRigidFrame } from '../../shared/protocol/rigidFrame.ts';
import { unpackNews, unpackSteps } from '../../shared/protocol/runPack.ts';
import type { EventName, Known } from './said.ts';

type Reader = (raw: unknown) => unknown;
const there: Reader = (raw) => record(raw);

const EVENTS: { readonly [K in keyof ServerToClient]: Reader } = {
  session: parseSession,
  'session:renamed': parseRenamed,
  f: (raw) => unpackFrame(raw) ?? unpackRigidFrame(raw),
  k: (raw) => unpackKeyframe(raw) ?? unpackRigidFrame(raw), // in Bumper, its frame is the whole state
  'match:lobby': parseLobby,
  'match:closed': (raw) => parseReply({ ok: false, code: record(raw)?.['code'] }, there),
  'match:joined': parseMatchJoined,
  'match:frozen': parseMatchFrozen,
  'match:finished': parseMatchResult,
  'match:people': parseMatchPeople,
  'match:stakes': parseMatchStakes,
  'match:rated': parseMatchRated,
  'match:moved': there,
  'run:steps': unpackSteps,
  'run:news': unpackNews,
  'run:weights': there,
  'run:status': parseRunDetail,
  'run:showcase': parseShowcase,
  'board:changed': there,
  'submission:changed': parseSubmission,
  'survival:ranked': parseSurvivalRanked,
  'class:state': parseClassState,
  'class:begun': parseClassBegun,
  'class:result': parseClassRound,
  'class:over': parseClassOver,
  c: unpackClassFrame,
  'server:closing': () => true,
};

/** What the answer to each event is, if it is a yes. */
const ANSWERS: Partial<Record<EventName, Reader>> = {
  'match:start': parseEntered,
  'match:enter': parseEntered,
  'match:rematch': parseEntered,
  'match:resume': parseEntered,
  'match:watch': parseMatchJoined,
  'match:list': parseMatchList,
  'race:start': parseRaceSetup,
  'run:watch': parseRunJoined,
  'class:open': parseClassEntered,
  'class:enter': parseClassEntered,
  'class:start': parseClassStarted,
};

/** A trace of calls, or a file of ours or of a library. */
const STACK =
  /\n\s+at |\bat [\w.<> ]+ \(|node_modules|node:internal|\.[cm]?[jt]s:\d+|dist\/server|\b(Syntax|Type|Range|Reference)Error\b/;

export const leaksStack = (text: string): boolean => STACK.test(text);

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Names to speak of, as the server tells them. */
function learn(event: string, value: unknown, known: Known): void {
  const add = (names: string[], name: unknown): void => {
    if (typeof name === 'string' && names.push(name) > 20) names.shift();
  };
  const fields = record(value);
  if (event === 'match:list')
    for (const live of (fields?.['live'] as unknown[]) ?? []) add(known.matches, record(live)?.['match']);
  if (event === 'match:list')
    for (const open of (fields?.['open'] as unknown[]) ?? []) add(known.lobbies, record(open)?.['code']);
  add(known.lobbies, record(fields?.['lobby'])?.['code']);
  add(known.matches, record(fields?.['joined'])?.['match']);
  add(known.runs, record(fields?.['run'])?.['id']);
  add(known.classes, record(fields?.['state'])?.['code']);
}

function answerProblem(text: string, asked: ReadonlyMap<number, EventName>, known: Known): string | null {
  const [, number, rest] = /^43(\d+)(\[.*\])$/s.exec(text) ?? [];
  const args = rest === undefined ? undefined : json(rest);
  if (!Array.isArray(args) || args.length !== 1) return 'an answer that is no packet';
  const event = asked.get(Number(number));
  const read = (event && ANSWERS[event]) ?? there; // else the answer to something wrong: still a reply
  const reply = parseReply(args[0], read);
  if (!reply) return `a wrong answer to ${event ?? 'nothing known'}`;
  if (reply.ok && event) learn(event, record(args[0])?.['value'], known);
  return null;
}

/** Of handshakes. */
const CODES: readonly ErrorCode[] = [
  'bad-payload',
  'version-mismatch',
  'server-full',
  'address-full',
  'server-closing',
  'rate-limited',
];

/**
 * @param asked which event each number of an answer belongs to
 * @returns what is wrong with a text of the server; null: nothing
 */
export function problemOf(text: string, asked: ReadonlyMap<number, EventName>, known: Known): string | null {
  if (leaksStack(text)) return 'a stack';
  if (text === '2' || text === '3' || text === '6' || text === '1' || text === '41') return null;
  if (/^41\//.test(text)) return null;
  if (text.startsWith('0')) return record(json(text.slice(1))) ? null : 'a wrong opening';
  if (text.startsWith('40')) return record(json(text.slice(2)))?.['sid'] ? null : 'a wrong connection';
  if (text.startsWith('44')) {
    const [, space = '', rest = ''] = /^44(\/[^,]*,)?(.*)$/s.exec(text) ?? [];
    const message = record(json(rest))?.['message'];
    if (space !== '') return message === 'Invalid namespace' ? null : 'a wrong refusal of a namespace';
    return CODES.some((code) => code === message) ? null : 'a refusal without a code';
  }
  if (text.startsWith('43')) return answerProblem(text, asked, known);
  if (text.startsWith('451-')) return null; // weights: their bytes follow
  const args = text.startsWith('42') ? json(text.slice(2)) : undefined;
  if (!Array.isArray(args) || typeof args[0] !== 'string' || !Object.hasOwn(EVENTS, args[0]))
    return 'an unknown packet';
  const read = EVENTS[args[0] as keyof ServerToClient];
  return read(args[1]) === null ? `a wrong ${args[0]}` : null;
}
