/** The row of a board that a user names: its address on a page, its REST address, or the file that was saved from there. */
import { existsSync } from 'node:fs';
import { fileOf } from '../../../shared/boards/rowChecks.ts';
import { BOARDS } from '../../../shared/protocol/boards.ts';
import { parseRowDetail } from '../../../shared/protocol/parseRowDetail.ts';
import type { RowDetail } from '../../../shared/protocol/rowProofs.ts';
import { UsageError } from './command.ts';
import { readBytes } from './files.ts';

export interface NamedRow {
  readonly detail: RowDetail;
  readonly origin: string | null; // of the server that has it; null: it came from a file
}

const PATIENCE_MS = 30_000;
const PAGE = /^\/?(\w+)\/([^/?]+)\/([^/?]+)/; // of what follows the #: board, division, row

/** Where a row is served; null: that is no address of a row. */
export function rowAddress(text: string): URL | null {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (/^\/api\/v1\/boards\/[^/]+\/[^/]+\/rows\/[^/]+$/.test(url.pathname)) return url;
  const [, board, division, id] = PAGE.exec(url.hash.slice(1)) ?? [];
  const named = ['/boards', '/verify'].includes(url.pathname) && BOARDS.some((name) => name === board);
  return named ? new URL(`/api/v1/boards/${board}/${division}/rows/${id}`, url) : null;
}

async function fetched(address: URL, what: string): Promise<Response> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch((error: unknown) => {
    const reason = error instanceof Error && error.name === 'TimeoutError' ? 'it takes too long' : 'there is no server';
    throw new UsageError([`${address.href}: ${what} cannot be fetched: ${reason}`]);
  });
  if (answer.ok) return answer;
  throw new UsageError([`${address.href}: ${what} cannot be fetched: the server says ${answer.status}`]);
}

function rowIn(raw: unknown, where: string): RowDetail {
  const detail = parseRowDetail(raw);
  if (detail) return detail;
  throw new UsageError([`${where}: it is no row: give the address of one, or what it answers`]);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @returns null if it does not look like a row at all. @throws UsageError if it does and cannot be had */
export async function readRow(addressOrFile: string): Promise<NamedRow | null> {
  if (existsSync(addressOrFile)) {
    const text = new TextDecoder().decode(readBytes(addressOrFile)).trim();
    const address = /^\S+$/.test(text) ? rowAddress(text) : null;
    if (address) return readRow(address.href);
    return text.startsWith('{') ? { detail: rowIn(jsonIn(text), addressOrFile), origin: null } : null;
  }
  const address = rowAddress(addressOrFile);
  if (!address) return null;
  const answer = await fetched(address, 'the row');
  return { detail: rowIn(jsonIn(await answer.text()), address.href), origin: address.origin };
}

/** The policy of an agent's row. @param file on this machine, which goes before the server's */
export async function rowPolicy({ detail, origin }: NamedRow, file: string | null): Promise<Uint8Array | null> {
  const served = fileOf(detail);
  if (served === null) return null;
  if (file !== null) return readBytes(file);
  if (origin === null)
    throw new UsageError([`give the policy of the row with --model FILE: it is served at ${served}`]);
  const answer = await fetched(new URL(served, origin), 'its policy');
  return new Uint8Array(await answer.arrayBuffer());
}
