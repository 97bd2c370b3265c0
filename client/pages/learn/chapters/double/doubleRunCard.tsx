/** The three targets in real runs: what each expects, less what it then reaches. */
import { TARGETS, type TargetName } from '../../../../model/learn/doubleFigure.ts';
import { advanceDoubleRun, beginDoubleRun, type DoubleRun } from '../../../../model/learn/doubleRun.ts';
import { FigureBar } from '../../parts/figureBar.tsx';
import { FigureCard } from '../../parts/figureCard.tsx';
import { LineChart } from '../../parts/lineChart.tsx';
import { useFigure } from '../../parts/useFigure.ts';
import { doubleWords } from './doubleWords.ts';

type Runs = Readonly<Record<TargetName, DoubleRun>>;

const SECOND = 20; // episodes
const ALL = 500; // episodes of the recipe
const SMOOTH = 4; // measurements in a mean
const SPAN = { from: -0.5, to: 0.75 }; // what is beyond is drawn at the edge

const each = (make: (name: TargetName) => DoubleRun): Runs => ({
  own: make('own'),
  lagging: make('lagging'),
  double: make('double'),
});

function points({ measured }: DoubleRun): readonly (readonly [number, number])[] {
  return measured.map(({ episode }, i) => {
    const lately = measured.slice(Math.max(0, i + 1 - SMOOTH), i + 1);
    const mean = lately.reduce((sum, { expects, gets }) => sum + expects - gets, 0) / lately.length;
    return [episode, Math.min(SPAN.to, Math.max(SPAN.from, mean))] as const;
  });
}

export function DoubleRunCard() {
  const w = doubleWords.value;
  const figure = useFigure<Runs>({
    begin: (seed) => each((name) => beginDoubleRun(name, seed)),
    advance: (runs) => each((name) => advanceDoubleRun(runs[name])),
    isOver: (runs) => TARGETS.every((name) => runs[name].over),
    perSecond: SECOND,
  });
  const runs = figure.state;
  const said = TARGETS.flatMap((name) => {
    const newest = runs[name].measured.at(-1);
    return newest ? [w.runSaid(w.targets[name], newest.expects, newest.gets)] : [];
  });
  return (
    <FigureCard title={w.runFigure} hint={w.runHint} note={w.runNote}>
      <LineChart
        label={w.runChart(runs.own.learning.run.episodes)}
        lines={TARGETS.map((name) => ({ name: w.targets[name], points: points(runs[name]) }))}
        xName={w.episode}
        yName={w.over}
        xSpan={{ from: 0, to: ALL }}
        ySpan={SPAN}
        level={{ y: 0, name: w.exact }}
      />
      <div class="figureSaid">
        {said.length === 0 ? <p>{w.runNone}</p> : said.map((line) => <p key={line}>{line}</p>)}
      </div>
      <FigureBar figure={figure} name={w.runFigure} />
    </FigureCard>
  );
}
