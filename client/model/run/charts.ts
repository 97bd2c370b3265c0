/** What a run's charts draw of its series. */
import type { RunSeries } from './runSeries.ts';

/** What lies along a chart's lower edge. */
export type Axis = 'episode' | 'step';

/** The large chart shows one of these at a time. */
export const CHARTS = ['return', 'loss', 'epsilon', 'q'] as const;
export type ChartName = (typeof CHARTS)[number];

/** The small ones of the collapse panel, one below the other. */
export const COLLAPSE_CHARTS = ['terminalShare', 'actionGap', 'doomedMaxQ', 'gradientNorm'] as const;
export type CollapseChart = (typeof COLLAPSE_CHARTS)[number];

type Column = readonly (number | null)[];

export function xOf(series: RunSeries, axis: Axis): readonly number[] {
  return axis === 'step' ? series.step : series.episode;
}

/** The columns of a chart beside its x. Of `return`: mean, min, max, mean of 100. */
export function columnsOf(series: RunSeries, chart: ChartName | CollapseChart): readonly Column[] {
  switch (chart) {
    case 'return':
      return [series.min, series.max, series.mean, series.mean100];
    case 'loss':
      return [series.tdLoss];
    case 'epsilon':
      return [series.epsilon];
    case 'q':
      return [series.qValues, series.doomedMaxQ];
    case 'terminalShare':
    case 'actionGap':
    case 'doomedMaxQ':
    case 'gradientNorm':
      return [series[chart]];
  }
}

/** A logarithmic scale has no place for what is not above 0. */
export function aboveZero(column: Column): Column {
  return column.map((value) => (value !== null && value > 0 ? value : null));
}

/** The row that a moment belongs to: the last one that had ended by then; -1 before the first. @param at step of the run; null: now */
export function rowAt({ step }: RunSeries, at: number | null): number {
  if (at === null) return step.length - 1;
  let [low, high] = [0, step.length]; // the first row after it lies within
  while (low < high) {
    const middle = (low + high) >> 1;
    if (step[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Rows for a table: at most `most`, evenly spread, the first and the newest among them. */
export function sampledRows(rows: number, most: number): readonly number[] {
  if (rows <= most) return Array.from({ length: rows }, (_, row) => row);
  return Array.from({ length: most }, (_, i) => Math.round((i * (rows - 1)) / (most - 1)));
}
