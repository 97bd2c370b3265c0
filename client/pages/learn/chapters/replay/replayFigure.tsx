/** Two learners that differ in their batches alone. */
import { useState } from 'preact/hooks';
import { BATCH_KINDS, type BatchKind, PLAIN, replayRecipe } from '../../../../model/learn/figureRecipes.ts';
import { type ProbedView, recentMean } from '../../../../model/learn/probedRun.ts';
import { FigureBar } from '../../parts/figureBar.tsx';
import { FigureCard } from '../../parts/figureCard.tsx';
import { LineChart } from '../../parts/lineChart.tsx';
import { chapterWords } from '../chapterWords.ts';
import { Numbers } from '../prose.tsx';
import { returnCurve } from '../returnCurve.ts';
import { Switches } from '../switches.tsx';
import { useLearners } from '../useLearners.ts';
import { BatchPicture } from './batchPicture.tsx';
import { replayWords } from './replayWords.ts';

const RECIPES = BATCH_KINDS.map(replayRecipe);
const BUDGET = 'steps' in PLAIN.budget ? PLAIN.budget.steps : 0;

export function ReplayFigure() {
  const w = replayWords.value;
  const c = chapterWords.value;
  const [shown, setShown] = useState<BatchKind>('shuffled');
  const figure = useLearners('replay', RECIPES);
  const { views, failed } = figure;
  const viewOf = (kind: BatchKind): ProbedView | undefined => views?.[BATCH_KINDS.indexOf(kind)];
  const meanOf = (kind: BatchKind): number | null => recentMean(viewOf(kind)?.returns ?? []);
  const view = viewOf(shown);
  return (
    <FigureCard title={w.figureTitle} hint={w.figureHint} note={w.figureNote}>
      <div class="figureSettings">
        <Switches
          legend={w.shown}
          name="replayBatch"
          options={BATCH_KINDS.map((value) => ({ value, label: w.kinds[value] }))}
          value={shown}
          onValue={setShown}
        />
      </div>
      <FigureBar figure={figure} name={w.figureTitle} />
      {failed === null ? null : <p role="alert">{c.failed(failed)}</p>}
      <div class="figurePair">
        <BatchPicture kind={w.kinds[shown]} view={view} />
        <LineChart
          label={w.curves(meanOf('shuffled'), meanOf('newest'))}
          lines={BATCH_KINDS.map((kind) => ({ name: w.kinds[kind], points: returnCurve(viewOf(kind)) }))}
          xName={w.step}
          yName={w.return}
          xSpan={{ from: 0, to: BUDGET }}
          ySpan={{ from: 0, to: 500 }}
        />
      </div>
      <div class="figurePair">
        {BATCH_KINDS.map((kind) => (
          <div key={kind}>
            <h3>{w.kinds[kind]}</h3>
            <Numbers
              rows={[
                [w.steps, w.number(viewOf(kind)?.steps ?? null)],
                [w.episodes, w.number(viewOf(kind)?.batch?.episodes ?? null)],
                [w.correlation, w.two(viewOf(kind)?.batch?.correlation ?? null)],
                [w.error, w.two(viewOf(kind)?.batch?.error ?? null)],
                [w.errorOfAll, w.two(viewOf(kind)?.batch?.errorOfAll ?? null)],
                [w.mean, w.number(meanOf(kind))],
              ]}
            />
          </div>
        ))}
      </div>
    </FigureCard>
  );
}
