// npm run ablation [-- --seeds 20]: the house recipe, and without each of its tricks: steps to solved, steadiness, where it ends.
import { parseArgs } from 'node:util';
import { train } from '../../server/cli/support/training.ts';
import type { TrainingReport } from '../../server/cli/support/trainingReport.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import { CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';

const VARIANTS: Readonly<Record<string, Partial<Recipe>>> = {
  house: {},
  'no mirrored transitions': { mirrored: false },
  'no scaled observations': { observationScale: null },
  'no double': { double: false },
  '1-step returns': { nStep: 1 },
  'no served average': { servedAverage: null },
  'reward 1 a step': { rewards: { scale: 1, terminated: null, truncated: null } },
  'no growing horizon': { gammaRamp: null },
  'no falls in every batch': { nearFalls: null },
  'last layer as large': { lastLayerScale: 1 },
  'beta2 0.999': { beta2: 0.999 },
};

const lowerMedian = (values: readonly number[]): number => values[Math.floor((values.length - 1) / 2)] ?? Number.NaN;

function row(name: string, reports: readonly TrainingReport[]): string {
  const solved = reports.flatMap((r) => (r.solvedAtStep === null ? [] : [r.solvedAtStep])).sort((a, b) => a - b);
  const milliseconds = reports
    .flatMap((r) => (r.solvedAtSeconds === null ? [] : [1000 * r.solvedAtSeconds]))
    .sort((a, b) => a - b);
  const stays = reports.reduce((sum, r) => sum + (r.staysSolved ?? 0), 0) / reports.length;
  const ends = reports.map((r) => r.evaluation.mean);
  return [
    name,
    `${solved.length} of ${reports.length}`,
    `${solved[0]} / ${lowerMedian(solved)} / ${solved.at(-1)}`,
    lowerMedian(milliseconds).toFixed(0),
    stays.toFixed(3),
    String(ends.filter((mean) => mean === 500).length),
    Math.min(...ends).toFixed(0),
  ].join(' | ');
}

async function main(): Promise<void> {
  const { seeds } = parseArgs({ options: { seeds: { type: 'string', default: '20' } } }).values;
  process.stdout.write('recipe | solved | steps min / median / max | ms | stays solved | ends at 500 | worst end\n');
  for (const [name, change] of Object.entries(VARIANTS)) {
    const reports: TrainingReport[] = [];
    for (let seed = 1; seed <= Number(seeds); seed++) {
      const { report } = await train(
        { recipe: { ...HOUSE, ...change }, seed, spec: CARTPOLE_V1, engine: 'kernel' },
        null,
      );
      reports.push(report);
    }
    process.stdout.write(`${row(name, reports)}\n`);
  }
}

await main();
