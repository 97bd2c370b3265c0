/** A run's newest batch on the gradient of its loss. */
import '../laterChapters.css';
import './loss.css';
import { useMemo, useState } from 'preact/hooks';
import {
  advanceLoss,
  beginLoss,
  countOutside,
  LOSS_BASES,
  type LossBase,
  recentLargest,
  recentShare,
} from '../../../../model/learn/lossFigure.ts';
import { createLossProbe, type LossName, shareOfLargest } from '../../../../model/learn/lossProbe.ts';
import { Bars } from '../../parts/bars.tsx';
import { FigureBar } from '../../parts/figureBar.tsx';
import { FigureCard } from '../../parts/figureCard.tsx';
import { type Line, LineChart } from '../../parts/lineChart.tsx';
import { useFigure } from '../../parts/useFigure.ts';
import { Switches } from '../switches.tsx';
import { lossWords } from './lossWords.ts';

const LOSSES = ['mse', 'huber'] as const;
const PROBES = { mse: createLossProbe('mse'), huber: createLossProbe('huber') };
/** How far the chart reaches to either side at least. */
const REACH: Readonly<Record<LossBase, number>> = { 'keras-blog': 12, held: 12, 'minimal-rl': 1.5 };
const SECOND = 40; // updates

/** With its sign, as it reaches the weights. */
const gradient = (loss: LossName, error: number): number => Math.sign(error) * PROBES[loss].at(error).pull;

function curve(loss: LossName, reach: number): Line['points'] {
  return [-reach, -1, 1, reach].map((error) => [error, gradient(loss, error)] as const);
}

/** Steps of 1, 2, 5, so that the chart holds every error and does not tremble. */
function reachOf(base: LossBase, largest: number): number {
  if (largest <= REACH[base]) return REACH[base];
  const power = 10 ** Math.floor(Math.log10(largest));
  return power * ([1, 2, 5].find((times) => times * power >= largest) ?? 10);
}

export function LossFigureCard() {
  const w = lossWords.value;
  const [base, setBase] = useState<LossBase>('keras-blog');
  const [loss, setLoss] = useState<LossName>('mse');
  const figure = useFigure({
    begin: (seed) => beginLoss(base, loss, seed),
    advance: advanceLoss,
    isOver: ({ over }) => over,
    perSecond: SECOND,
    setting: `${base} ${loss}`,
  });
  const { learning, lastReturns } = figure.state;
  const update = learning.run.updates;
  const errors = Array.from(learning.errors).sort((a, b) => a - b);
  const [least, most] = [errors[0]!, errors.at(-1)!];
  const reach = reachOf(base, recentLargest(figure.state));
  const outside = countOutside(errors);
  const lines = useMemo(
    () => LOSSES.map((name) => ({ name: w.lossName[name], points: curve(name, reach) })),
    [reach, w],
  );
  const dots = errors.map((error) => [error, gradient(loss, error)] as const);
  const tall = gradient('mse', reach);
  const mean = lastReturns.reduce((sum, one) => sum + one, 0) / Math.max(1, lastReturns.length);
  return (
    <FigureCard title={w.figure} hint={w.hint} note={w.baseHint[base]}>
      <div class="figureSettings twoSwitches">
        <Switches
          legend={w.base}
          name="lossBase"
          options={(Object.keys(LOSS_BASES) as LossBase[]).map((value) => ({ value, label: w.baseName[value] }))}
          value={base}
          onValue={setBase}
        />
        <Switches
          legend={w.loss}
          name="lossName"
          options={LOSSES.map((value) => ({ value, label: w.lossName[value] }))}
          value={loss}
          onValue={setLoss}
        />
      </div>
      <div class="lossChart">
        <LineChart
          label={w.chart(update, outside)}
          lines={[...lines, { name: w.dots, points: dots, dots: true }]}
          xName={w.error}
          yName={w.gradient}
          xSpan={{ from: -reach, to: reach }}
          ySpan={{ from: -tall, to: tall }}
        />
      </div>
      <div class="lossShares">
        <p>{w.shareTitle}</p>
        <Bars
          label={w.shareTitle}
          most={1}
          bars={LOSSES.map((name, i) => {
            const part = shareOfLargest(PROBES[name], errors);
            return {
              name: w.shareOf(w.lossName[name]),
              value: part,
              text: w.percent(part),
              look: i as 0 | 1,
              strong: name === loss,
            };
          })}
        />
      </div>
      <p class="figureSaid">
        {w.said(update, outside, errors.length, -least > most ? least : most)}{' '}
        {lastReturns.length > 0 ? w.lately(recentShare(figure.state), mean) : null}
      </p>
      <FigureBar figure={figure} name={w.figure} />
    </FigureCard>
  );
}
