/** What a client may send, rebuilt: unknown keys stop here, so no payload can name its player (NET2). Inputs are in frame.ts. */
import { MAX_SEATS } from '../arena/match.ts';
import { MAX_REACTION } from '../arena/reaction.ts';
import { SPEED_CLASSES, type SpeedClass } from '../arena/speed.ts';
import { WIND_LEVELS } from '../sim/wind.ts';
import { BOARDS, type BoardName } from './boards.ts';
import type { Handshake } from './events.ts';
import { nullable, oneOf, record, slug, text, whole } from './fields.ts';
import type { MatchRequest } from './matchEvents.ts';
import { MIN_ROYALE_SEATS, MODES } from './modes.ts';

const MAX_TOKEN = 256; // characters
const MAX_TRACE = 32;

/** A token that is no text counts as none: the visitor gets a new session, not a closed door. */
export function parseHandshake(raw: unknown): Handshake | null {
  const fields = record(raw);
  const version = whole(fields?.['version'], 0, 1_000_000);
  if (version === null) return null;
  const token = text(fields?.['token'], MAX_TOKEN);
  const trace = text(fields?.['trace'], MAX_TRACE);
  return { version, ...(token === null ? {} : { token }), ...(trace === null ? {} : { trace }) };
}

export function parseMatchRequest(raw: unknown): MatchRequest | null {
  const fields = record(raw);
  const mode = oneOf(fields?.['mode'], MODES);
  const speed = oneOf(fields?.['speed'], SPEED_CLASSES);
  const wind = oneOf(fields?.['wind'], WIND_LEVELS);
  const company = oneOf(fields?.['company'], ['agents', 'anyone', 'friends'] as const);
  const agent = nullable(fields?.['agent'], slug);
  const reaction = whole(fields?.['reaction'], 0, MAX_REACTION);
  const seats = whole(fields?.['seats'], 1, MAX_SEATS);
  if (mode === null || speed === null || wind === null || company === null) return null;
  if (agent === undefined || reaction === null || seats === null) return null;
  if (mode === 'royale' && seats < MIN_ROYALE_SEATS) return null;
  return { mode, speed, wind, company, agent, reaction, seats };
}

export function parseEnterRequest(raw: unknown): { readonly code: string } | null {
  const code = slug(record(raw)?.['code']);
  return code === null ? null : { code };
}

export function parseHidden(raw: unknown): { readonly hidden: boolean } | null {
  const hidden = record(raw)?.['hidden'];
  return typeof hidden === 'boolean' ? { hidden } : null;
}

export function parseWatchRequest(raw: unknown): { readonly match: string | null } | null {
  const match = nullable(record(raw)?.['match'], slug);
  return match === undefined ? null : { match };
}

export function parseRaceRequest(raw: unknown): { readonly speed: SpeedClass } | null {
  const speed = oneOf(record(raw)?.['speed'], SPEED_CLASSES);
  return speed === null ? null : { speed };
}

export function parseRunWatch(raw: unknown): { readonly run: string | null; readonly after: number } | null {
  const fields = record(raw);
  const run = nullable(fields?.['run'], slug);
  const after = whole(fields?.['after'], 0, Number.MAX_SAFE_INTEGER);
  return run === undefined || after === null ? null : { run, after };
}

export function parseBoardWatch(raw: unknown): { readonly board: BoardName | null } | null {
  const board = nullable(record(raw)?.['board'], (name) => oneOf(name, BOARDS));
  return board === undefined ? null : { board };
}

export function parseRunLook(raw: unknown): { readonly on: boolean } | null {
  const on = record(raw)?.['on'];
  return typeof on === 'boolean' ? { on } : null;
}
