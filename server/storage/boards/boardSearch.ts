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
  const begins = await beginning(db, of, text);
  const has = begins.length < most || begins.length === NAMES_LOOKED_AT ? await having(db, of, text) : [];
  const isFirst = ({ nameLower }: Found): boolean => nameLower.startsWith(text);
  const first = [...new Map([...begins, ...has.filter(isFirst)].map((row) => [row.place, row])).values()];
  const places = [...byPlace(first), ...byPlace(has.filter((row) => !isFirst(row)))]
    .map(({ place }) => place)
    .slice(0, most);
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
    .sort((a, b) => places.indexOf(a.place) - places.indexOf(b.place))
    .slice(0, most);
}

interface Found {
  readonly place: string;
  readonly nameLower: string;
}

const byPlace = (rows: readonly Found[]): Found[] => rows.toSorted((a, b) => (a.place < b.place ? -1 : 1));

function beginning(db: Queries, { board, division }: Of, text: string): Promise<Found[]> {
  return db
    .selectFrom('boardRows')
    .select(['place', 'nameLower'])
    .where('board', '=', board)
    .where('division', '=', division)
    .where('hidden', '=', 0)
    .where('nameLower', '>=', text)
    .where('nameLower', '<', `${text}\u{10FFFF}`)
    .orderBy('nameLower')
    .limit(NAMES_LOOKED_AT)
    .execute();
}

function having(db: Queries, { board, division }: Of, text: string): Promise<Found[]> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
  return db
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
    .select(['place', 'nameLower'])
    .where(sql<boolean>`${sql.ref('nameLower')} like ${pattern} escape '\\'`)
    .orderBy('place')
    .limit(4 * MOST_FOUND)
    .execute();
}
