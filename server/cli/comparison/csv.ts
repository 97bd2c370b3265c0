/** The comparison's numbers for other programs: RFC 4180, one header line, numbers in full. */
import { type ComparedRun, hasEnded } from './comparison.ts';

type Cell = string | number | null; // null is an empty cell

/** Cells that need it are quoted. Those that a spreadsheet would take for a formula begin with a space. */
function csv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? ` ${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A row for each run that ended, with every number of its report. */
export function runsCsv(runs: readonly ComparedRun[]): string {
  const rows = runs.filter(hasEnded).map(({ report }) => {
    const { best, evaluation, ...plain } = report;
    const { ci95, ...end } = evaluation;
    return {
      ...(plain as Readonly<Record<string, Cell>>),
      bestStep: best?.step ?? null,
      bestMean: best?.mean ?? null,
      finalEpisodes: end.episodes,
      finalMean: end.mean,
      finalMin: end.min,
      finalMax: end.max,
      finalCi95Low: ci95[0],
      finalCi95High: ci95[1],
    };
  });
  return csv([Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))]);
}

/** A row for each evaluation of each run that ended: recipe, seed, step, mean. */
export function curvesCsv(runs: readonly ComparedRun[]): string {
  const rows = runs
    .filter(hasEnded)
    .flatMap(({ recipe, seed, curve }) => curve.map(({ step, mean }) => [recipe.name, seed, step, mean]));
  return csv([['recipe', 'seed', 'step', 'mean'], ...rows]);
}
