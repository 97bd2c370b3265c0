/** Submissions over HTTP, as the player of this browser: to upload an agent, to ask how far one is, and what is taken at all. */

import { finite, list, type Parser, rebuilt, record, text, whole } from '../../shared/protocol/fields.ts';
import { parseSubmission, parseSubmissions } from '../../shared/protocol/parseBoards.ts';
import type { Submission, SubmissionRules } from '../../shared/protocol/submissions.ts';
import { keptToken } from './token.ts';

const API = '/api/v1';

export type SubmitAnswer =
  | { readonly ok: true; readonly submission: Submission }
  /** @param detail in English, for codes that the page does not know @param there the one with the same hash */
  | { readonly ok: false; readonly code: string; readonly detail: string; readonly there: Submission | null };

const UNREACHABLE: SubmitAnswer = { ok: false, code: 'unreachable', detail: '', there: null };
const MAX_CODE = 40;
const MAX_DETAIL = 500;

function headers(): Record<string, string> {
  const token = keptToken();
  return { accept: 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) };
}

async function ask<T>(path: string, parse: Parser<T>, signal: AbortSignal | null = null): Promise<T | null> {
  try {
    const response = await fetch(API + path, { headers: headers(), signal });
    return response.ok ? parse(await response.json()) : null;
  } catch {
    return null; // no connection, or not JSON
  }
}

/** @param path `/agents` or `/learners` @param body of the request, as JSON */
export async function postSubmission(path: string, body: string): Promise<SubmitAnswer> {
  try {
    const sent = { ...headers(), 'content-type': 'application/json' };
    const response = await fetch(API + path, { method: 'POST', headers: sent, body });
    const answer: unknown = await response.json();
    const submission = response.ok ? parseSubmission(answer) : null;
    if (submission) return { ok: true, submission };
    const fields = record(answer);
    const code = text(fields?.['code'], MAX_CODE) ?? 'failed';
    const where = response.headers.get('location');
    const there = where?.startsWith(`${API}/submissions/`) ? await ask(where.slice(API.length), parseSubmission) : null;
    return { ok: false, code, detail: text(fields?.['detail'], MAX_DETAIL) ?? '', there };
  } catch {
    return UNREACHABLE;
  }
}

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function uploadAgent(name: string, files: readonly UploadedFile[]): Promise<SubmitAnswer> {
  const packed = files.map((file) => ({ name: file.name, base64: base64(file.bytes) }));
  return postSubmission('/agents', JSON.stringify({ name, files: packed }));
}

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(parts.join(''));
}

/** Null if the server does not say. */
export function fetchSubmission(id: string, signal: AbortSignal): Promise<Submission | null> {
  return ask(`/submissions/${encodeURIComponent(id)}`, parseSubmission, signal);
}

/** The visitor's own, newest first. */
export async function fetchOwnSubmissions(signal: AbortSignal): Promise<readonly Submission[] | null> {
  return keptToken() === null ? null : ask('/submissions?mine=1', parseSubmissions, signal);
}

const parseSet: Parser<SubmissionRules['sets'][number]> = (raw) =>
  rebuilt<SubmissionRules['sets'][number]>(raw, {
    name: (value) => text(value, MAX_CODE) ?? undefined,
    episodes: (value) => whole(value, 1, 1e6) ?? undefined,
    limit: (value) => whole(value, 1, 1e6) ?? undefined,
  });

const parseRules: Parser<SubmissionRules> = (raw) =>
  rebuilt<SubmissionRules>(raw, {
    protocol: (value) => whole(value, 0, 1e6) ?? undefined,
    sets: (value) => list(value, 50, parseSet) ?? undefined,
    bytes: (value) => finite(value) ?? undefined,
    perPerson: (value) =>
      rebuilt<SubmissionRules['perPerson']>(value, {
        waiting: (count) => whole(count, 0, 1e6) ?? undefined,
        aDay: (count) => whole(count, 0, 1e6) ?? undefined,
      }) ?? undefined,
    waiting: (value) => whole(value, 0, 1e6) ?? undefined,
    mostWaiting: (value) => whole(value, 0, 1e6) ?? undefined,
  });

export function fetchRules(signal: AbortSignal): Promise<SubmissionRules | null> {
  return ask('/submissions/rules', parseRules, signal);
}
