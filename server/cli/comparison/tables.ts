/** The comparison's tables. */
import type { Range } from '../../../shared/learner/statistics.ts';
import { type ComparedRun, hasEnded, type RecipeSummary } from './comparison.ts';
import type { Curve } from './curveCharts.ts';
import { type Html, html } from './html.ts';
import { finalText, meanReturn, NOTHING, seconds, share, solvedText, whole } from './words.ts';

/** A table that scrolls in itself where the screen is narrow. @param rows the first cell of each is its heading */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly (string | Html)[])[]): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first!}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody></table></div>`;
}

const SUMMARY = ['solved', 'steps to solved', 'CPU s to solved', 'stays solved', 'final return'] as const;

/** A row for each recipe; on a narrow screen each row is a card. The roles keep it a table there. */
export function summaryTable(summaries: readonly RecipeSummary[]): Html {
  const rows = summaries.map((summary) => {
    const cells = [
      html`<strong>${solvedText(summary)}</strong>`,
      rangeCell(summary.solvedAtStep, whole),
      rangeCell(summary.solvedAtSeconds, seconds),
      html`${summary.staysSolved === null ? NOTHING : share(summary.staysSolved)}`,
      html`<strong>${finalText(summary)}</strong>`,
    ];
    return html`<tr role="row"><th role="rowheader" scope="row">${summary.recipe}</th>${cells.map(
      (cell, i) =>
        html`<td role="cell"><span class="of" aria-hidden="true">${SUMMARY[i]!}</span><span>${cell}</span></td>`,
    )}</tr>\n`;
  });
  return html`<table class="summary" role="table"><caption>Least, <strong>median</strong> and most over the seeds that solved it; interquartile mean and its 95\u00a0% interval of the final returns</caption>
<thead role="rowgroup"><tr role="row">${['recipe', ...SUMMARY].map((head) => html`<th role="columnheader" scope="col">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows}</tbody></table>`;
}

function rangeCell(range: Range | null, words: (value: number) => string): Html {
  if (range === null) return html`${NOTHING}`;
  return html`<span class="range3">${words(range.min)} <i>/</i> <strong>${words(range.median)}</strong> <i>/</i> ${words(range.max)}</span>`;
}

/** The numbers of a curve, at steps that a reader would ask for. */
export function curveTable({ name, runs, bands }: Curve): Html {
  const asked = [1, 2, 5].flatMap((factor) => [1, 2, 3, 4, 5, 6, 7].map((power) => factor * 10 ** power));
  const last = bands.at(-1)?.step;
  const rows = bands
    .filter(({ step }, i) => i === 0 || step === last || asked.includes(step))
    .map(({ step, runs: here, iqm, low, high, min, max }) => [
      whole(step),
      `${here} of ${runs}`,
      meanReturn(iqm),
      `${meanReturn(low)} to ${meanReturn(high)}`,
      `${meanReturn(min)} to ${meanReturn(max)}`,
    ]);
  return table(name, ['step', 'runs', 'interquartile mean', '25 to 75 %', 'least to most'], rows);
}

export function runTable(runs: readonly ComparedRun[]): Html {
  const heads = [
    'recipe',
    'seed',
    'steps',
    'training CPU s',
    'solved at step',
    'stays solved',
    'best (step)',
    'final',
    'weights',
  ];
  const rows = runs
    .filter(hasEnded)
    .map(({ report: r }) => [
      r.recipe,
      String(r.seed),
      whole(r.steps),
      seconds(r.trainSeconds),
      r.solvedAtStep === null ? 'never' : whole(r.solvedAtStep),
      r.staysSolved === null ? NOTHING : share(r.staysSolved),
      r.best ? `${meanReturn(r.best.mean)} (${whole(r.best.step)})` : NOTHING,
      `${meanReturn(r.evaluation.mean)} (${meanReturn(r.evaluation.min)} to ${meanReturn(r.evaluation.max)})`,
      html`<code title="${r.weightsSha256}">${r.weightsSha256.slice(0, 8)}</code>`,
    ]);
  return table('Every run', heads, rows);
}
