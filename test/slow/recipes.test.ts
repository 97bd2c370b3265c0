/** Every row of "Run by run" in docs/recipes.md, run again. SLOW=reduced takes the first seed of the quick recipes. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { train } from '../../server/cli/support/training.ts';
import { networkRecipeNamed } from '../../shared/learner/recipes/index.ts';
import { environmentNamed } from '../../shared/sim/environments.ts';

const QUICK = ['keras-blog', 'minimal-rl', 'torch-blog', 'torch-blog-double', 'fastcampus-as-written'];
const reduced = process.env['SLOW'] === 'reduced';

interface Row {
  readonly recipe: string;
  readonly seed: number;
  readonly told: string; // the cells after these, as they are printed
}

const text = readFileSync(new URL('../../docs/recipes.md', import.meta.url), 'utf8');
const rows = [...text.slice(text.indexOf('## Run by run')).matchAll(/^\| ([a-z0-9-]+) \| (\d+) \| (.*) \|$/gm)].map(
  ([, recipe, seed, told]): Row => ({ recipe: recipe!, seed: Number(seed), told: told! }),
);
const chosen = reduced ? rows.filter(({ recipe, seed }) => seed === 1 && QUICK.includes(recipe)) : rows;

it('the table has five runs of each recipe, and twenty of house', () => {
  expect(rows).toHaveLength(70);
});

it.each(chosen)(
  '[DQN1] $recipe, seed $seed, comes out as docs/recipes.md says',
  async ({ recipe: name, seed, told }) => {
    const recipe = networkRecipeNamed(name)!;
    const { report } = await train(
      { recipe, seed, spec: environmentNamed(recipe.environment)!, engine: 'kernel' },
      null,
    );
    const { steps, solvedAtStep, best, staysSolved, evaluation } = report;
    const whole = (n: number): string => n.toLocaleString('en-US');
    const cells = [
      whole(steps),
      solvedAtStep === null ? '-' : whole(solvedAtStep),
      `${best?.mean.toFixed(2)} (${whole(best?.step ?? 0)})`,
      staysSolved?.toFixed(2) ?? '-',
      evaluation.mean.toFixed(2),
    ];
    expect(cells.join(' | ')).toBe(told);
  },
);
