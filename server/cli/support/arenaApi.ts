/** A server's REST interface, as command lines ask it. */

import type { Parser } from '../../../shared/protocol/fields.ts';
import { record, text } from '../../../shared/protocol/fields.ts';
import { parseProblem } from '../../../shared/protocol/parseBoards.ts';
import type { Problem } from '../../../shared/protocol/problem.ts';
import { UsageError } from './command.ts';

export type ApiAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem; readonly location: string | null };

export interface ArenaApi {
  get<T>(path: string, parse: Parser<T>): Promise<ApiAnswer<T>>;
  post<T>(path: string, body: unknown, parse: Parser<T>): Promise<ApiAnswer<T>>;
}

const PATIENCE_MS = 60_000;
const MAX_TOKEN = 256;

/** @param server its address @param token of a session; null: none yet */
export function arenaApi(server: URL, token: string | null): ArenaApi {
  async function ask<T>(path: string, init: RequestInit, parse: Parser<T>): Promise<ApiAnswer<T>> {
    const address = new URL(`/api/v1${path}`, server);
    const headers = { ...init.headers, ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
    const response = await fetch(address, { ...init, headers, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => {
      throw new UsageError([`${server.origin} does not answer: is the server there?`]);
    });
    const raw: unknown = await response.json().catch(() => null);
    const value = response.ok ? parse(raw) : null;
    if (value !== null) return { ok: true, value };
    const problem = parseProblem(raw);
    if (problem) return { ok: false, problem, location: response.headers.get('location') };
    throw new UsageError([`${address.href} answers with ${response.status}, and not as an arena of this version does`]);
  }
  return {
    get: (path, parse) => ask(path, {}, parse),
    post: (path, body, parse) =>
      ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }, parse),
  };
}

/** A new anonymous session of that server. @throws UsageError if it gives none */
export async function newToken(server: URL): Promise<string> {
  const parse: Parser<string> = (raw) => text(record(raw)?.['token'], MAX_TOKEN);
  const answer = await arenaApi(server, null).post('/sessions', {}, parse);
  if (answer.ok) return answer.value;
  throw new UsageError([`${server.origin} gives no session: ${answer.problem.detail}`]);
}
