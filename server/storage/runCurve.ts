import { inBuckets, mergePoints } from '../../shared/learner/runPoints.ts';
import type { RunEvent, RunPoint } from '../../shared/protocol/runEvents.ts';
import { tailAfter } from './eventLog.ts';
import { SUMMARY_EPISODES, type Summary, summaryOf, unpackEvents, unpackSummary } from './eventPages.ts';
import type { Queries } from './schema.ts';

export interface RunCurve {
  readonly points: readonly RunPoint[];
  readonly events: readonly RunEvent[];
}

/**
 * The whole history as `mergePoints` would give it of all episodes: from the summaries where these are fine enough, else from the
 * pages themselves. Part of a transaction of the caller's.
 * @param most points
 */
export async function readCurve(db: Queries, run: string, most: number): Promise<RunCurve> {
  const pages = await db.selectFrom('runPages').select('summary').where('run', '=', run).orderBy('page').execute();
  const tail = summaryOf(await tailAfter(db, run, 0));
  const summaries = [...pages.map(({ summary }) => unpackSummary(summary)), tail];
  const [events, points] = [summaries.flatMap((s) => s.events), summaries.flatMap((s) => s.points)];
  const episodes = points.at(-1)?.last ?? 0;
  if (Math.ceil(episodes / (SUMMARY_EPISODES / 2)) > most) {
    return { points: mergePoints(inBuckets(points, SUMMARY_EPISODES), most), events }; // pages end amid a bucket
  }
  const exact = [...(await readPages(db, run, summaries)), ...tail.points];
  return { points: mergePoints(exact, most), events };
}

/** Points of single episodes; those of a page that retention has emptied as its summary has them. */
async function readPages(db: Queries, run: string, summaries: readonly Summary[]): Promise<RunPoint[]> {
  const pages = await db.selectFrom('runPages').select('events').where('run', '=', run).orderBy('page').execute();
  return pages.flatMap(({ events }, i) => (events ? summaryOf(unpackEvents(events)) : summaries[i]!).points);
}
