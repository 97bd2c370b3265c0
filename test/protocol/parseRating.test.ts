import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SPEED_CLASSES } from '../../shared/arena/speed.ts';
import { parseMatchRated, parseMatchStakes } from '../../shared/protocol/parseRating.ts';
import { UNRATED } from '../../shared/protocol/ratingEvents.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const now = fc.record({ rating: finite, deviation: finite, provisional: fc.boolean() });
const slug = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const unrated = fc.option(fc.constantFrom(...UNRATED));
const stakes = fc.record({ match: slug, unrated, ratings: fc.array(fc.option(now), { maxLength: 8 }) });
const change = fc
  .record({ now, before: finite, division: fc.constantFrom(...SPEED_CLASSES), row: slug })
  .map(({ now: rating, ...others }) => ({ ...rating, ...others }));
const rated = fc.record({ match: slug, unrated, change: fc.option(change) });

it('[NET1] what a duel is worth and what it changed are rebuilt, and nothing throws', () => {
  const raw = fc.anything({ withNullPrototype: true });
  fc.assert(
    fc.property(stakes, rated, raw, (first, second, anything) => {
      expect(parseMatchStakes({ ...first, more: anything })).toEqual(first);
      expect(parseMatchRated({ ...second, more: anything })).toEqual(second);
      for (const parse of [parseMatchStakes, parseMatchRated]) parse(anything);
      expect(parseMatchRated({ ...second, change: anything === null ? 1 : anything })).toBeNull();
      expect(parseMatchStakes({ ...first, unrated: 'unheard of' })).toBeNull();
    }),
    { seed: 1, numRuns: 500 },
  );
});
