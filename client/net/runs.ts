/** Training runs over HTTP: the list, one with its curve, log and checkpoints; to submit one of your own and to stop it. */
import type { Parser } from '../../shared/protocol/fields.ts';
import {
  type EventPage,
  parseCheckpoints,
  parseEventPage,
  parseRunList,
  parseRunRefusal,
  parseRunSummary,
} from '../../shared/protocol/parseRun.ts';
import type { CheckpointInfo, RunRefusal, RunRequest, RunStatus, RunSummary } from '../../shared/protocol/runEvents.ts';
import { type RunCurve, unpackCurve } from '../../shared/protocol/runPack.ts';
import { keptToken } from './token.ts';

const RUNS = '/api/v1/runs';

async function fetchParsed<T>(path: string, parse: Parser<T>, signal: AbortSignal): Promise<T | null> {
  try {
    const response = await fetch(path, { signal, headers: { accept: 'application/json' } });
    return response.ok ? parse(await response.json()) : null;
  } catch {
    return null; // no connection, or not JSON
  }
}

const ofRun = (id: string): string => `${RUNS}/${encodeURIComponent(id)}`;

export interface RunFilter {
  readonly status?: readonly RunStatus[];
  readonly before?: number; // only those created before it, ms since 1970
  readonly limit: number;
}

/** Newest first; null if the server does not answer with such a list. The same for all below. */
export function fetchRuns({ status, before, limit }: RunFilter, signal: AbortSignal) {
  const asked = new URLSearchParams({ limit: String(limit) });
  if (status) asked.set('status', status.join(','));
  if (before !== undefined) asked.set('before', String(before));
  return fetchParsed<readonly RunSummary[]>(`${RUNS}?${asked}`, parseRunList, signal);
}

/** The whole history, at most a few thousand points. */
export function fetchCurve(id: string, signal: AbortSignal): Promise<RunCurve | null> {
  return fetchParsed(`${ofRun(id)}/points`, unpackCurve, signal);
}

/** A page of the log. @param after event number */
export function fetchEvents(id: string, after: number, signal: AbortSignal): Promise<EventPage | null> {
  return fetchParsed(`${ofRun(id)}/events?after=${after}`, parseEventPage, signal);
}

export function fetchCheckpoints(id: string, signal: AbortSignal): Promise<readonly CheckpointInfo[] | null> {
  return fetchParsed(`${ofRun(id)}/checkpoints`, parseCheckpoints, signal);
}

/** The file of a checkpoint. */
export async function fetchCheckpoint(id: string, signal: AbortSignal): Promise<Uint8Array | null> {
  try {
    const response = await fetch(`/api/v1/checkpoints/${encodeURIComponent(id)}`, { signal });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null; // no connection
  }
}

export type RunAnswer<T> = { readonly ok: true; readonly value: T } | ({ readonly ok: false } & RunRefusal);

const UNREACHABLE = { ok: false, code: 'unreachable', problems: [] } as const;

/** As the player of this browser: the session's token says who. */
async function send<T>(path: string, method: string, body: unknown, parse: Parser<T>): Promise<RunAnswer<T>> {
  const token = keptToken();
  const headers = {
    accept: 'application/json',
    ...(body === null ? {} : { 'content-type': 'application/json' }),
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  try {
    const response = await fetch(path, { method, headers, body: body === null ? null : JSON.stringify(body) });
    const answer: unknown = await response.json();
    const value = response.ok ? parse(answer) : null;
    if (value !== null) return { ok: true, value };
    return { ok: false, ...(parseRunRefusal(answer) ?? { code: 'bad-payload', problems: [] }) };
  } catch {
    return UNREACHABLE;
  }
}

/** Queues it, visible to all. */
export function submitRun(request: RunRequest): Promise<RunAnswer<RunSummary>> {
  return send(RUNS, 'POST', request, parseRunSummary);
}

/** Only whose run it is may. */
export function stopRun(id: string): Promise<RunAnswer<RunSummary>> {
  return send(ofRun(id), 'DELETE', null, parseRunSummary);
}
