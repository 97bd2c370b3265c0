/** Messages of classes, rebuilt in either direction (NET1). */
import { SPEED_CLASSES } from '../arena/speed.ts';
import { readClassCode } from '../class/classCode.ts';
import { type ClassSettings, MAX_MEMBERS, MAX_ROUNDS } from '../class/classRules.ts';
import type { ClassRound, ClassRow } from '../class/classScores.ts';
import { WIND_LEVELS } from '../sim/wind.ts';
import {
  CLASS_ENDS,
  type ClassBegun,
  type ClassEnd,
  type ClassEntered,
  type ClassMember,
  type ClassState,
} from './classEvents.ts';
import { MAX_LANES } from './classFrame.ts';
import { boolean, list, mayBeNull, must, nullable, oneOf, rebuilt, record, slug, text, whole } from './fields.ts';
import { parseSeatInfo } from './parseMatch.ts';

const MAX_NAME = 40; // characters
const MAX_TYPED = 80; // what is no name is the class's to say, in words
const MOST = Number.MAX_SAFE_INTEGER;
const PHASES = ['lobby', 'round', 'results'] as const;

const name = (raw: unknown): string | null => text(raw, MAX_NAME);
const code = (raw: unknown): string | null => (typeof raw === 'string' && readClassCode(raw) === raw ? raw : null);
const count = (raw: unknown): number | null => whole(raw, 0, MOST);
const member = (raw: unknown): number | null => whole(raw, 1, MOST);
const speed = must((raw) => oneOf(raw, SPEED_CLASSES));
const wind = must((raw) => oneOf(raw, WIND_LEVELS));

export function parseClassSettings(raw: unknown): ClassSettings | null {
  return rebuilt<ClassSettings>(raw, { speed, wind, rival: mayBeNull(slug) });
}

/** The code as it was typed, in its one way to be written. */
export function parseClassEnter(raw: unknown): { readonly code: string; readonly name: string | null } | null {
  return rebuilt<{ code: string; name: string | null }>(raw, {
    code: must((typed) => (typeof typed === 'string' ? readClassCode(typed) : null)),
    name: mayBeNull((typed) => text(typed, MAX_TYPED)),
  });
}

export function parseClassKick(raw: unknown): { readonly member: number } | null {
  return rebuilt<{ member: number }>(raw, { member: must(member) });
}

export function parseClassStarted(raw: unknown): { readonly round: number } | null {
  return rebuilt<{ round: number }>(raw, { round: must(member) });
}

function parseMember(raw: unknown): ClassMember | null {
  return rebuilt<ClassMember>(raw, { id: must(member), name: must(name), here: must(boolean) });
}

export function parseClassState(raw: unknown): ClassState | null {
  return rebuilt<ClassState>(raw, {
    code: must(code),
    phase: must((one) => oneOf(one, PHASES)),
    settings: must(parseClassSettings),
    hostHere: must(boolean),
    members: must((all) => list(all, MAX_MEMBERS, parseMember)),
    round: must(count),
    standing: must(count),
  });
}

function parseLane(raw: unknown): ClassBegun['lanes'][number] | null {
  return rebuilt<ClassBegun['lanes'][number]>(raw, { member: mayBeNull(member), seat: must(parseSeatInfo) });
}

export function parseClassBegun(raw: unknown): ClassBegun | null {
  const lanes = must((all: unknown) => list(all, MAX_LANES, parseLane));
  return rebuilt<ClassBegun>(raw, { round: must(member), speed, wind, lanes });
}

function parseFall(raw: unknown): NonNullable<ClassRow['fall']> | null {
  return rebuilt<NonNullable<ClassRow['fall']>>(raw, {
    cause: must((cause) => oneOf(cause, ['angle', 'edge'] as const)),
    side: must((side) => oneOf(side, ['left', 'right'] as const)),
  });
}

function parseRow(raw: unknown): ClassRow | null {
  return rebuilt<ClassRow>(raw, {
    member: mayBeNull(member),
    name: must((one) => text(one, 64)),
    ticks: must(count),
    fall: mayBeNull(parseFall),
    place: must((one) => whole(one, 1, MAX_LANES)),
  });
}

export function parseClassRound(raw: unknown): ClassRound | null {
  const rows = must((all: unknown) => list(all, MAX_LANES, parseRow));
  return rebuilt<ClassRound>(raw, { round: must(member), seed: must(count), speed, wind, rows });
}

export function parseClassEntered(raw: unknown): ClassEntered | null {
  const fields = record(raw);
  const me = nullable(fields?.['me'], member);
  const state = parseClassState(fields?.['state']);
  const begun = nullable(fields?.['begun'], parseClassBegun);
  const rounds = list(fields?.['rounds'], MAX_ROUNDS, parseClassRound);
  return me === undefined || !state || begun === undefined || !rounds ? null : { me, state, begun, rounds };
}

export function parseClassOver(raw: unknown): { readonly why: ClassEnd } | null {
  return rebuilt<{ why: ClassEnd }>(raw, { why: must((why) => oneOf(why, CLASS_ENDS)) });
}
