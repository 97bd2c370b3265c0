/** What a page parses of the Players board's word on a survival run. */
import { SPEED_CLASSES } from '../arena/speed.ts';
import { type SurvivalRanked, UNRANKED } from './boards.ts';
import { nullable, oneOf, record, slug, whole } from './fields.ts';

const MOST = Number.MAX_SAFE_INTEGER;

export function parseSurvivalRanked(raw: unknown): SurvivalRanked | null {
  const fields = record(raw);
  const run = slug(fields?.['run']);
  const division = oneOf(fields?.['division'], SPEED_CLASSES);
  const [ticks, total] = [whole(fields?.['ticks'], 0, MOST), whole(fields?.['total'], 0, MOST)];
  const best = nullable(fields?.['best'], (one) => whole(one, 0, MOST));
  const newBest = fields?.['newBest'];
  const rank = nullable(fields?.['rank'], (one) => whole(one, 1, MOST));
  const row = nullable(fields?.['row'], slug);
  const why = nullable(fields?.['why'], (one) => oneOf(one, UNRANKED));
  if (run === null || division === null || ticks === null || total === null || best === undefined) return null;
  if (typeof newBest !== 'boolean' || rank === undefined || row === undefined || why === undefined) return null;
  return { run, division, ticks, best, newBest, rank, total, row, why };
}
