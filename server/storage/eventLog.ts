/**
 * A run's events: full pages, compressed, and a tail of what was appended since the last full one, so that an append writes
 * little and a long log takes little. Every function here is part of a transaction of its caller's.
 */
import type { RunEvent } from '../../shared/protocol/runEvents.ts';
import { PAGE_EVENTS, packEvents, packSummary, summaryOf, unpackEvents } from './eventPages.ts';
import { fromText, toText } from './exactJson.ts';
import type { Queries } from './schema.ts';

/** @param newest number of the newest stored event; the given ones follow it */
export async function appendEvents(
  db: Queries,
  run: string,
  newest: number,
  events: readonly RunEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const tailFrom = pageOf(newest + 1) * PAGE_EVENTS; // the tail begins behind it
  if (newest + events.length < tailFrom + PAGE_EVENTS) {
    await addToTail(db, run, events);
    return;
  }
  const loose = [...(await tailAfter(db, run, 0)), ...events];
  await db.deleteFrom('runTail').where('run', '=', run).execute();
  let taken = 0;
  for (let page = pageOf(newest + 1); taken + PAGE_EVENTS <= loose.length; page++, taken += PAGE_EVENTS) {
    const full = loose.slice(taken, taken + PAGE_EVENTS);
    await db
      .insertInto('runPages')
      .values({ run, page, summary: packSummary(summaryOf(full)), events: packEvents(full) })
      .execute();
  }
  await addToTail(db, run, loose.slice(taken));
}

/** In order. Pages that retention has emptied are passed over. */
export async function readEvents(db: Queries, run: string, after: number, limit: number): Promise<RunEvent[]> {
  const pages = await db
    .selectFrom('runPages')
    .select('events')
    .where('run', '=', run)
    .where('page', '>=', pageOf(after + 1))
    .where('events', 'is not', null)
    .orderBy('page')
    .limit(Math.ceil(limit / PAGE_EVENTS) + 1) // the first may be asked for in part
    .execute();
  const found = pages.flatMap(({ events }) => unpackEvents(events!)).filter(({ number }) => number > after);
  if (found.length < limit) found.push(...(await tailAfter(db, run, after)));
  return found.slice(0, limit);
}

/** The tail's events above a number. */
export async function tailAfter(db: Queries, run: string, after: number): Promise<RunEvent[]> {
  const rows = await db
    .selectFrom('runTail')
    .select('events')
    .where('run', '=', run)
    .where('last', '>', after)
    .orderBy('first')
    .execute();
  return rows.flatMap(({ events }) => fromText<RunEvent[]>(events)).filter(({ number }) => number > after);
}

/**
 * Forgets all events above a number.
 * @throws Error if some before it are gone that are needed to go on
 */
export async function cutEvents(db: Queries, run: string, newest: number): Promise<void> {
  const page = pageOf(newest + 1);
  const count = newest - page * PAGE_EVENTS;
  const kept = await readEvents(db, run, page * PAGE_EVENTS, count);
  if (kept.length !== count || (kept.at(-1)?.number ?? newest) !== newest) {
    throw new Error(`the log of run ${run} cannot be cut at ${newest}: it has no events before that`);
  }
  await db.deleteFrom('runPages').where('run', '=', run).where('page', '>=', page).execute();
  await db.deleteFrom('runTail').where('run', '=', run).execute();
  await addToTail(db, run, kept);
}

const pageOf = (number: number): number => Math.floor((number - 1) / PAGE_EVENTS);

async function addToTail(db: Queries, run: string, events: readonly RunEvent[]): Promise<void> {
  const [first, last] = [events[0]?.number, events.at(-1)?.number];
  if (first === undefined || last === undefined) return;
  await db
    .insertInto('runTail')
    .values({ run, first, last, events: toText(events) })
    .execute();
}
