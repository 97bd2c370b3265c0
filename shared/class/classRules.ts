/** Who is in a class and what it is doing, as plain data: the server's class changes by these functions alone. Names are kept here and nowhere else. */
import type { SpeedClass } from '../arena/speed.ts';
import { readNickname } from '../boards/nickname.ts';
import type { WindLevel } from '../sim/wind.ts';
import type { ClassRound } from './classScores.ts';

export const MAX_MEMBERS = 40; // as many lanes as a big screen shows
export const MAX_ROUNDS = 50; // results that are kept: the oldest go first

export interface ClassSettings {
  readonly speed: SpeedClass;
  readonly wind: WindLevel;
  readonly rival: string | null; // id of a house agent that plays along; null: none does
}

export interface Member {
  readonly id: number; // from 1, in the order of coming; never used again
  readonly session: string;
  readonly name: string;
  readonly key: string; // what names that look alike share
  readonly here: boolean; // a page of theirs is connected
}

export type ClassPhase = 'lobby' | 'round' | 'results';

export interface ClassRoom {
  readonly code: string;
  readonly host: string; // session
  readonly settings: ClassSettings;
  readonly phase: ClassPhase;
  readonly members: readonly Member[]; // in the order of coming
  readonly comers: number; // members ever
  readonly shutOut: readonly Pick<Member, 'session' | 'key'>[];
  readonly lanes: readonly number[]; // members in the round that runs, or ran last
  readonly begun: number; // rounds
  readonly rounds: readonly ClassRound[]; // those that are over, oldest first
}

/** Stable: pages have words for each. */
export type EnterProblem = 'bad-name' | 'name-taken' | 'shut-out' | 'class-full' | 'no-class';

export function newClass(code: string, host: string, settings: ClassSettings): ClassRoom {
  const nobody = { members: [], comers: 0, shutOut: [], lanes: [], begun: 0, rounds: [] };
  return { code, host, settings, phase: 'lobby', ...nobody };
}

export function memberOf(room: ClassRoom, session: string): Member | null {
  return room.members.find((member) => member.session === session) ?? null;
}

function changed(room: ClassRoom, id: number, change: Partial<Member>): ClassRoom {
  return { ...room, members: room.members.map((member) => (member.id === id ? { ...member, ...change } : member)) };
}

/**
 * Somebody comes in, or comes back: whoever the session is known as keeps lane and results, under a new name too.
 * @param typed null: back under the name that they have
 * @param reserved names that nobody may have, besides those that no player may
 */
export function enter(
  room: ClassRoom,
  session: string,
  typed: string | null,
  reserved: readonly string[] = [],
): { readonly room: ClassRoom; readonly id: number } | EnterProblem {
  const known = memberOf(room, session);
  if (room.shutOut.some((one) => one.session === session)) return 'shut-out';
  if (typed === null) return known ? { room: changed(room, known.id, { here: true }), id: known.id } : 'no-class';
  const read = readNickname(typed, reserved);
  if (!read.ok) return 'bad-name';
  const { name, key } = read;
  if (room.shutOut.some((one) => one.key === key)) return 'shut-out';
  if (room.members.some((member) => member.key === key && member !== known)) return 'name-taken';
  if (known) return { room: changed(room, known.id, { here: true, name, key }), id: known.id };
  if (room.members.length >= MAX_MEMBERS) return 'class-full';
  const id = room.comers + 1;
  return { room: { ...room, comers: id, members: [...room.members, { id, session, name, key, here: true }] }, id };
}

/** Their page is gone; lane, name and results wait for them. */
export function away(room: ClassRoom, id: number): ClassRoom {
  return changed(room, id, { here: false });
}

/** The host sends somebody out, and neither session nor name comes back. Of who is away only the place is freed. */
export function kick(room: ClassRoom, id: number): ClassRoom {
  const member = room.members.find((one) => one.id === id);
  if (!member) return room;
  const { session, key, here } = member;
  return {
    ...room,
    members: room.members.filter((one) => one !== member),
    lanes: room.lanes.filter((lane) => lane !== id),
    shutOut: here ? [...room.shutOut, { session, key }] : room.shutOut,
  };
}

/** Everybody who is here has a lane; who comes later waits for the next round. Null: it cannot begin now. */
export function beginRound(room: ClassRoom): ClassRoom | null {
  const lanes = room.members.filter(({ here }) => here).map(({ id }) => id);
  if (room.phase === 'round' || lanes.length === 0) return null;
  return { ...room, phase: 'round', lanes, begun: room.begun + 1 };
}

export function endRound(room: ClassRoom, round: ClassRound): ClassRoom {
  return { ...room, phase: 'results', rounds: [...room.rounds, round].slice(-MAX_ROUNDS) };
}

export function withSettings(room: ClassRoom, settings: ClassSettings): ClassRoom {
  return { ...room, settings };
}

export interface Absence {
  readonly hostMs: number | null; // since the host's last page went; null: the host is here
  readonly empty: boolean; // nobody else is here either
}

/** ms without its host until a class is over; one with nobody in it does not wait so long. */
export const WAITS_FOR_HOST = { withPeopleMs: 3_600_000, emptyMs: 600_000 } as const;

export function isForsaken({ hostMs, empty }: Absence): boolean {
  return hostMs !== null && hostMs >= (empty ? WAITS_FOR_HOST.emptyMs : WAITS_FOR_HOST.withPeopleMs);
}
