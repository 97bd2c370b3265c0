/** Two learners that differ in their batches alone. */
import { useState } from 'preact/hooks';
import { BATCH_KINDS, type BatchKind, PLAIN, replayRecipe } from '../../../../model/learn/figureRecipes.ts';
import { type ProbedView, recentMean } from '../../../../model/learn/probedRun.ts';
import { FigureBar } from '../../parts/figureBar.tsx';
import { FigureCard } from '../../parts/figureCard.tsx';
import { LineChart } from '../../parts/lineChart.tsx';
import { chapterWords } from '../chapterWords.ts';
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
      <BatchTable views={BATCH_KINDS.map(viewOf)} />
    </FigureCard>
  );
}

/** Both learners in numbers, side by side. */
function BatchTable({ views }: { readonly views: readonly (ProbedView | undefined)[] }) {
  const w = replayWords.value;
  const rows: readonly (readonly [name: string, of: (view: ProbedView | undefined) => string])[] = [
    [w.steps, (view) => w.number(view?.steps ?? null)],
    [w.episodes, (view) => w.number(view?.batch?.episodes ?? null)],
    [w.correlation, (view) => w.two(view?.batch?.correlation ?? null)],
    [w.error, (view) => w.two(view?.batch?.error ?? null)],
    [w.errorOfAll, (view) => w.two(view?.batch?.errorOfAll ?? null)],
    [w.mean, (view) => w.number(recentMean(view?.returns ?? []))],
  ];
  return (
    <table class="triedTable batchTable">
      <thead>
        <tr>
          <td />
          {BATCH_KINDS.map((kind) => (
            <th key={kind} scope="col">
              {w.kinds[kind]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, of]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {BATCH_KINDS.map((kind, i) => (
              <td key={kind}>{of(views[i])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
