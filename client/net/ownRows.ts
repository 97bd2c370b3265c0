/** Which rows of the boards are the visitor's own. */

import type { Parser } from '../../shared/protocol/fields.ts';
import { parseMe, parseSubmissions } from '../../shared/protocol/parseBoards.ts';
import { keptToken } from './token.ts';

async function askAsMe<T>(path: string, parse: Parser<T>): Promise<T | null> {
  const token = keptToken();
  if (token === null) return null;
  try {
    const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(`/api/v1${path}`, { headers });
    return response.ok ? parse(await response.json()) : null;
  } catch {
    return null; // no connection, or not JSON
  }
}

/** The id by which rows of players and ratings name the visitor; null if the server does not say. */
export async function fetchOwnId(): Promise<string | null> {
  return (await askAsMe('/me', parseMe))?.id ?? null;
}

/** Rows of what the visitor has submitted, newest first. */
export async function fetchSubmittedRows(): Promise<{
  readonly agents: readonly string[];
  readonly learners: readonly string[];
}> {
  const all = (await askAsMe('/submissions?mine=1', parseSubmissions)) ?? [];
  const rows = (kind: 'agent' | 'learner'): readonly string[] =>
    all.flatMap((one) => (one.kind === kind && one.row !== null ? [one.row] : []));
  return { agents: rows('agent'), learners: rows('learner') };
}
