import type { Recipe } from '../../../shared/learner/recipe.ts';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';

const COLUMNS: readonly (readonly [string, (r: Recipe) => string])[] = [
  ['recipe', (r) => r.name],
  ['network', (r) => ['4', ...r.hidden, '2'].join('-')],
  ['loss', (r) => r.loss],
  ['lr', (r) => String(r.learningRate)],
  ['gamma', (r) => String(r.gamma)],
  ['batch', (r) => String(r.batchSize)],
  ['replay', (r) => String(r.replayCapacity)],
  ['budget', (r) => ('steps' in r.budget ? `${r.budget.steps} steps` : `${r.budget.episodes} episodes`)],
  ['hash', (r) => recipeHash(r).slice(0, 12)],
  ['source', (r) => r.source],
];

/** The recipes as a table of fixed-width columns, one line each. */
export function recipeTable(recipes: readonly Recipe[]): string {
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
