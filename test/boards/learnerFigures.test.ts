import fc from 'fast-check';
import { expect, it } from 'vitest';
import { learnerFigures, learnerPlace, learnerRowId } from '../../shared/boards/learnerFigures.ts';
import type { LearnerFigures } from '../../shared/protocol/boards.ts';
import type { LearnerSeed } from '../../shared/protocol/rowProofs.ts';

const ABOUT = { recipe: 'house', recipeHash: 'ab'.repeat(32) };

const seedOf = (solvedAtStep: number | null, updates: number): LearnerSeed => ({
  seed: 1,
  solvedAtStep,
  updates,
  steps: solvedAtStep ?? 100_000,
  weightsSha256: '',
});

const seeds = fc.array(
  fc
    .record({
      at: fc.option(fc.integer({ min: 1, max: 2_000 }), { freq: 2 }),
      updates: fc.integer({ min: 0, max: 3_000 }),
    })
    .map(({ at, updates }) => seedOf(at === null ? null : at * 50, updates)),
  { minLength: 5, maxLength: 5 },
);
const entry = fc.record({
  figures: seeds.map((all) => learnerFigures(all, ABOUT)),
  at: fc.integer({ min: 1_600_000_000_000, max: 4_000_000_000_000 }),
  id: fc.stringMatching(/^[0-9a-f]{64}$/).map(learnerRowId),
});
type Entry = { readonly figures: LearnerFigures; readonly at: number; readonly id: string };

/** The order in words: whoever solved half of the seeds by steps, then updates; the others by how many they solved; then by time. */
function compare(a: Entry, b: Entry): number {
  const [ranked, other] = [a, b].map(({ figures }) => figures.solved * 2 >= figures.seeds);
  if (ranked !== other) return ranked ? -1 : 1;
  if (!ranked) return b.figures.solved - a.figures.solved || a.at - b.at;
  const bySteps = a.figures.medianSteps! - b.figures.medianSteps!;
  return bySteps || a.figures.medianUpdates! - b.figures.medianUpdates! || a.at - b.at;
}

it('[LEARNERBOARD4] places sort as the figures do: median steps, median updates, how many were solved, who came first', () => {
  const seen = { ranked: 0, unranked: 0 };
  fc.assert(
    fc.property(entry, entry, (a, b) => {
      const [first, second] = [a, b].map(({ figures, at, id }) => learnerPlace(figures, at, id)) as [string, string];
      expect(first).toMatch(/^\d{51}$/);
      expect(second).toHaveLength(first.length);
      const order = compare(a, b);
      if (order !== 0) expect(first < second).toBe(order < 0);
      else expect(first === second).toBe(a.id === b.id);
      seen[a.figures.medianSteps === null ? 'unranked' : 'ranked']++;
    }),
    { seed: 3, numRuns: 3_000 },
  );
  expect(Math.min(seen.ranked, seen.unranked)).toBeGreaterThan(300);
});

it('[LEARNERBOARD4] equal steps are decided by updates, equal figures by time, equal times by the hash', () => {
  const figures = learnerFigures(
    [1, 2, 3, 4, 5].map((i) => seedOf(i * 50, i)),
    ABOUT,
  );
  const place = (more: Partial<LearnerFigures>, at = 2_000_000_000_000, id = 'learner-00000000000a'): string =>
    learnerPlace({ ...figures, ...more }, at, id);
  expect(place({ medianUpdates: 2 }) < place({ medianUpdates: 3 })).toBe(true);
  expect(place({}, 1_999_999_999_999, 'learner-ffffffffffff') < place({})).toBe(true);
  expect(place({}) < place({}, undefined, 'learner-00000000000b')).toBe(true);
});

it('[LEARNERBOARD4] a seed never solved counts as endless; fewer than half solved have no median', () => {
  const of = (...steps: (number | null)[]): LearnerFigures =>
    learnerFigures(
      steps.map((at, i) => seedOf(at, i)),
      ABOUT,
    );
  expect(of(50, 100, 150, 200, 250)).toMatchObject({ seeds: 5, solved: 5, medianSteps: 150, medianUpdates: 2 });
  expect(of(50, null, 150, null, 100)).toMatchObject({ solved: 3, medianSteps: 150, medianUpdates: 4 });
  expect(of(50, null, null, null, 100)).toMatchObject({ solved: 2, medianSteps: null, medianUpdates: null });
  expect(of()).toMatchObject({ seeds: 0, medianSteps: null });
});
