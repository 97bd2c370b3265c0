/** The server's own description of its REST interface, and what it answers to a question of it. */
import type { Parser } from '../../shared/protocol/fields.ts';

export const DOCUMENT = '/api/v1/openapi.json';

/** Null if the server does not answer with such a document. */
export async function fetchDocument<T>(parse: Parser<T>, signal: AbortSignal): Promise<T | null> {
  try {
    const response = await fetch(DOCUMENT, { signal, headers: { accept: 'application/json' } });
    return response.ok ? parse(await response.json()) : null;
  } catch {
    return null; // no connection, or not JSON
  }
}

export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/** What the server says now, as text, JSON with a line a field; null if it is not reached. */
export async function fetchAnswer(path: string, signal: AbortSignal): Promise<RawAnswer | null> {
  try {
    const response = await fetch(path, { signal });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, text: isJson ? JSON.stringify(JSON.parse(text), null, 2) : text };
  } catch {
    return null;
  }
}
