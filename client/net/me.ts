/** Your own identity over HTTP: as the player of this browser, which the session's token proves. */
import type { BoardRow } from '../../shared/protocol/boards.ts';
import { list, type Parser, record, text } from '../../shared/protocol/fields.ts';
import type { Me } from '../../shared/protocol/me.ts';
import { parseBoardRow, parseMe, parseProblem } from '../../shared/protocol/parseBoards.ts';
import { keptToken } from './token.ts';

/** `code` is the server's, or `unreachable`; `problems` are its lines. */
export type MeAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly problems: readonly string[] };

const UNREACHABLE = { ok: false, code: 'unreachable', problems: [] } as const;
const API = '/api/v1';
const MOST_ROWS = 100;

function ask(method: string, path: string, body?: unknown): Promise<Response> {
  const token = keptToken();
  const headers = {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  return fetch(`${API}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
}

async function refusalOf(response: Response): Promise<MeAnswer<never>> {
  const problem = parseProblem(await response.json());
  return problem ? { ok: false, code: problem.code, problems: problem.problems } : UNREACHABLE;
}

async function asked<T>(method: string, path: string, parse: Parser<T>, body?: unknown): Promise<MeAnswer<T>> {
  try {
    const response = await ask(method, path, body);
    if (!response.ok) return await refusalOf(response);
    const value = parse(await response.json());
    return value === null ? UNREACHABLE : { ok: true, value };
  } catch {
    return UNREACHABLE; // no connection, or not JSON
  }
}

export const fetchMe = (): Promise<MeAnswer<Me>> => asked('GET', '/me', parseMe);

/** Your rows on all boards. */
export const fetchOwnRows = (): Promise<MeAnswer<readonly BoardRow[]>> =>
  asked('GET', '/me/rows', (raw) => list(raw, MOST_ROWS, parseBoardRow));

export const changeName = (name: string): Promise<MeAnswer<Me>> => asked('PUT', '/me/name', parseMe, { name });

/** A code that nobody can show again. */
export const makeRecovery = (): Promise<MeAnswer<string>> =>
  asked('POST', '/me/recovery', (raw) => text(record(raw)?.['code'], 40));

export interface Recovered {
  readonly token: string; // to be kept
  readonly me: Me;
}

/** @param alone all other devices of that player are signed out */
export const recover = (code: string, alone: boolean): Promise<MeAnswer<Recovered>> =>
  asked('POST', '/recover', parseRecovered, { code, alone });

function parseRecovered(raw: unknown): Recovered | null {
  const token = text(record(raw)?.['token'], 256);
  const me = parseMe(record(raw)?.['me']);
  return token === null || me === null ? null : { token, me };
}

/** Everything that is stored of you, as a file. */
export async function fetchMyData(): Promise<MeAnswer<Uint8Array>> {
  try {
    const response = await ask('GET', '/me/data');
    return response.ok ? { ok: true, value: new Uint8Array(await response.arrayBuffer()) } : await refusalOf(response);
  } catch {
    return UNREACHABLE;
  }
}

export async function deleteMe(): Promise<MeAnswer<null>> {
  try {
    const response = await ask('DELETE', '/me');
    return response.ok ? { ok: true, value: null } : await refusalOf(response);
  } catch {
    return UNREACHABLE;
  }
}
