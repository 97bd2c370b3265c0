/** Rows by their names. Bounded work however many there are. Part of a transaction of its caller's. */
import { sql } from 'kysely';
import type { ListedRow } from '../../boards/stores.ts';
import type { Queries } from '../schema.ts';
import { type Of, rowsBefore } from './boardCounts.ts';
import { LISTED, listedOf, lowered } from './boardRows.ts';

const MOST_FOUND = 50;
const NAMES_LOOKED_AT = 2_000; // that begin with the text
const ROWS_LOOKED_AT = 10_000; // the best of the division, for names that have it elsewhere

/**
 * Names that begin with the text, best first; if they are fewer than asked for, then those that have it elsewhere, best first.
 * Of a beginning that more than 2,000 names share, the best are found among the division's best 10,000 rows and the first 2,000 of
 * those names; elsewhere in a name the text is looked for in the best 10,000 rows.
 */
export async function searchRows(db: Queries, of: Of, asked: string, limit: number): Promise<ListedRow[]> {
  const text = lowered(asked);
  const most = Math.min(limit, MOST_FOUND);
  if (text === '' || most < 1) return [];
  const { places, looked } = await beginning(db, of, text, most);
  if (looked === NAMES_LOOKED_AT) {
    const best = await amongBest(db, of, `${escaped(text)}%`, null, most);
    return listed(db, of, [...new Set([...places, ...best])].sort().slice(0, most));
  }
  const within = `%${escaped(text)}%`;
  const others = looked < most ? await amongBest(db, of, within, `${escaped(text)}%`, most - looked) : [];
  return listed(db, of, [...places, ...others]);
}

async function listed(db: Queries, of: Of, places: readonly string[]): Promise<ListedRow[]> {
  if (places.length === 0) return [];
  const rows = await db
    .selectFrom('boardRows')
    .select(LISTED)
    .where('board', '=', of.board)
    .where('division', '=', of.division)
    .where('hidden', '=', 0)
    .where('place', 'in', places)
    .execute();
  const before = await rowsBefore(db, of, places);
  return rows
    .map((row) => listedOf(row, before.get(row.place)! + 1))
    .sort((a, b) => places.indexOf(a.place) - places.indexOf(b.place));
}

/** The best of the first 2,000 names that begin so, and how many were looked at. */
async function beginning(
  db: Queries,
  { board, division }: Of,
  text: string,
  most: number,
): Promise<{ readonly places: readonly string[]; readonly looked: number }> {
  const rows = await db
    .selectFrom((e) =>
      e
        .selectFrom('boardRows')
        .select('place')
        .where('board', '=', board)
        .where('division', '=', division)
        .where('hidden', '=', 0)
        .where('nameLower', '>=', text)
        .where('nameLower', '<', `${text}\u{10FFFF}`)
        .orderBy('nameLower')
        .limit(NAMES_LOOKED_AT)
        .as('first'),
    )
    .select((e) => ['place', e.fn.countAll<number>().over().as('looked')])
    .orderBy('place')
    .limit(most)
    .execute();
  return { places: rows.map(({ place }) => place), looked: rows[0]?.looked ?? 0 };
}

/** Places of rows among the best 10,000 whose name is like the one pattern and not like the other. */
async function amongBest(
  db: Queries,
  { board, division }: Of,
  like: string,
  notLike: string | null,
  most: number,
): Promise<string[]> {
  const isLike = (pattern: string) => sql<boolean>`${sql.ref('nameLower')} like ${pattern} escape '\\'`;
  let query = db
    .selectFrom((e) =>
      e
        .selectFrom('boardRows')
        .select(['place', 'nameLower'])
        .where('board', '=', board)
        .where('division', '=', division)
        .where('hidden', '=', 0)
        .orderBy('place')
        .limit(ROWS_LOOKED_AT)
        .as('best'),
    )
    .select('place')
    .where(isLike(like))
    .orderBy('place')
    .limit(most);
  if (notLike !== null) query = query.where((e) => e.not(isLike(notLike)));
  return (await query.execute()).map(({ place }) => place);
}

/** A text as a pattern that stands for itself. */
const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, (c) => `\\${c}`);
