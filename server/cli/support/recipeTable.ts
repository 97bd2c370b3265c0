import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import { shapeText } from '../../../shared/learner/anyRecipe.ts';
import { countCells } from '../../../shared/learner/cells.ts';
import { engineOptions } from '../../../shared/learner/engineOptions.ts';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import { environmentNamed } from '../../../shared/sim/environments.ts';

const COLUMNS: readonly (readonly [string, (r: AnyRecipe) => string])[] = [
  ['recipe', (r) => r.name],
  ['world', (r) => r.environment],
  ['learner', learner],
  ['loss', (r) => (r.kind === 'dqn' ? r.loss : '-')],
  ['lr', (r) => String(r.learningRate)],
  ['gamma', (r) => String(r.gamma)],
  ['batch', (r) => (r.kind === 'dqn' ? String(r.batchSize) : '-')],
  ['replay', (r) => (r.kind === 'dqn' ? String(r.replayCapacity) : '-')],
  ['budget', (r) => ('steps' in r.budget ? `${r.budget.steps} steps` : `${r.budget.episodes} episodes`)],
  ['hash', (r) => recipeHash(r).slice(0, 12)],
  ['source', (r) => r.source],
];

/** The network's layers, or how many cells a table has. */
function learner(recipe: AnyRecipe): string {
  const spec = environmentNamed(recipe.environment);
  if (!spec) return '-';
  if (recipe.kind === 'q-table') return `table of ${countCells(recipe.edges, spec)}`;
  return shapeText(engineOptions(recipe, spec).shape);
}

/** The recipes as a table of fixed-width columns, one line each. */
export function recipeTable(recipes: readonly AnyRecipe[]): string {
  const rows = [COLUMNS.map(([title]) => title), ...recipes.map((recipe) => COLUMNS.map(([, cell]) => cell(recipe)))];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
