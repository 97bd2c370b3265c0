import fc from 'fast-check';
import { expect, it } from 'vitest';
import { train } from '../../server/cli/support/training.ts';
import { runLearnerTask } from '../../shared/boards/learnerTask.ts';
import { reaches } from '../../shared/boards/reaches.ts';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { HOUSE, MINIMAL_RL } from '../../shared/learner/recipes/index.ts';
import { type Evaluating, summary } from '../../shared/policy/evaluate.ts';
import { CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';
import { finished } from './learnerRuns.ts';

/** Solved within a second or two. */
const CASES: readonly (readonly [Recipe, number])[] = [
  [HOUSE, 1],
  [HOUSE, 2],
  [{ ...HOUSE, hidden: [32], nStep: 1, double: false, gammaRamp: null }, 4],
  [MINIMAL_RL, 2],
];

async function trained(recipe: Recipe, seed: number, steps: number) {
  const job = { recipe: { ...recipe, budget: { steps } }, seed, spec: CARTPOLE_V1, engine: 'kernel' as const };
  return (await train(job, null)).report;
}

it('[LEARNERBOARD1] a seed ends where `train` says that it is solved, with the updates and the hash of a `train --steps` to there', async () => {
  let solved = 0;
  for (const [recipe, seed] of CASES) {
    const { seed: result } = finished(runLearnerTask({ kind: 'learner', recipe, seed, budgetSteps: 16_000 }));
    const far = await trained(recipe, seed, result.steps + 100);
    expect(far.solvedAtStep).toBe(result.solvedAtStep);
    const near = await trained(recipe, seed, result.steps);
    expect(result).toEqual({
      seed,
      solvedAtStep: near.solvedAtStep,
      updates: near.updates,
      steps: near.steps,
      weightsSha256: near.weightsSha256,
    });
    if (result.solvedAtStep !== null) solved++;
  }
  expect(solved).toBeGreaterThan(2);
});

it.each([37, 100, 250, 599])(
  '[LEARNERBOARD1] a budget of %i steps ends as `train` with as many, wherever that is in an episode',
  async (budgetSteps) => {
    for (const seed of [1, 2, 3]) {
      const task = { kind: 'learner', recipe: MINIMAL_RL, seed, budgetSteps } as const;
      const { seed: result } = finished(runLearnerTask(task));
      const report = await trained(MINIMAL_RL, seed, budgetSteps);
      expect(result).toMatchObject({ solvedAtStep: null, steps: budgetSteps, updates: report.updates });
      expect(result.weightsSha256).toBe(report.weightsSha256);
    }
  },
);

it("[LEARNERBOARD1] a recipe's own budget may end it sooner", async () => {
  const recipe = { ...HOUSE, budget: { episodes: 3 } };
  const { seed: result } = finished(runLearnerTask({ kind: 'learner', recipe, seed: 5, budgetSteps: 9_000 }));
  const { report } = await train({ recipe, seed: 5, spec: CARTPOLE_V1, engine: 'kernel' }, null);
  expect(result).toMatchObject({ steps: report.steps, weightsSha256: report.weightsSha256 });
});

it('[LEARNERBOARD1] the kernel and its twin come to the same', () => {
  const task = { kind: 'learner', recipe: HOUSE, seed: 1, budgetSteps: 9_000 } as const;
  expect(finished(runLearnerTask(task, createJsEngine))).toEqual(finished(runLearnerTask(task)));
});

it('[LEARNERBOARD1] tells how far it is, often and never backwards', () => {
  const told = [...runLearnerTask({ kind: 'learner', recipe: HOUSE, seed: 1, budgetSteps: 500 })];
  expect(told.length).toBeGreaterThan(45);
  expect(told.every((share, i) => share > 0 && share <= 1 && share >= (told[i - 1] ?? 0))).toBe(true);
});

it('[LEARNERBOARD1] a run that leaves the numbers ends there, in the same way on kernel and twin', () => {
  const observationScale = [1e38, 1e38, 1e38, 1e38]; // beyond float32 from a speed of 3.4 on
  const wild: Recipe = { ...MINIMAL_RL, observationScale, learningStarts: 100, budget: { steps: 5_000 } };
  const task = { kind: 'learner', recipe: wild, seed: 1, budgetSteps: 5_000 } as const;
  const { seed: result } = finished(runLearnerTask(task));
  expect(result.solvedAtStep).toBeNull();
  expect(result.steps).toBeLessThan(5_000);
  expect(finished(runLearnerTask(task, createJsEngine)).seed).toEqual(result);
});

it('[LEARNERBOARD1] what the board does not take is not trained', () => {
  const task = { kind: 'learner', recipe: { ...HOUSE, dueling: true }, seed: 1, budgetSteps: 100 } as const;
  expect(() => finished(runLearnerTask(task))).toThrow('no recipe for the Learners board');
});

/** Episodes in lockstep that last as given. */
function* lasting(returns: readonly number[], limit: number): Evaluating {
  for (let tick = 1; tick <= limit; tick++) {
    const living = returns.filter((ticks) => ticks >= tick).length;
    if (living > 0) yield living;
  }
  return summary(returns);
}

it('[LEARNERBOARD2] an evaluation broken off has the verdict of the whole', () => {
  const limit = 50;
  const returns = fc.array(fc.integer({ min: 1, max: limit }), { minLength: 10, maxLength: 10 });
  const nearlyAll = fc.array(fc.integer({ min: limit - 6, max: limit }), { minLength: 10, maxLength: 10 });
  const verdicts = new Set<boolean>();
  fc.assert(
    fc.property(fc.oneof(returns, nearlyAll), fc.constantFrom(47, 47.5, 50), (all, atLeast) => {
      const verdict = finished(reaches(lasting(all, limit), { episodes: 10, limit, atLeast }));
      expect(verdict).toBe(summary(all).mean >= atLeast);
      verdicts.add(verdict);
    }),
    { seed: 1, numRuns: 500 },
  );
  expect(verdicts.size).toBe(2);
});

it('[LEARNERBOARD2] it is broken off as soon as it cannot be reached any more', () => {
  const evaluating = lasting([1, 1, 1, ...new Array<number>(7).fill(500)], 500);
  expect(finished(reaches(evaluating, { episodes: 10, limit: 500, atLeast: 475 }))).toBe(false);
  expect(evaluating.next().value).toBe(7); // three have fallen in the first tick, and it went no further than the second
});
