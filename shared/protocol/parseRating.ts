/** What a page parses of ratings. */
import { MAX_SEATS } from '../arena/match.ts';
import { SPEED_CLASSES } from '../arena/speed.ts';
import { finite, list, nullable, oneOf, record, slug } from './fields.ts';
import { type MatchRated, type MatchStakes, type RatingNow, UNRATED } from './ratingEvents.ts';

function ratingNow(raw: unknown): RatingNow | null {
  const fields = record(raw);
  const [rating, deviation] = [finite(fields?.['rating']), finite(fields?.['deviation'])];
  const provisional = fields?.['provisional'];
  if (rating === null || deviation === null || typeof provisional !== 'boolean') return null;
  return { rating, deviation, provisional };
}

const unrated = (raw: unknown) => nullable(raw, (one) => oneOf(one, UNRATED));

export function parseMatchStakes(raw: unknown): MatchStakes | null {
  const fields = record(raw);
  const match = slug(fields?.['match']);
  const why = unrated(fields?.['unrated']);
  const wrapped = list(fields?.['ratings'], MAX_SEATS, (one) => {
    const value = nullable(one, ratingNow);
    return value === undefined ? null : { value };
  });
  if (match === null || why === undefined || !wrapped) return null;
  return { match, unrated: why, ratings: wrapped.map(({ value }) => value) };
}

function change(raw: unknown): MatchRated['change'] {
  const fields = record(raw);
  const now = ratingNow(raw);
  const before = finite(fields?.['before']);
  const division = oneOf(fields?.['division'], SPEED_CLASSES);
  const row = slug(fields?.['row']);
  return now && before !== null && division !== null && row !== null ? { ...now, before, division, row } : null;
}

export function parseMatchRated(raw: unknown): MatchRated | null {
  const fields = record(raw);
  const match = slug(fields?.['match']);
  const why = unrated(fields?.['unrated']);
  const changed = nullable(fields?.['change'], change);
  return match === null || why === undefined || changed === undefined ? null : { match, unrated: why, change: changed };
}
