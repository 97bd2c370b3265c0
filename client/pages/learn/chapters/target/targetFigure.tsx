/** One learner, both its networks' opinion of the best state, and a slider for how often the target is copied. */
import { useState } from 'preact/hooks';
import { PERIODS, PLAIN, targetRecipe } from '../../../../model/learn/figureRecipes.ts';
import { recentMean } from '../../../../model/learn/probedRun.ts';
import { FigureBar } from '../../parts/figureBar.tsx';
import { FigureCard } from '../../parts/figureCard.tsx';
import { LineChart } from '../../parts/lineChart.tsx';
import { chapterWords } from '../chapterWords.ts';
import { Numbers } from '../prose.tsx';
import { returnCurve } from '../returnCurve.ts';
import { Slider } from '../slider.tsx';
import { useLearners } from '../useLearners.ts';
import { useTried } from '../useTried.ts';
import { targetWords } from './targetWords.ts';

const BUDGET = 'steps' in PLAIN.budget ? PLAIN.budget.steps : 0;
const BOUND = 1 / (1 - PLAIN.gamma);

export function TargetFigure() {
  const w = targetWords.value;
  const c = chapterWords.value;
  const [index, setIndex] = useState(3);
  const period = PERIODS[index]!;
  const figure = useLearners(`target ${period}`, [targetRecipe(period)]);
  const view = figure.views?.[0];
  const mean = recentMean(view?.returns ?? []);
  const track = view?.track ?? [];
  const curves = useTried(String(figure.seed), w.curve(period), returnCurve(view));
  return (
    <FigureCard title={w.figureTitle} hint={w.figureHint} note={w.figureNote}>
      <div class="figureSettings">
        <Slider
          label={w.period}
          value={index}
          text={w.periodText(period)}
          least={0}
          most={PERIODS.length - 1}
          step={1}
          onValue={setIndex}
        />
      </div>
      <FigureBar figure={figure} name={w.figureTitle} />
      {figure.failed === null ? null : <p role="alert">{c.failed(figure.failed)}</p>}
      <div class="figurePair">
        <LineChart
          label={w.valuesLabel(view?.online ?? 0, view?.target ?? 0, view?.updates ?? 0)}
          lines={[
            { name: w.online, points: track.map(({ updates, online }) => [updates, online]) },
            { name: w.target, points: track.map(({ updates, target }) => [updates, target]) },
          ]}
          level={{ y: BOUND, name: w.bound }}
          xName={w.update}
          yName={w.value}
          xSpan={{ from: 0, to: BUDGET }}
        />
        <LineChart
          label={w.returns(mean)}
          lines={curves}
          xName={w.step}
          yName={w.return}
          xSpan={{ from: 0, to: BUDGET }}
          ySpan={{ from: 0, to: 500 }}
        />
      </div>
      <p class="figureSaid">
        {view && view.updates > 0 ? w.said(view.sinceCopy, period, view.online, view.target) : w.notYet}
      </p>
      <Numbers
        rows={[
          [w.updates, w.number(view?.updates ?? null)],
          [w.copies, w.number(view?.copies ?? null)],
          [w.mean, w.number(mean)],
        ]}
      />
    </FigureCard>
  );
}
