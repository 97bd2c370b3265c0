/** What `house` promises over seeds. SLOW=reduced runs fewer of them under the same kind of bounds. */
import { expect, it } from 'vitest';
import { train } from '../../server/cli/support/training.ts';
import type { TrainingReport } from '../../server/cli/support/trainingReport.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import { CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';

const reduced = process.env['SLOW'] === 'reduced';

async function reports(recipe: Recipe, seeds: number): Promise<TrainingReport[]> {
  const all: TrainingReport[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const { report } = await train({ recipe, seed, spec: CARTPOLE_V1, engine: 'kernel' }, null);
    all.push(report);
  }
  return all;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!;

it(`house solves CartPole-v1 on every seed and stays solved (${reduced ? 6 : 20} seeds)`, async () => {
  const seeds = reduced ? 6 : 20;
  const all = await reports(HOUSE, seeds);
  console.log(
    all
      .map(
        (r) => `seed ${r.seed}: step ${r.solvedAtStep}, stays ${r.staysSolved?.toFixed(2)}, end ${r.evaluation.mean}`,
      )
      .join('\n'),
  );
  expect(all.filter((r) => r.solvedAtStep !== null)).toHaveLength(seeds);
  const mostSteps = reduced ? 3_000 : 1_000; // six seeds are too few for the median that twenty have
  expect(median(all.map((r) => r.solvedAtStep ?? Number.POSITIVE_INFINITY))).toBeLessThanOrEqual(mostSteps);
  expect(all.filter((r) => r.evaluation.mean === 500).length).toBeGreaterThanOrEqual(seeds - 1);
  const stays = all.reduce((sum, r) => sum + (r.staysSolved ?? 0), 0) / seeds;
  expect(stays).toBeGreaterThanOrEqual(reduced ? 0.85 : 0.92);
});
