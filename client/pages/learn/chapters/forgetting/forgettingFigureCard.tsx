/** A run with its collapse measures: return, falls in the replay, action gap, Q on doomed states. */
import '../laterChapters.css';
import './forgetting.css';
import { useState } from 'preact/hooks';
import {
  advanceForgetting,
  beginForgetting,
  FORGETTING_BASES,
  type ForgettingBase,
  forgettingRecipe,
  runningMean,
  seriesOf,
} from '../../../../model/learn/forgettingFigure.ts';
import { collapseSigns } from '../../../../model/run/collapseSigns.ts';
import { words } from '../../../language.ts';
import { collapseWords } from '../../../runs/collapseWords.ts';
import { FigureBar } from '../../parts/figureBar.tsx';
import { FigureCard } from '../../parts/figureCard.tsx';
import { type Line, LineChart } from '../../parts/lineChart.tsx';
import { useFigure } from '../../parts/useFigure.ts';
import { Switches } from '../switches.tsx';
import { forgettingWords } from './forgettingWords.ts';

const CAPACITIES = ['2500', '10000', '50000'] as const;
const SECOND = 40; // episodes
const LATELY = 20; // episodes in a mean
const LEAST_SHOWN = 200; // episodes that the charts have room for from the start

type Column = readonly (number | null)[];

export function ForgettingFigureCard() {
  const w = forgettingWords.value;
  const [base, setBase] = useState<ForgettingBase>('keras-blog');
  const [capacity, setCapacity] = useState<(typeof CAPACITIES)[number]>('50000');
  const setting = { base, capacity: Number(capacity) };
  const figure = useFigure({
    begin: (seed) => beginForgetting(setting, seed),
    advance: advanceForgetting,
    isOver: ({ over }) => over,
    perSecond: SECOND,
    setting: `${base} ${capacity}`,
  });
  const series = seriesOf(figure.state.episodes);
  const { rewards } = forgettingRecipe(setting);
  const means = runningMean(series.mean, LATELY);
  const at = series.episode.length - 1;
  const xSpan = { from: 0, to: Math.max(LEAST_SHOWN, at + 1) };
  const points = (column: Column, factor = 1): Line['points'] =>
    column.flatMap((value, i) => (value === null ? [] : [[series.episode[i]!, factor * value] as const]));
  const now = (column: Column): number => column[at] ?? 0;
  const shared = { xName: w.episode, xSpan };
  const bound = series.valueBound;
  const [share, gap, doomed] = [now(series.terminalShare), now(series.actionGap), now(series.doomedMaxQ)];
  return (
    <FigureCard title={w.figure} hint={w.hint} note={w.note}>
      <div class="figureSettings twoSwitches">
        <Switches
          legend={w.base}
          name="forgettingBase"
          options={(Object.keys(FORGETTING_BASES) as ForgettingBase[]).map((value) => ({ value, label: value }))}
          value={base}
          onValue={setBase}
        />
        <Switches
          legend={w.capacity}
          name="forgettingCapacity"
          options={CAPACITIES.map((value) => ({ value, label: w.capacityText(Number(value)) }))}
          value={capacity}
          onValue={setCapacity}
        />
      </div>
      <div class="forgettingCharts">
        <LineChart
          {...shared}
          label={w.chart(w.returnName, w.number(now(series.mean)))}
          lines={[
            { name: w.each, points: points(series.mean) },
            { name: w.mean(LATELY), points: points(means) },
          ]}
          yName={w.returnName}
          ySpan={{ from: 0, to: 520 }}
        />
        <LineChart
          {...shared}
          label={w.chart(w.terminals, w.percent(share))}
          lines={[{ name: w.terminals, points: points(series.terminalShare, 100) }]}
          yName={w.terminalsAxis}
        />
        <LineChart
          {...shared}
          label={w.chart(w.gap, w.number(gap))}
          lines={[{ name: w.gap, points: points(series.actionGap) }]}
          yName={w.gapAxis}
        />
        <LineChart
          {...shared}
          label={w.chart(w.doomed, w.number(doomed))}
          lines={[{ name: w.doomed, points: points(series.doomedMaxQ) }]}
          yName={w.doomedAxis}
          {...(bound === null ? {} : { level: { y: bound, name: w.bound(bound) } })}
        />
      </div>
      <div class="figureSaid">
        {at < 0 ? (
          <p>{w.none}</p>
        ) : (
          <>
            <p>{w.said(at + 1, means[at]!, Math.max(...means.slice(Math.min(LATELY - 1, at))))}</p>
            <p>{w.measured(share, gap, doomed, rewards.terminated ?? rewards.scale)}</p>
            <p>{collapseWords(collapseSigns(series, at), words.value)}</p>
          </>
        )}
      </div>
      <FigureBar figure={figure} name={w.figure} />
    </FigureCard>
  );
}
