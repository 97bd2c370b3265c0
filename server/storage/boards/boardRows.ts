/** Rows of boards on their way in and out. Every function here is part of a transaction of its caller's. */
import type { BoardFigures, BoardName } from '../../../shared/protocol/boards.ts';
import type { RowProof } from '../../../shared/protocol/rowProofs.ts';
import type { ListedRow, StoredRow } from '../../boards/stores.ts';
import type { BoardRowRow } from '../boardSchema.ts';
import { fromText, toText } from '../exactJson.ts';
import type { Queries } from '../schema.ts';
import { countIn, countOut, lockDivision } from './boardCounts.ts';

/** As names are compared in a search. */
export const lowered = (name: string): string => name.normalize('NFC').toLowerCase();

/** All but the proof. */
export const LISTED = [
  'board',
  'division',
  'id',
  'owner',
  'name',
  'byName',
  'place',
  'at',
  'hidden',
  'figures',
] as const;

type ListedColumns = Pick<BoardRowRow, (typeof LISTED)[number]>;

export function listedOf(row: ListedColumns, rank: number): ListedRow {
  const { division, id, owner, name, byName, place, at, hidden } = row;
  return {
    ...{ division, id, owner, name, place, at, rank },
    board: row.board as BoardName,
    by: byName,
    hidden: hidden === 1,
    figures: fromText<BoardFigures>(row.figures),
  };
}

export function storedOf(row: ListedColumns & Pick<BoardRowRow, 'proof'>): StoredRow {
  const { rank: _, ...listed } = listedOf(row, 0);
  return { ...listed, proof: fromText<RowProof>(row.proof) };
}

/** Inserts or replaces it and counts it. What an administrator has hidden stays hidden. */
export async function putRow(db: Queries, row: StoredRow): Promise<void> {
  if (!/^\d+$/.test(row.place))
    throw new Error(`row ${row.id} of board ${row.board} has the place ${row.place}: digits only`);
  const { board, division, id, owner, name, by, place, at } = row;
  await lockDivision(db, row);
  const old = await db
    .selectFrom('boardRows')
    .select(['place', 'hidden'])
    .where('board', '=', board)
    .where('division', '=', division)
    .where('id', '=', id)
    .executeTakeFirst();
  const hidden = row.hidden || old?.hidden === 1 ? 1 : 0;
  const rest = {
    ...{ owner, name, byName: by, place, at, hidden, nameLower: lowered(name) },
    ...{ figures: toText(row.figures), proof: toText(row.proof) },
  };
  await db
    .insertInto('boardRows')
    .values({ board, division, id, ...rest })
    .onConflict((c) => c.columns(['board', 'division', 'id']).doUpdateSet(rest))
    .execute();
  const wasAt = old?.hidden === 0 ? old.place : null;
  const isAt = hidden === 0 ? place : null;
  if (wasAt === isAt) return;
  if (wasAt !== null) await countOut(db, row, wasAt);
  if (isAt !== null) await countIn(db, row, isAt);
}

/** Several, in an order in which no two writers wait for each other. */
export async function putRows(db: Queries, rows: readonly StoredRow[]): Promise<void> {
  const key = ({ board, division }: StoredRow): string => `${board} ${division}`;
  for (const row of rows.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))) await putRow(db, row);
}

export async function hideRow(
  db: Queries,
  board: string,
  division: string,
  id: string,
  hidden: boolean,
): Promise<boolean> {
  const of = { board, division };
  const row = await lockedRow(db, board, division, id);
  if (!row) return false;
  if ((row.hidden === 1) === hidden) return true;
  await db
    .updateTable('boardRows')
    .set({ hidden: hidden ? 1 : 0 })
    .where('board', '=', board)
    .where('division', '=', division)
    .where('id', '=', id)
    .execute();
  await (hidden ? countOut : countIn)(db, of, row.place);
  return true;
}

export async function deleteRow(db: Queries, board: string, division: string, id: string): Promise<void> {
  const row = await lockedRow(db, board, division, id);
  if (!row) return;
  await db
    .deleteFrom('boardRows')
    .where('board', '=', board)
    .where('division', '=', division)
    .where('id', '=', id)
    .execute();
  if (row.hidden === 0) await countOut(db, { board, division }, row.place);
}

async function lockedRow(
  db: Queries,
  board: string,
  division: string,
  id: string,
): Promise<Pick<BoardRowRow, 'place' | 'hidden'> | null> {
  await lockDivision(db, { board, division });
  const row = await db
    .selectFrom('boardRows')
    .select(['place', 'hidden'])
    .where('board', '=', board)
    .where('division', '=', division)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}
