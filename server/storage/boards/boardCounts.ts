/**
 * How many shown rows a division has before a place, without counting them all: buckets of neighbouring places, each with its
 * count, split in two when they grow and joined when they shrink. However places are spread, a bucket has at most MOST rows.
 * Every function here is part of a transaction of its caller's; those that write have locked the division.
 */
import type { Queries } from '../schema.ts';

/** Of rows in a bucket: at a million rows some 1,500 buckets are summed and some 350 rows counted. */
const MOST = 1_024;
const FEW = 128; // a bucket with fewer is joined to the one before it

export interface Of {
  readonly board: string;
  readonly division: string;
}

/** Makes all other writers of the division wait until this transaction is over, and changes its total. */
export async function lockDivision(db: Queries, { board, division }: Of, change = 0): Promise<void> {
  await db
    .insertInto('boardTotals')
    .values({ board, division, total: change })
    .onConflict((c) =>
      c.columns(['board', 'division']).doUpdateSet((e) => ({ total: e('boardTotals.total', '+', change) })),
    )
    .execute();
}

/** A shown row is there that was not. Its row is stored already: a split looks at the rows. */
export async function countIn(db: Queries, of: Of, place: string): Promise<void> {
  await lockDivision(db, of, 1);
  const bucket = await bucketOf(db, of, place);
  if (!bucket) {
    await db
      .insertInto('boardBuckets')
      .values({ ...keyOf(of), lower: '', count: 1 })
      .execute();
    return;
  }
  await setCount(db, of, bucket.lower, bucket.count + 1);
  if (bucket.count + 1 > MOST) await split(db, of, bucket.lower, bucket.count + 1);
}

/** A shown row is there no longer. */
export async function countOut(db: Queries, of: Of, place: string): Promise<void> {
  await lockDivision(db, of, -1);
  const bucket = await bucketOf(db, of, place);
  if (!bucket) throw new Error(`board ${of.board} ${of.division} counts no row at ${place}`);
  const count = bucket.count - 1;
  const before = count < FEW && bucket.lower !== '' ? await bucketOf(db, of, bucket.lower, '<') : null;
  if (before && before.count + count <= MOST / 2) {
    await bucketsOf(db, of).where('lower', '=', bucket.lower).execute();
    await setCount(db, of, before.lower, before.count + count);
  } else await setCount(db, of, bucket.lower, count);
}

/** Of rows at these places, how many shown ones sort before each. */
export async function rowsBefore(db: Queries, of: Of, places: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (places.length === 0) return new Map();
  const rows = await db
    .selectFrom('boardRows as row')
    .select((e) => {
      const own = e
        .selectFrom('boardBuckets as bucket')
        .select((x) => x.fn.max('lower').as('lower'))
        .where('bucket.board', '=', of.board)
        .where('bucket.division', '=', of.division)
        .whereRef('bucket.lower', '<=', 'row.place');
      const smaller = e
        .selectFrom('boardBuckets as bucket')
        .select((x) => x.fn.sum<number | string | null>('count').as('sum'))
        .where('bucket.board', '=', of.board)
        .where('bucket.division', '=', of.division)
        .where('bucket.lower', '<', own);
      const within = e
        .selectFrom('boardRows as other')
        .select((x) => x.fn.countAll<number>().as('rows'))
        .where('other.board', '=', of.board)
        .where('other.division', '=', of.division)
        .where('other.hidden', '=', 0)
        .where('other.place', '>=', own)
        .whereRef('other.place', '<', 'row.place');
      return ['row.place', smaller.as('smaller'), within.as('within')];
    })
    .where('row.board', '=', of.board)
    .where('row.division', '=', of.division)
    .where('row.hidden', 'in', [0, 1]) // so that the index of places is used
    .where('row.place', 'in', places)
    .execute();
  return new Map(rows.map(({ place, smaller, within }) => [place, Number(smaller ?? 0) + Number(within ?? 0)]));
}

/** Total and buckets from the rows themselves. @throws Error if they are not what is stored, with both */
export async function assertCounts(db: Queries, of: Of): Promise<void> {
  const stored = await db
    .selectFrom('boardBuckets')
    .select(['lower', 'count'])
    .where('board', '=', of.board)
    .where('division', '=', of.division)
    .orderBy('lower')
    .execute();
  const places = await shownPlaces(db, of);
  const total = await totalOf(db, of);
  let at = 0; // in the places, which are sorted as the buckets are
  const counted = stored.map(({ lower }, i) => {
    const upper = stored[i + 1]?.lower;
    const from = at;
    while (at < places.length && (upper === undefined || places[at]! < upper)) at++;
    return { lower, count: at - from };
  });
  const told = JSON.stringify([total, stored]);
  const wanted = JSON.stringify([places.length, counted]);
  if (told !== wanted)
    throw new Error(`board ${of.board} ${of.division} is counted as ${told}, its rows are ${wanted}`);
}

/** Counts a division anew: after rows were stored without counting, by the million. */
export async function recount(db: Queries, of: Of): Promise<void> {
  await lockDivision(db, of);
  const places = await shownPlaces(db, of);
  await bucketsOf(db, of).execute();
  for (let from = 0; from === 0 || from < places.length; from += MOST / 2) {
    const count = Math.min(MOST / 2, places.length - from);
    const lower = from === 0 ? '' : places[from]!;
    await db
      .insertInto('boardBuckets')
      .values({ ...keyOf(of), lower, count })
      .execute();
  }
  await db
    .updateTable('boardTotals')
    .set({ total: places.length })
    .where('board', '=', of.board)
    .where('division', '=', of.division)
    .execute();
}

export async function totalOf(db: Queries, { board, division }: Of): Promise<number> {
  const row = await db
    .selectFrom('boardTotals')
    .select('total')
    .where('board', '=', board)
    .where('division', '=', division)
    .executeTakeFirst();
  return row?.total ?? 0;
}

async function shownPlaces(db: Queries, of: Of): Promise<readonly string[]> {
  const rows = await shown(db, of).select('place').orderBy('place').execute();
  return rows.map(({ place }) => place);
}

const keyOf = ({ board, division }: Of): Of => ({ board, division });

const shown = (db: Queries, { board, division }: Of) =>
  db.selectFrom('boardRows').where('board', '=', board).where('division', '=', division).where('hidden', '=', 0);

const bucketsOf = (db: Queries, { board, division }: Of) =>
  db.deleteFrom('boardBuckets').where('board', '=', board).where('division', '=', division);

/** The bucket that a place is in, or the one before a bucket. */
async function bucketOf(
  db: Queries,
  { board, division }: Of,
  place: string,
  how: '<=' | '<' = '<=',
): Promise<{ readonly lower: string; readonly count: number } | null> {
  const row = await db
    .selectFrom('boardBuckets')
    .select(['lower', 'count'])
    .where('board', '=', board)
    .where('division', '=', division)
    .where('lower', how, place)
    .orderBy('lower', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

async function setCount(db: Queries, { board, division }: Of, lower: string, count: number): Promise<void> {
  await db
    .updateTable('boardBuckets')
    .set({ count })
    .where('board', '=', board)
    .where('division', '=', division)
    .where('lower', '=', lower)
    .execute();
}

async function split(db: Queries, of: Of, lower: string, count: number): Promise<void> {
  const half = Math.floor(count / 2);
  const { place } = await shown(db, of)
    .select('place')
    .where('place', '>=', lower)
    .orderBy('place')
    .offset(half)
    .limit(1)
    .executeTakeFirstOrThrow();
  const { left } = await shown(db, of)
    .select((e) => e.fn.countAll<number>().as('left'))
    .where('place', '>=', lower)
    .where('place', '<', place)
    .executeTakeFirstOrThrow();
  if (left === 0) return; // equal places cannot be told apart
  await setCount(db, of, lower, left);
  await db
    .insertInto('boardBuckets')
    .values({ ...keyOf(of), lower: place, count: count - left })
    .execute();
}
