/** What somebody gives to be verified: the link of a match, the address of a row, or the row itself as it was saved. */
import { codeInLink } from '../../../shared/arena/replayAddress.ts';
import { BOARDS, type BoardName, type Division } from '../../../shared/protocol/boards.ts';

export interface RowAddress {
  readonly board: BoardName;
  readonly division: Division;
  readonly id: string;
}

export type Given =
  | { readonly kind: 'none' }
  | { readonly kind: 'row'; readonly row: RowAddress }
  | { readonly kind: 'saved'; readonly json: unknown }
  | { readonly kind: 'link'; readonly code: string };

const PART = '([A-Za-z0-9][A-Za-z0-9._-]{0,63})';
const ROW = new RegExp(`^([a-z]+)/${PART}/${PART}(?:[?].*)?$`);
const REST = new RegExp(`/api/v1/boards/([a-z]+)/${PART}/rows/${PART}(?:[?#].*)?$`);

function rowIn(text: string): RowAddress | null {
  const [, board, division, id] = REST.exec(text) ?? ROW.exec(codeInLink(text)) ?? [];
  const known = BOARDS.find((name) => name === board);
  return known && division !== undefined && id !== undefined ? { board: known, division, id } : null;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Anything in, never throws. Rows are this server's, whatever host the address names. */
export function givenIn(text: string): Given {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === '#') return { kind: 'none' };
  if (trimmed.startsWith('{')) return { kind: 'saved', json: jsonIn(trimmed) };
  const row = rowIn(trimmed);
  return row ? { kind: 'row', row } : { kind: 'link', code: codeInLink(trimmed) };
}

/** Behind the # of the Verify page. */
export function rowHash({ board, division, id }: RowAddress): string {
  return `${board}/${division}/${id}`;
}
