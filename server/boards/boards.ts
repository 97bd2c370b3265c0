/** What anybody may see of boards: pages, one's neighbours, a search, a row with its proof. Owners never leave this file. */
import { SPEED_CLASSES } from '../../shared/arena/speed.ts';
import { AGENT_DIVISION } from '../../shared/boards/agentProtocol.ts';
import {
  type AgentFigures,
  BOARDS,
  type BoardFigures,
  type BoardName,
  type BoardPage,
  type BoardRow,
  type BoardSummary,
  type Division,
} from '../../shared/protocol/boards.ts';
import type { RowDetail } from '../../shared/protocol/rowProofs.ts';
import { ratingProof } from './ratingProof.ts';
import type { BoardStore, ListedRow, RatingStore, RowPage } from './stores.ts';

export interface BoardsNeeds {
  readonly store: BoardStore;
  readonly ratings: RatingStore;
  /** Of an agent of the board, beside the players of now. */
  readonly humanNormalised: (agent: string) => AgentFigures['humanNormalised'];
}

/** Which rows of a division: from the top, below or above a cursor, about a row, or by name. */
export type Wanted =
  | { readonly by: 'top' }
  | { readonly by: 'after' | 'before'; readonly cursor: string }
  | { readonly by: 'around'; readonly id: string }
  | { readonly by: 'search'; readonly text: string };

export interface Boards {
  /** Every board with its divisions, empty ones too. */
  summaries(): Promise<readonly BoardSummary[]>;
  /** Whether rows of it are shown, be there any or not. */
  isDivision(board: BoardName, division: Division): boolean;
  /** @returns null if the row about which it is asked is not there */
  page(board: BoardName, division: Division, wanted: Wanted, limit: number): Promise<BoardPage | null>;
  /** @returns null if it is not there or hidden */
  find(board: BoardName, division: Division, id: string): Promise<RowDetail | null>;
}

export const DIVISIONS: Readonly<Record<BoardName, readonly Division[]>> = {
  players: SPEED_CLASSES,
  agents: [AGENT_DIVISION],
  learners: [AGENT_DIVISION],
  ratings: SPEED_CLASSES,
};

export const MOST_FOUND = 50; // by name
const CURSOR = /^\d{1,120}$/;

/** A cursor is the place of the row that it stands at. */
export const isCursor = (text: string): boolean => CURSOR.test(text);

export function createBoards({ store, ratings, humanNormalised }: BoardsNeeds): Boards {
  /** Field by field, so that nothing of how it is stored is told. */
  function shown(row: ListedRow): BoardRow {
    const { board, division, id, rank, name, by, owner, at } = row;
    const figures: BoardFigures =
      row.figures.kind === 'agents' ? { ...row.figures, humanNormalised: humanNormalised(id) } : row.figures;
    return { board, division, id, rank, name, by, house: owner === null && by === null, at, figures };
  }

  function rowsOf(board: BoardName, division: Division, wanted: Wanted, limit: number): Promise<RowPage | null> {
    switch (wanted.by) {
      case 'top':
        return store.page(board, division, null, limit);
      case 'after':
        return store.page(board, division, { after: wanted.cursor }, limit);
      case 'before':
        return store.page(board, division, { before: wanted.cursor }, limit);
      case 'around':
        return store.around(board, division, wanted.id, limit);
      case 'search':
        return store.search(board, division, wanted.text, Math.min(limit, MOST_FOUND));
    }
  }

  return {
    async summaries() {
      const totals = await store.divisions();
      const total = (board: BoardName, division: Division): number =>
        totals.find((one) => one.board === board && one.division === division)?.total ?? 0;
      return BOARDS.map((board) => ({
        board,
        divisions: DIVISIONS[board].map((division) => ({ division, total: total(board, division) })),
      }));
    },
    isDivision: (board, division) => DIVISIONS[board].includes(division),
    async page(board, division, wanted, limit) {
      const found = await rowsOf(board, division, wanted, limit);
      if (!found) return null;
      const { total, rows } = found;
      const [first, last] = [rows[0], rows.at(-1)];
      const isCut = wanted.by !== 'search'; // what was found by name lies all over the board
      return {
        board,
        division,
        total,
        rows: rows.map(shown),
        next: isCut && last && last.rank < total ? last.place : null,
        before: isCut && first && first.rank > 1 ? first.place : null,
      };
    },
    async find(board, division, id) {
      const row = await store.find(board, division, id);
      if (!row || row.hidden) return null;
      const proof = board === 'ratings' ? await ratingProof(ratings, division, id) : row.proof;
      return { row: shown(row), proof: proof ?? row.proof };
    },
  };
}
