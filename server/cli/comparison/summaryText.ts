/** The comparison for a terminal. */
import { FEWEST_SEEDS, type Range } from '../../../shared/learner/statistics.ts';
import type { RecipeSummary } from './comparison.ts';
import { counted, finalText, NOTHING, seconds, share, solvedText, whole } from './words.ts';

const HEADS = ['recipe', 'solved', 'steps to solved', 'CPU s to solved', 'stays solved', 'final IQM (95 %)'];

/** A line for each recipe in columns of fixed width, then what there is to say about them. */
export function summaryText(summaries: readonly RecipeSummary[]): string {
  const range = (values: Range | null, words: (value: number) => string): string =>
    values ? [values.min, values.median, values.max].map(words).join(' / ') : NOTHING;
  const rows = summaries.map((summary) => [
    summary.recipe,
    solvedText(summary),
    range(summary.solvedAtStep, whole),
    range(summary.solvedAtSeconds, seconds),
    summary.staysSolved === null ? NOTHING : share(summary.staysSolved),
    finalText(summary),
  ]);
  const widths = HEADS.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]!.length)));
  const lines = [HEADS, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  const notes = summaries.flatMap(({ recipe, seeds, broken }) => [
    ...(seeds.length < FEWEST_SEEDS
      ? [`${recipe}: ${counted(seeds.length, 'run')} only, an anecdote; compare ${FEWEST_SEEDS} seeds or more`]
      : []),
    ...broken.map(({ seed, reason }) => `${recipe} seed ${seed} broke off and is not counted: ${reason}`),
  ]);
  return `${[...lines, ...notes].join('\n')}\n`;
}
