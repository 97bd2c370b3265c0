/** How much is stored: for metrics and for whoever decides on retention. */
import type { BoardName, Division } from '../../shared/protocol/boards.ts';
import type { OpenDatabase } from './database.ts';

export interface StorageFigures {
  readonly bytes: number; // of the database on the disk
  readonly tables: Readonly<Record<string, number>>; // bytes, about
  readonly boards: readonly { readonly board: BoardName; readonly division: Division; readonly rows: number }[]; // shown ones
}

export async function readFigures({ db, sizes }: OpenDatabase): Promise<StorageFigures> {
  const totals = await db.selectFrom('boardTotals').selectAll().orderBy('board').orderBy('division').execute();
  const boards = totals.map(({ board, division, total }) => ({ board: board as BoardName, division, rows: total }));
  return { ...(await sizes()), boards };
}
