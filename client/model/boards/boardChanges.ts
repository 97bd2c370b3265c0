/** What is another between two looks at the same part of a board. */
import type { BoardPage, BoardRow } from '../../../shared/protocol/boards.ts';

function told({ rank, name, figures }: BoardRow): string {
  return JSON.stringify([rank, name, figures]);
}

/** Ids of the rows that are new or say something else. Rows that were beyond the page's end count as new. */
export function changedRows(before: BoardPage, now: BoardPage): ReadonlySet<string> {
  const known = new Map(before.rows.map((row) => [row.id, told(row)]));
  return new Set(now.rows.filter((row) => known.get(row.id) !== told(row)).map(({ id }) => id));
}

/** From where to where a row has moved; null if it has not, or is not in both. */
export function moveOf(
  before: BoardPage,
  now: BoardPage,
  id: string | null,
): { readonly from: number; readonly to: number } | null {
  const [from, to] = [before, now].map(({ rows }) => rows.find((row) => row.id === id)?.rank);
  return from === undefined || to === undefined || from === to ? null : { from, to };
}
