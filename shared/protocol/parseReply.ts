/** What a page parses of every answer, and of what is no match: who it is, and a race. */
import { SPEED_CLASSES } from '../arena/speed.ts';
import type { ErrorCode, RaceSetup, Reply, Session } from './events.ts';
import { oneOf, type Parser, record, slug, text, whole } from './fields.ts';

/** A code that is missing here does not compile. */
const EVERY_CODE: Readonly<Record<ErrorCode, true>> = {
  'bad-payload': true,
  'rate-limited': true,
  'version-mismatch': true,
  'unknown-agent': true,
  'unknown-run': true,
  'no-opponent': true,
  'no-match': true,
  'no-lobby': true,
  'own-lobby': true,
  'no-class': true,
  'class-full': true,
  'bad-name': true,
  'name-taken': true,
  'shut-out': true,
  'not-now': true,
  'server-full': true,
  'address-full': true,
  'server-closing': true,
  elsewhere: true,
};
const CODES = Object.keys(EVERY_CODE) as readonly ErrorCode[];

/** Names of server processes. */
const NODE = /^[a-z0-9-]{1,20}$/;

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

export function parseRenamed(raw: unknown): { readonly name: string } | null {
  const name = text(record(raw)?.['name'], 40);
  return name === null ? null : { name };
}

/** A reply around any value; a code that this version does not know counts as wrong. */
export function parseReply<T>(raw: unknown, parse: Parser<T>): Reply<T> | null {
  const fields = record(raw);
  if (fields?.['ok'] === true) {
    const value = parse(fields['value']);
    return value === null ? null : { ok: true, value };
  }
  const code = oneOf(fields?.['code'], CODES);
  if (fields?.['ok'] !== false || code === null) return null;
  if (code !== 'elsewhere') return { ok: false, code };
  const node = text(fields['node'], 20);
  return node === null || !NODE.test(node) ? null : { ok: false, code, node };
}
