/** Boards over HTTP: their divisions, a page of rows, one row with its proof, agents against agents. */
import type { BoardName, BoardPage, BoardSummary, CrossPlay, Division } from '../../shared/protocol/boards.ts';
import type { Parser } from '../../shared/protocol/fields.ts';
import { parseBoardPage, parseBoardSummaries, parseCrossPlay } from '../../shared/protocol/parseBoards.ts';
import type { RowDetail } from '../../shared/protocol/rowProofs.ts';

const API = '/api/v1';

/** `missing`: there is no such row or division. `unknown`: this server has no boards, or answers in another way. */
export type BoardFailure = 'unreachable' | 'missing' | 'busy' | 'unknown';
export type BoardAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: BoardFailure };

/** Which rows: best first, or beside a cursor, around a row, or by name. */
export interface RowsAsked {
  readonly after?: string;
  readonly before?: string;
  readonly around?: string;
  readonly search?: string;
}

async function ask<T>(path: string, parse: Parser<T>, signal: AbortSignal): Promise<BoardAnswer<T>> {
  let response: Response;
  try {
    response = await fetch(API + path, { signal, headers: { accept: 'application/json' } });
  } catch {
    return { ok: false, why: 'unreachable' };
  }
  const type = response.headers.get('content-type') ?? '';
  if (response.status === 400) return { ok: false, why: 'missing' }; // a cursor that is none
  if (response.status === 404)
    return { ok: false, why: type.includes('problem+json') ? await missing(response) : 'unknown' };
  if (response.status === 429 || response.status === 503) return { ok: false, why: 'busy' };
  try {
    const value = response.ok ? parse(await response.json()) : null;
    return value === null ? { ok: false, why: 'unknown' } : { ok: true, value };
  } catch {
    return { ok: false, why: signal.aborted ? 'unreachable' : 'unknown' };
  }
}

/** A server from before the boards knows the path itself as little as the row. */
async function missing(response: Response): Promise<BoardFailure> {
  const body: unknown = await response.json().catch(() => null);
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : null;
  return code === 'not-found' ? 'unknown' : 'missing';
}

const ofDivision = (board: BoardName, division: Division): string => `/boards/${board}/${encodeURIComponent(division)}`;

export function fetchSummaries(signal: AbortSignal): Promise<BoardAnswer<readonly BoardSummary[]>> {
  return ask('/boards', parseBoardSummaries, signal);
}

export function fetchBoardPage(
  board: BoardName,
  division: Division,
  asked: RowsAsked,
  limit: number,
  signal: AbortSignal,
): Promise<BoardAnswer<BoardPage>> {
  const query = new URLSearchParams({ ...asked, limit: String(limit) });
  return ask(`${ofDivision(board, division)}?${query}`, parseBoardPage, signal);
}

/** @param parse parseRowDetail, handed in because it brings the whole form of a recipe with it */
export function fetchRowDetail(
  board: BoardName,
  division: Division,
  row: string,
  parse: Parser<RowDetail>,
  signal: AbortSignal,
): Promise<BoardAnswer<RowDetail>> {
  return ask(`${ofDivision(board, division)}/rows/${encodeURIComponent(row)}`, parse, signal);
}

export function fetchCrossPlay(division: Division, signal: AbortSignal): Promise<BoardAnswer<CrossPlay>> {
  return ask(`/ratings/${encodeURIComponent(division)}/crossplay`, parseCrossPlay, signal);
}

/** Where the whole board is as a file. */
export function exportAddress(board: BoardName, division: Division, format: 'csv' | 'json'): string {
  return `${API}${ofDivision(board, division)}/export?format=${format}`;
}
