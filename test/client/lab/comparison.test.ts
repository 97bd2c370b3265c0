import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComparedRun, recipeRow, spreadOf } from '../../../client/model/lab/comparison.ts';
import { CARD_GROUPS, pairSetting, RECIPE_PAIRS } from '../../../client/model/lab/recipeCards.ts';
import { differences } from '../../../client/model/lab/recipePaths.ts';
import { labEn } from '../../../client/pages/words/parts/lab.en.ts';
import { RECIPES } from '../../../shared/learner/recipes/index.ts';
import { quantile } from '../../../shared/learner/statistics.ts';

const run = (seed: number, means: readonly number[], solvedAtStep: number | null, over = true): ComparedRun => ({
  seed,
  over,
  curve: means.map((mean, i) => ({ step: 100 * (i + 1), mean })),
  solvedAtStep,
  solvedAtSeconds: solvedAtStep === null ? null : solvedAtStep / 1000,
});

describe('[COMPAREPAGE1] a run that never solved it counts', () => {
  it('as later than every one that did', () => {
    expect(spreadOf([300, null, 100])).toEqual({ low: 200, median: 300, high: null });
    expect(spreadOf([null, null, 100])).toEqual({ low: null, median: null, high: null });
    expect(spreadOf([])).toBeNull();
  });
  it('and without one the figures are those of the statistics', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1 }), (values) => {
        const spread = spreadOf(values)!;
        expect(spread.median).toBeCloseTo(quantile(values, 0.5), 6);
        expect(spread.low).toBeCloseTo(quantile(values, 0.25), 6);
      }),
    );
  });
  it('a run that still learns is in no figure but the band', () => {
    const row = recipeRow([run(1, [10, 500, 500], 200), run(2, [9, 20], null, false), run(3, [9, 30, 40], null)], 475);
    expect(row).toMatchObject({ runs: 2, going: 1, solved: 1, staysSolved: 0.5, anecdote: false });
    expect(row.steps).toEqual({ low: null, median: null, high: null });
    expect(row.bands.map(({ step, runs }) => [step, runs])).toEqual([
      [100, 3],
      [200, 3],
      [300, 2],
    ]);
  });
});

it('[COMPAREPAGE2] fewer than three seeds are an anecdote', () => {
  const seeds = [1, 2, 3].map((seed) => run(seed, [500], 100));
  expect([1, 2, 3].map((n) => recipeRow(seeds.slice(0, n), 475).anecdote)).toEqual([true, true, false]);
});

it('[COMPAREPAGE3] every pair differs in something, and is prepared over three seeds', () => {
  for (const pair of RECIPE_PAIRS) {
    expect(differences(pair.written.recipe, pair.meant.recipe).length).toBeGreaterThan(0);
    expect(pairSetting(pair).variants).toHaveLength(2);
    expect(pairSetting(pair).seeds).toHaveLength(3);
    expect(labEn.pairs[pair.id]).toBeDefined();
  }
});

it('[RECIPEFORM1] every named recipe has one card, with words', () => {
  const names = CARD_GROUPS.flatMap((group) => group.names);
  expect([...names].sort()).toEqual(RECIPES.map(({ name }) => name).sort());
  for (const name of names) expect(labEn.about[name], name).toBeDefined();
});
