/** What a client may send, rebuilt: unknown keys stop here, so no payload can name its player (NET2). Inputs are in frame.ts. */
import { SPEED_CLASSES, type SpeedClass } from '../arena/speed.ts';
import { WIND_LEVELS } from '../sim/wind.ts';
import type { DuelRequest, Handshake } from './events.ts';
import { oneOf, record, slug, text, whole } from './fields.ts';

const MAX_TOKEN = 256; // characters

/** A token that is no text counts as none: the visitor gets a new session, not a closed door. */
export function parseHandshake(raw: unknown): Handshake | null {
  const fields = record(raw);
  const version = whole(fields?.['version'], 0, 1_000_000);
  if (version === null) return null;
  const token = text(fields?.['token'], MAX_TOKEN);
  return token === null ? { version } : { version, token };
}

export function parseDuelRequest(raw: unknown): DuelRequest | null {
  const fields = record(raw);
  const agent = slug(fields?.['agent']);
  const speed = oneOf(fields?.['speed'], SPEED_CLASSES);
  const wind = oneOf(fields?.['wind'], WIND_LEVELS);
  return agent === null || speed === null || wind === null ? null : { agent, speed, wind };
}

export function parseRaceRequest(raw: unknown): { readonly speed: SpeedClass } | null {
  const speed = oneOf(record(raw)?.['speed'], SPEED_CLASSES);
  return speed === null ? null : { speed };
}

export function parseRunRequest(raw: unknown): { readonly after: number } | null {
  const after = whole(record(raw)?.['after'], 0, Number.MAX_SAFE_INTEGER);
  return after === null ? null : { after };
}
