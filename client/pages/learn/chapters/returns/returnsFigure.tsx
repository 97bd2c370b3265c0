/** The values of a random walk, learned from returns of n steps. */
import { useState } from 'preact/hooks';
import { beginPredictor, type Predictor, ROW, rootMeanSquare, spreadOf, TRUTH } from '../../../../model/learn/nStep.ts';
import { FigureBar } from '../../parts/figureBar.tsx';
import { FigureCard } from '../../parts/figureCard.tsx';
import { LineChart } from '../../parts/lineChart.tsx';
import { useFigure } from '../../parts/useFigure.ts';
import { Numbers } from '../prose.tsx';
import { Slider } from '../slider.tsx';
import { useTried } from '../useTried.ts';
import { returnsWords } from './returnsWords.ts';

const STEPS = [1, 2, 4, 8, 16, 32, Number.POSITIVE_INFINITY];
const RATES = [0.02, 0.05, 0.1, 0.2, 0.4, 0.8];
const MOST = 400; // walks
const CELLS = ROW.observationSize;

/** The states alone: ends are worth nothing more. */
const points = (values: ArrayLike<number>) =>
  Array.from({ length: CELLS - 2 }, (_, i) => [i + 1, values[i + 1]!] as const);

export function ReturnsFigure() {
  const w = returnsWords.value;
  const [stepIndex, setStepIndex] = useState(0);
  const [rateIndex, setRateIndex] = useState(1);
  const n = STEPS[stepIndex]!;
  const rate = RATES[rateIndex]!;
  const figure = useFigure<Predictor>({
    begin: (seed) => beginPredictor(n, rate, seed),
    advance(state) {
      state.episode();
      return state;
    },
    isOver: (state) => state.episodes >= MOST,
    perSecond: 20,
    setting: `${n} ${rate}`,
  });
  const { state, seed } = figure;
  const error = rootMeanSquare(state.values);
  const curve = state.errors.map((y, x) => [x, y] as const);
  const tried = useTried(`${rate} ${seed}`, w.errorName(w.nText(n)), curve);
  const spread = spreadOf(state.targets);
  return (
    <FigureCard title={w.figureTitle} hint={w.figureHint} note={w.figureNote}>
      <div class="figureSettings">
        <Slider
          label={w.n}
          value={stepIndex}
          text={w.nText(n)}
          least={0}
          most={STEPS.length - 1}
          step={1}
          onValue={setStepIndex}
        />
        <Slider
          label={w.rate}
          value={rateIndex}
          text={String(rate)}
          least={0}
          most={RATES.length - 1}
          step={1}
          onValue={setRateIndex}
        />
      </div>
      <FigureBar figure={figure} name={w.figureTitle} />
      <div class="figurePair">
        <LineChart
          label={w.valuesLabel(state.episodes, error)}
          lines={[
            { name: w.learned, points: points(state.values), dots: true },
            { name: w.truth, points: points(TRUTH) },
          ]}
          xName={w.field}
          yName={w.value}
          xSpan={{ from: 0, to: CELLS - 1 }}
          ySpan={{ from: 0, to: 1 }}
        />
        <LineChart label={w.errorsLabel} lines={tried} xName={w.walk} yName={w.error} xSpan={{ from: 0, to: MOST }} />
      </div>
      <Numbers
        rows={[
          [w.walks, w.walksOf(state.episodes, state.steps)],
          [w.errorNow, w.digits(error)],
          [w.errorBest, w.digits(Math.min(...state.errors))],
          [w.spread, w.digits(spread)],
        ]}
      />
    </FigureCard>
  );
}
