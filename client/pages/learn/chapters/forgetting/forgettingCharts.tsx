/** Four curves of one run: return, falls in the replay, action gap, Q on doomed states; a dot at the moment looked at. */
import type { RunSeries } from '../../../../model/run/runSeries.ts';
import { type Line, LineChart } from '../../parts/lineChart.tsx';
import { forgettingWords } from './forgettingWords.ts';

export const LATELY = 20; // episodes in a mean
const LEAST_SHOWN = 200; // episodes that the charts have room for from the start

const MOST_POINTS = 350; // of a line: more are not seen

type Column = readonly (number | null)[];

interface ForgettingChartsProps {
  readonly series: RunSeries; // a row an episode
  readonly means: readonly number[]; // of the last returns, by episode
  readonly at: number; // the row looked at; -1 before the first
  readonly looking: boolean; // at a moment that was chosen, not at the newest
}

export function ForgettingCharts({ series, means, at, looking }: ForgettingChartsProps) {
  const w = forgettingWords.value;
  const every = Math.ceil(series.episode.length / MOST_POINTS);
  const points = (column: Column, factor = 1): Line['points'] =>
    column.flatMap((value, i) =>
      value === null || i % every !== 0 ? [] : [[series.episode[i]!, factor * value] as const],
    );
  const now = (column: Column): number => column[at] ?? 0;
  const moment = (column: Column, factor = 1): readonly Line[] =>
    looking ? [{ name: w.momentDot, points: [[series.episode[at]!, factor * now(column)]], dots: true }] : [];
  const shared = { xName: w.episode, xSpan: { from: 0, to: Math.max(LEAST_SHOWN, series.episode.length) } };
  const { valueBound: bound } = series;
  return (
    <div class="forgettingCharts">
      <LineChart
        {...shared}
        label={w.chart(w.returnName, w.number(now(series.mean)))}
        lines={[
          { name: w.each, points: points(series.mean) },
          { name: w.mean(LATELY), points: points(means) },
          ...moment(means),
        ]}
        yName={w.returnName}
        ySpan={{ from: 0, to: 520 }}
      />
      <LineChart
        {...shared}
        label={w.chart(w.terminals, w.percent(now(series.terminalShare)))}
        lines={[{ name: w.terminals, points: points(series.terminalShare, 100) }, ...moment(series.terminalShare, 100)]}
        yName={w.terminalsAxis}
      />
      <LineChart
        {...shared}
        label={w.chart(w.gap, w.number(now(series.actionGap)))}
        lines={[{ name: w.gap, points: points(series.actionGap) }, ...moment(series.actionGap)]}
        yName={w.gapAxis}
      />
      <LineChart
        {...shared}
        label={w.chart(w.doomed, w.number(now(series.doomedMaxQ)))}
        lines={[{ name: w.doomed, points: points(series.doomedMaxQ) }, ...moment(series.doomedMaxQ)]}
        yName={w.doomedAxis}
        {...(bound === null ? {} : { level: { y: bound, name: w.bound(bound) } })}
      />
    </div>
  );
}
