/** A learning curve as SVG paths, in a box of 1000 by 500 that is stretched to the chart's size. */
import type { Band } from '../../../shared/learner/curveBands.ts';
import type { Axis } from './axis.ts';

export const BOX = { width: 1000, height: 500 } as const;
/** Evaluations within one of these columns are drawn as one: about two pixels of a phone, on which more could not be told apart. */
const COLUMNS = 160;

export interface CurvePaths {
  readonly range: string; // least to most
  readonly band: string; // 25 to 75 %
  readonly line: string; // interquartile mean, while every run goes on
  readonly rest: string; // the same of fewer runs, after the first run's end, and apart from it: the step between them is nobody's learning; '' if there is none
  readonly end: { readonly x: number; readonly y: number } | null; // of the line, 0..1 from the box's left and top
}

type Drawn = Omit<Band, 'step' | 'runs'> & { readonly at: number; readonly whole: boolean };

/** @param runs that the curve is of */
export function curvePaths(bands: readonly Band[], runs: number, x: Axis, y: Axis): CurvePaths {
  const columns = inColumns(bands, runs, x);
  const point = (at: number, value: number): string =>
    `${coordinate(at * BOX.width)} ${coordinate((1 - y.place(value)) * BOX.height)}`;
  const along = (value: (column: Drawn) => number, of: readonly Drawn[]): string =>
    of.map((column, i) => `${i === 0 ? 'M' : 'L'}${point(column.at, value(column))}`).join('');
  const between = (low: (column: Drawn) => number, high: (column: Drawn) => number): string =>
    columns.length === 0 ? '' : `${along(high, columns)}${along(low, [...columns].reverse()).replace('M', 'L')}Z`;
  const iqm = (column: Drawn): number => column.iqm;
  const cut = columns.findIndex(({ whole }) => !whole);
  const last = columns.at(-1);
  return {
    range: between(
      ({ min }) => min,
      ({ max }) => max,
    ),
    band: between(
      ({ low }) => low,
      ({ high }) => high,
    ),
    line: along(iqm, cut < 0 ? columns : columns.slice(0, cut)),
    rest: cut < 0 ? '' : along(iqm, columns.slice(cut)),
    end: last ? { x: last.at, y: 1 - y.place(last.iqm) } : null,
  };
}

/** The bands of each column as one: their means, and of the extremes the extremes. */
function inColumns(bands: readonly Band[], runs: number, x: Axis): Drawn[] {
  const columns = new Map<string, Band[]>();
  for (const band of bands) {
    const key = `${Math.floor(x.place(band.step) * COLUMNS)} ${band.runs === runs}`;
    const column = columns.get(key);
    if (column) column.push(band);
    else columns.set(key, [band]);
  }
  return Array.from(columns.values(), (column) => {
    const average = (of: (band: Band) => number): number =>
      column.reduce((sum, band) => sum + of(band), 0) / column.length;
    return {
      at: average(({ step }) => x.place(step)),
      whole: column[0]!.runs === runs,
      iqm: average(({ iqm }) => iqm),
      low: average(({ low }) => low),
      high: average(({ high }) => high),
      min: Math.min(...column.map(({ min }) => min)),
      max: Math.max(...column.map(({ max }) => max)),
    };
  });
}

const coordinate = (value: number): string => String(Math.round(value * 10) / 10);
