/** A player's rows on all boards, as everybody sees them; hidden ones are left out. */
import type { BoardRow } from '../../shared/protocol/boards.ts';
import type { Boards } from './boards.ts';
import type { BoardStore } from './stores.ts';

const MOST = 100;

export function createOwnRows(
  store: Pick<BoardStore, 'ofOwner'>,
  boards: Pick<Boards, 'find'>,
): (id: string) => Promise<readonly BoardRow[]> {
  return async (id) => {
    const rows = (await store.ofOwner(id)).filter(({ hidden }) => !hidden).slice(0, MOST);
    const found = await Promise.all(rows.map((row) => boards.find(row.board, row.division, row.id)));
    return found.flatMap((detail) => (detail ? [detail.row] : []));
  };
}
