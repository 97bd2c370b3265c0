/** The curves of a run: one chart of your choice, its scale and axis, its values in a legend, and all of it as a table. */
import './chart.css';
import { useMemo, useState } from 'preact/hooks';
import { environmentNamed } from '../../../../shared/sim/environments.ts';
import { type Axis, aboveZero, CHARTS, type ChartName, columnsOf, xOf } from '../../../model/run/charts.ts';
import type { RunSeries } from '../../../model/run/runSeries.ts';
import { words } from '../../language.ts';
import type { Words } from '../../words/en.ts';
import { NO_VALUE } from '../noValue.ts';
import { type RunPageState, type Shown, shownOf } from '../runPageState.ts';
import { ChartView } from './chartView.tsx';
import { CurveTable } from './curveTable.tsx';
import type { PlotData, PlotLine } from './plot.ts';
import { Segments } from './segments.tsx';
import { ZoomButtons } from './zoomButtons.tsx';

const SYNC = 'run';

const EDGE: PlotLine = { token: '--agent', width: 0 }; // of the band
const LINES: Readonly<Record<ChartName, readonly PlotLine[]>> = {
  return: [EDGE, EDGE, { token: '--agent', width: 1 }, { token: '--ink', width: 2 }],
  loss: [{ token: '--agent', width: 1.5 }],
  epsilon: [{ token: '--agent', width: 2 }],
  q: [
    { token: '--agent', width: 1.5 },
    { token: '--danger', width: 1.5 },
  ],
};
const CAN_LOG: readonly ChartName[] = ['return', 'loss', 'epsilon'];

export function CurvePanel({ state }: { readonly state: RunPageState }) {
  const w = words.value;
  const shown = shownOf(state);
  const { chart, axis, log, zoom } = state.link.value;
  const logs = log && CAN_LOG.includes(chart);
  const [hovered, setHovered] = useState<number | null>(null);
  const series = shown?.model.series() ?? null;
  const row = hovered ?? shown?.row ?? -1;
  const end = (series && xOf(series, axis).at(-1)) ?? 0;
  return (
    <section class="card curvePanel" aria-labelledby="curves">
      <div class="curveHead">
        <h2 id="curves">{w.runChartTitle[chart]}</h2>
        <ZoomButtons zoom={zoom} end={end} onZoom={(next) => state.change({ zoom: next })} />
      </div>
      <Segments
        legend={w.runChart}
        name="chart"
        options={CHARTS.map((value) => ({ value, label: w.runChartName[value] }))}
        chosen={chart}
        onChoose={(next) => state.change({ chart: next })}
      />
      <Legend chart={chart} series={series} row={row} />
      <Chart key={`${chart} ${logs}`} state={state} shown={shown} log={logs} onHover={setHovered} />
      <div class="curveFoot">
        <Segments
          legend={w.runAxis}
          name="axis"
          options={(['episode', 'step'] as const).map((value) => ({ value, label: w.runAxisName[value] }))}
          chosen={axis}
          onChoose={(next: Axis) => state.change({ axis: next, zoom: null })}
        />
        <label class="logSwitch">
          <input
            type="checkbox"
            checked={logs}
            disabled={!CAN_LOG.includes(chart)}
            onChange={(event) => state.change({ log: event.currentTarget.checked })}
          />
          <span>{w.runLog}</span>
        </label>
      </div>
      {series ? <CurveTable series={series} version={state.version.value} /> : null}
    </section>
  );
}

interface ChartProps {
  readonly state: RunPageState;
  readonly shown: Shown | null;
  readonly log: boolean;
  readonly onHover: (row: number | null) => void;
}

function Chart({ state, shown, log, onHover }: ChartProps) {
  const w = words.value;
  const { chart, axis, zoom } = state.link.value;
  const series = shown?.model.series() ?? null;
  const look = useMemo(
    () => ({
      lines: LINES[chart],
      band: chart === 'return',
      log,
      percent: chart === 'epsilon',
      zero: chart !== 'q',
      axis: true,
      sync: SYNC,
    }),
    [chart, log],
  );
  const at = shown?.at ?? null;
  const evaluations = shown?.model.evaluations() ?? null;
  const data = useMemo<PlotData>(() => {
    if (!series) return { x: [], columns: LINES[chart].map(() => []), dots: [], level: null, at: null, zoom: null };
    const columns = columnsOf(series, chart);
    const environment = shown?.model.detail()?.environment ?? '';
    const best = series.max.reduce((most, one) => Math.max(most, one), 0);
    const solvedAt = environmentNamed(environment)?.solvedAt ?? null;
    return {
      x: xOf(series, axis),
      columns: log ? columns.map(aboveZero) : columns,
      dots:
        chart === 'return'
          ? (evaluations ?? []).filter(({ mean }) => !log || mean > 0).map((one) => ({ x: one[axis], y: one.mean }))
          : [],
      level:
        chart === 'return'
          ? solvedAt !== null && best >= solvedAt
            ? solvedAt
            : null
          : chart === 'q'
            ? series.valueBound
            : null,
      at: at ? at[axis] : null,
      zoom,
    };
  }, [series, evaluations, chart, axis, log, zoom, at]);
  const rows = series?.episode.length ?? 0;
  const label =
    series && rows > 0
      ? w.runChartLabel(w.runChartTitle[chart], series.episode[rows - 1]!, newestOf(series, chart, w))
      : w.curveEmpty;
  return (
    <div class="chartBox">
      <ChartView
        look={look}
        data={data}
        label={label}
        onZoom={(next) => state.change({ zoom: next })}
        onHover={onHover}
      />
      {rows === 0 ? <p class="chartEmpty faint">{w.curveEmpty}</p> : null}
    </div>
  );
}

function valueWords(value: number | null | undefined, chart: ChartName, w: Words): string {
  if (value === null || value === undefined) return NO_VALUE;
  if (chart === 'return') return w.runReward(value);
  return chart === 'epsilon' ? w.percent(value) : w.small(value);
}

function newestOf(series: RunSeries, chart: ChartName, w: Words): string {
  return valueWords(
    columnsOf(series, chart)
      .at(chart === 'return' ? 3 : 0)
      ?.at(-1),
    chart,
    w,
  );
}

interface LegendProps {
  readonly chart: ChartName;
  readonly series: RunSeries | null;
  readonly row: number;
}

/** Each line with its value below the cursor, at the moment shown, or now. */
function Legend({ chart, series, row }: LegendProps) {
  const w = words.value;
  const columns = series && columnsOf(series, chart);
  const value = (column: number): string => valueWords(columns?.[column]?.[row], chart, w);
  const entries =
    chart === 'return'
      ? [
          { key: 'mean100', name: w.curveMean100, text: value(3) },
          { key: 'mean', name: w.runReturnMean, text: value(2) },
          {
            key: 'band',
            name: w.runReturnBand,
            text: series && row >= 0 ? w.runRange(series.min[row]!, series.max[row]!) : '',
          },
          { key: 'dots', name: w.runEvaluations, text: '' },
        ]
      : chart === 'q'
        ? [
            { key: 'mean', name: w.runQMean, text: value(0) },
            { key: 'doomed', name: w.runDoomed, text: value(1) },
            { key: 'level', name: w.runBound, text: valueWords(series?.valueBound, chart, w) },
          ]
        : [{ key: 'mean', name: w.runChartName[chart], text: value(0) }];
  return (
    <ul class="chartLegend">
      <li class="where">
        <span>{w.episode}</span> <strong>{row >= 0 && series ? w.number(series.episode[row] ?? 0) : NO_VALUE}</strong>
      </li>
      {entries.map(({ key, name, text }) => (
        <li key={key} class={key}>
          <span>{name}</span> <strong>{text}</strong>
        </li>
      ))}
    </ul>
  );
}
