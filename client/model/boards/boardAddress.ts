/**
 * What the address of the boards says after its #: which board and division, which part of it, and the row that is open.
 * `players/1x`, `players/1x/ID`, `players/1x/ID?after=CURSOR`, `agents/CartPole-v1?search=some name`. Read like anything from outside.
 */
import { SPEED_CLASSES } from '../../../shared/arena/speed.ts';
import { BOARDS, type BoardName, type Division } from '../../../shared/protocol/boards.ts';

/** Which rows: from the top, beside a cursor that the server gave, around a row, or those with such a name. */
export type BoardView =
  | { readonly kind: 'top' }
  | { readonly kind: 'after' | 'before'; readonly cursor: string }
  | { readonly kind: 'around'; readonly row: string }
  | { readonly kind: 'search'; readonly text: string };

export interface BoardAddress {
  readonly board: BoardName;
  readonly division: Division;
  readonly view: BoardView;
  readonly row: string | null; // the open one
}

/** Of each board, in the order shown; the first is where one begins. */
export const DIVISIONS: Readonly<Record<BoardName, readonly Division[]>> = {
  players: SPEED_CLASSES,
  agents: ['CartPole-v1'],
  learners: ['CartPole-v1'],
  ratings: SPEED_CLASSES,
};

export const MOST_SEARCHED = 40; // characters
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const CURSOR = /^[A-Za-z0-9._~-]{1,200}$/;
const MOST_LENGTH = 1000; // of an address
const TOP: BoardView = { kind: 'top' };

/** The top of a board. @param division null: the one where one begins */
export function boardTop(board: BoardName, division: Division | null = null): BoardAddress {
  return { board, division: division ?? DIVISIONS[board][0]!, view: TOP, row: null };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text; // a % that begins nothing
  }
}

/** As it is looked for: no white space around it, and not too long. */
export function searched(text: string): string {
  return Array.from(text.trim()).slice(0, MOST_SEARCHED).join('').trim();
}

function readView(query: string): BoardView | null {
  const at = query.indexOf('=');
  const [key, value] = [query.slice(0, at), decoded(query.slice(at + 1))];
  switch (key) {
    case 'after':
    case 'before':
      return CURSOR.test(value) ? { kind: key, cursor: value } : null;
    case 'around':
      return ID.test(value) ? { kind: key, row: value } : null;
    case 'search':
      return searched(value) === '' ? null : { kind: key, text: searched(value) };
    default:
      return null;
  }
}

/**
 * Never throws. What cannot be followed is as if it were not there, and `broken` then.
 * @param hash with or without its #
 */
export function readBoardAddress(hash: string): { readonly address: BoardAddress; readonly broken: boolean } {
  const text = hash.replace(/^#/, '').slice(0, MOST_LENGTH);
  const [path = '', ...rest] = text.split('?');
  const query = rest.join('?');
  const parts = path.split('/').map(decoded);
  const board = BOARDS.find((name) => name === parts[0]);
  if (!board) return { address: boardTop('players'), broken: text !== '' };
  const division = DIVISIONS[board].find((name) => name === parts[1]);
  const row = division && parts[2] !== undefined && ID.test(parts[2]) ? parts[2] : null;
  const view = query === '' ? TOP : readView(query);
  const understood = (division ? 1 : 0) + (row === null ? 0 : 1) + 1;
  return {
    address: { ...boardTop(board, division ?? null), view: view ?? TOP, row },
    broken: view === null || parts.length > understood,
  };
}

function viewText(view: BoardView): string {
  switch (view.kind) {
    case 'top':
      return '';
    case 'after':
    case 'before':
      return `?${view.kind}=${encodeURIComponent(view.cursor)}`;
    case 'around':
      return `?around=${view.row}`;
    case 'search':
      return `?search=${encodeURIComponent(view.text)}`;
  }
}

/** With its #. */
export function writeBoardAddress({ board, division, view, row }: BoardAddress): `#${string}` {
  return `#${board}/${division}${row === null ? '' : `/${row}`}${viewText(view)}`;
}

/** Do both ask for the same rows, whichever is open? */
export function sameRows(a: BoardAddress, b: BoardAddress): boolean {
  return writeBoardAddress({ ...a, row: null }) === writeBoardAddress({ ...b, row: null });
}
