/** A comparison that nobody trained: runs by formula, for what reads them. */
import { type ComparedRun, summarise } from '../../server/cli/comparison/comparison.ts';
import type { Comparison } from '../../server/cli/comparison/report.ts';
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import { recipeHash } from '../../shared/learner/recipeHash.ts';
import { HOUSE } from '../../shared/learner/recipes/house.ts';
import { CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';

/** Its curve climbs by `slope` an evaluation and stays at 500; it ends at its last value. */
export function madeUpRun(recipe: AnyRecipe, seed: number, slope: number, evaluations: number): ComparedRun {
  const curve = Array.from({ length: evaluations }, (_, i) => ({ step: 50 * (i + 1), mean: Math.min(500, slope * i) }));
  const solved = curve.find(({ mean }) => mean >= CARTPOLE_V1.solvedAt);
  const later = curve.filter(({ step }) => solved && step > solved.step).length;
  const end = curve.at(-1)!;
  const report = {
    recipe: recipe.name,
    recipeHash: recipeHash(recipe),
    env: CARTPOLE_V1.id,
    seed,
    engine: 'kernel',
    episodes: 10,
    steps: end.step,
    updates: end.step,
    trainSeconds: 1.5,
    evaluationSeconds: 0.5,
    wallSeconds: 2,
    solvedAtStep: solved?.step ?? null,
    solvedAtSeconds: solved ? solved.step / 1000 : null,
    evaluations,
    staysSolved: later > 0 ? 1 : null,
    best: { step: end.step, mean: end.mean },
    evaluation: { episodes: 100, mean: end.mean, min: 0, max: 500, ci95: [end.mean - 1, end.mean + 1] },
    weightsSha256: `${seed}`.padStart(64, '0'),
  } as const;
  return { recipe, seed, report, curve };
}

/** @param names of its recipes; the n-th learns n + 1 times as fast as the first, the last seed of each is slow */
export function madeUpComparison(names: readonly string[], seeds: readonly number[]): Comparison {
  const recipes = names.map((name) => ({ ...HOUSE, name }));
  const runs = recipes.flatMap((recipe, n) =>
    seeds.map((seed, i) =>
      madeUpRun(recipe, seed, 3 * (n + 1) * (i === seeds.length - 1 ? 0.1 : 1 + i / 10), 200 + 20 * i),
    ),
  );
  return {
    spec: CARTPOLE_V1,
    recipes,
    seeds,
    runs,
    summaries: recipes.map((recipe) => summarise(recipe, CARTPOLE_V1.id, runs)),
    circumstances: {
      command: `npm run compare -- --recipes ${names.join(',')}`,
      machine: 'a machine of two cores',
      node: '20.20.2',
      date: '2026-11-22T16:00:00.000Z',
      wallSeconds: 125,
    },
  };
}
