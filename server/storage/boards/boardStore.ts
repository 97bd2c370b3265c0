/** Rows of all boards: what `BoardStore` promises, on any dialect. */
import type { BoardName } from '../../../shared/protocol/boards.ts';
import type { BoardStore, ListedRow, RowPage } from '../../boards/stores.ts';
import type { Queries } from '../schema.ts';
import { together, writing } from '../transactions.ts';
import { type Of, rowsBefore, totalOf } from './boardCounts.ts';
import { hideRow, LISTED, listedOf, putRow, storedOf } from './boardRows.ts';
import { searchRows } from './boardSearch.ts';

export function createBoardStore(db: Queries): BoardStore {
  return {
    put: (row) => writing(db, (t) => putRow(t, row)),
    find: (board, division, id) =>
      together(db, async (t) => {
        const row = await rowOf(t, { board, division }, id);
        if (!row) return null;
        const before = await rowsBefore(t, { board, division }, [row.place]);
        return { ...storedOf(row), rank: before.get(row.place)! + 1 };
      }),
    page: (board, division, from, limit) =>
      together(db, async (t) => {
        const of = { board, division };
        return pageOf(t, of, await near(t, of, from, limit));
      }),
    around: (board, division, id, limit) =>
      together(db, async (t) => {
        const of = { board, division };
        const row = await rowOf(t, of, id);
        if (!row || row.hidden === 1) return null;
        const above = await near(t, of, { before: row.place }, limit - 1);
        const below = await near(t, of, { after: row.place }, limit - 1);
        const half = Math.floor((limit - 1) / 2);
        const up = Math.min(above.length, Math.max(half, limit - 1 - below.length));
        return pageOf(t, of, [...above.slice(above.length - up), row, ...below].slice(0, limit));
      }),
    search: (board, division, text, limit) =>
      together(db, async (t) => {
        const of = { board, division };
        return { total: await totalOf(t, of), rows: await searchRows(t, of, text, limit) };
      }),
    async divisions() {
      const rows = await db
        .selectFrom('boardTotals')
        .selectAll()
        .where('total', '>', 0)
        .orderBy('board')
        .orderBy('division')
        .execute();
      return rows.map(({ board, division, total }) => ({ board: board as BoardName, division, total }));
    },
    hide: (board, division, id, hidden) => writing(db, (t) => hideRow(t, board, division, id, hidden)),
    async ofOwner(owner) {
      const rows = db
        .selectFrom('boardRows')
        .select([...LISTED, 'proof'])
        .where('owner', '=', owner);
      return (await rows.orderBy('board').orderBy('division').orderBy('place').execute()).map(storedOf);
    },
  };
}

type From = { readonly after: string } | { readonly before: string } | null;
type Row = Parameters<typeof listedOf>[0];

/** Shown rows next to a place, best first. */
async function near(db: Queries, { board, division }: Of, from: From, limit: number): Promise<Row[]> {
  if (limit < 1) return [];
  const upwards = from !== null && 'before' in from;
  let query = db
    .selectFrom('boardRows')
    .select(LISTED)
    .where('board', '=', board)
    .where('division', '=', division)
    .where('hidden', '=', 0)
    .orderBy('place', upwards ? 'desc' : 'asc')
    .limit(limit);
  if (from !== null)
    query = 'before' in from ? query.where('place', '<', from.before) : query.where('place', '>', from.after);
  const rows = await query.execute();
  return upwards ? rows.reverse() : rows;
}

/** @param rows that follow each other */
async function pageOf(db: Queries, of: Of, rows: readonly Row[]): Promise<RowPage> {
  const total = await totalOf(db, of);
  const first = rows[0]?.place;
  if (first === undefined) return { total, rows: [] };
  const before = (await rowsBefore(db, of, [first])).get(first)!;
  return { total, rows: rows.map((row, i): ListedRow => listedOf(row, before + 1 + i)) };
}

async function rowOf(db: Queries, { board, division }: Of, id: string) {
  const row = await db
    .selectFrom('boardRows')
    .select([...LISTED, 'proof'])
    .where('board', '=', board)
    .where('division', '=', division)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
