/** A run with its collapse measures, and any moment of it again. */
import '../laterChapters.css';
import './forgetting.css';
import { useEffect, useState } from 'preact/hooks';
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
import { useFigure } from '../../parts/useFigure.ts';
import { Slider } from '../slider.tsx';
import { Switches } from '../switches.tsx';
import { ForgettingCharts, LATELY } from './forgettingCharts.tsx';
import { forgettingWords } from './forgettingWords.ts';

const CAPACITIES = ['2500', '10000', '50000'] as const;
const SECOND = 40; // episodes

export function ForgettingFigureCard() {
  const w = forgettingWords.value;
  const [base, setBase] = useState<ForgettingBase>('keras-blog');
  const [capacity, setCapacity] = useState<(typeof CAPACITIES)[number]>('50000');
  const [chosen, setChosen] = useState<number | null>(null); // a row; null follows the newest
  const setting = { base, capacity: Number(capacity) };
  const figure = useFigure({
    begin: (seed) => beginForgetting(setting, seed),
    advance: advanceForgetting,
    isOver: ({ over }) => over,
    perSecond: SECOND,
    setting: `${base} ${capacity}`,
  });
  useEffect(() => setChosen(null), [figure.steps]);
  const lookAt = (row: number): void => {
    if (figure.playing) figure.toggle();
    setChosen(row);
  };
  const series = seriesOf(figure.state.episodes);
  const { rewards } = forgettingRecipe(setting);
  const means = runningMean(series.mean, LATELY);
  const newest = series.episode.length - 1;
  const at = chosen === null ? newest : Math.min(chosen, newest);
  const now = (column: readonly (number | null)[]): number => column[at] ?? 0;
  const truth = rewards.terminated ?? rewards.scale; // of a doomed state
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
      <ForgettingCharts series={series} means={means} at={at} looking={chosen !== null} />
      <div class="figureSaid">
        {at < 0 ? (
          <p>{w.none}</p>
        ) : (
          <>
            <p>{w.said(at + 1, means[at]!, Math.max(...means.slice(Math.min(LATELY - 1, at), at + 1)))}</p>
            <p>{w.measured(now(series.terminalShare), now(series.actionGap), now(series.doomedMaxQ), truth)}</p>
            <p>{collapseWords(collapseSigns(series, at), words.value)}</p>
          </>
        )}
      </div>
      <FigureBar figure={figure} name={w.figure} />
      {newest > 0 ? (
        <Slider
          label={w.moment}
          value={at}
          text={w.momentText(at + 1)}
          least={0}
          most={newest}
          step={1}
          onValue={lookAt}
        />
      ) : null}
    </FigureCard>
  );
}
