/** Why it collapses: what is measured of the network at each episode's end, below each other and beside the return, and what they show in a sentence. */
import { useMemo } from 'preact/hooks';
import { COLLAPSE_CHARTS, type CollapseChart, columnsOf, xOf } from '../../../model/run/charts.ts';
import { collapseSigns } from '../../../model/run/collapseSigns.ts';
import { words } from '../../language.ts';
import type { Words } from '../../words/en.ts';
import { collapseWords } from '../collapseWords.ts';
import { NO_VALUE } from '../noValue.ts';
import { type RunPageState, type Shown, shownOf } from '../runPageState.ts';
import { ChartView } from './chartView.tsx';
import type { PlotData, PlotLine } from './plot.ts';

type Name = CollapseChart | 'return';
const NAMES: readonly Name[] = ['return', ...COLLAPSE_CHARTS];
const LINE: PlotLine = { token: '--agent', width: 1.5 };
const EDGE: PlotLine = { token: '--agent', width: 0 };
const RETURN: readonly PlotLine[] = [EDGE, EDGE, { token: '--agent', width: 1 }, { token: '--ink', width: 1.5 }];

export function CollapsePanel({ state }: { readonly state: RunPageState }) {
  const w = words.value;
  const shown = shownOf(state);
  const series = shown?.model.series() ?? null;
  const row = shown?.row ?? -1;
  const measured = series?.terminalShare.some((share) => share !== null) ?? false;
  const signs = useMemo(() => (series ? collapseSigns(series, row) : []), [series, row]);
  if (shown?.model.detail()?.settings.kind === 'q-table') return null; // there is no network to collapse
  return (
    <section class="card collapsePanel" aria-labelledby="collapse">
      <h2 id="collapse">{w.collapseTitle}</h2>
      <p class={signs.length > 0 ? 'collapseSaid seen' : 'collapseSaid'}>
        {measured ? collapseWords(signs, w) : w.collapseWaiting}
      </p>
      <div class="collapseCharts">
        {NAMES.map((name, i) => (
          <Small key={name} name={name} state={state} shown={shown} last={i === NAMES.length - 1} w={w} />
        ))}
      </div>
      <p class="faint collapseHint">{w.collapseHint}</p>
    </section>
  );
}

interface SmallProps {
  readonly name: Name;
  readonly state: RunPageState;
  readonly shown: Shown | null;
  readonly last: boolean;
  readonly w: Words;
}

function Small({ name, state, shown, last, w }: SmallProps) {
  const { axis, zoom } = state.link.value;
  const series = shown?.model.series() ?? null;
  const at = shown?.at ?? null;
  const lines = name === 'return' ? RETURN : [LINE];
  const look = useMemo(
    () => ({
      lines,
      band: name === 'return',
      log: false,
      percent: name === 'terminalShare',
      zero: name !== 'doomedMaxQ',
      axis: last,
      sync: 'run',
    }),
    [],
  );
  const data = useMemo<PlotData>(() => {
    if (!series) return { x: [], columns: lines.map(() => []), dots: [], level: null, at: null, zoom: null };
    return {
      x: xOf(series, axis),
      columns: columnsOf(series, name),
      dots: [],
      level: name === 'doomedMaxQ' ? series.valueBound : null,
      at: at ? at[axis] : null,
      zoom,
    };
  }, [series, axis, zoom, at]);
  const value = series && shown && columnsOf(series, name).at(-1)?.[shown.row];
  const text =
    value == null
      ? NO_VALUE
      : name === 'terminalShare'
        ? w.percent(value)
        : name === 'return'
          ? w.runReward(value)
          : w.small(value);
  return (
    <figure class={last ? 'small last' : 'small'}>
      <figcaption>
        <span>{w.collapseName[name]}</span>
        <strong>{text}</strong>
        {name === 'doomedMaxQ' && series?.valueBound != null ? (
          <span class="faint">{w.collapseBound(series.valueBound)}</span>
        ) : null}
      </figcaption>
      <ChartView
        look={look}
        data={data}
        label={w.collapseLabel(w.collapseName[name], text)}
        onZoom={(next) => state.change({ zoom: next })}
      />
    </figure>
  );
}
