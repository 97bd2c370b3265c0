/** What standing is worth, learned with and without the bootstrap at the limit, side by side. */
import '../laterChapters.css';
import { useState } from 'preact/hooks';
import { advanceLimit, beginLimit, worthForEver, worthIfCut } from '../../../../model/learn/limitFigure.ts';
import { FigureBar } from '../../parts/figureBar.tsx';
import { FigureCard } from '../../parts/figureCard.tsx';
import { LineChart } from '../../parts/lineChart.tsx';
import { useFigure } from '../../parts/useFigure.ts';
import { Switches } from '../switches.tsx';
import { limitWords } from './limitWords.ts';

const LIMITS = ['50', '100', '200', '500'] as const;
const GAMMAS = ['0.95', '0.98', '0.99'] as const;
const SECOND = 600; // updates
const MOST_UPDATES = 12_000;
const LEAST_SHOWN = 1_000; // updates the chart has room for from the start

export function LimitFigureCard() {
  const w = limitWords.value;
  const [limitText, setLimit] = useState<(typeof LIMITS)[number]>('100');
  const [gammaText, setGamma] = useState<(typeof GAMMAS)[number]>('0.98');
  const setting = { limit: Number(limitText), gamma: Number(gammaText) };
  const figure = useFigure({
    begin: (seed) => beginLimit(setting, seed),
    advance: advanceLimit,
    isOver: ({ updates }) => updates >= MOST_UPDATES,
    perSecond: SECOND,
    setting: `${limitText} ${gammaText}`,
  });
  const { kept, cut, updates, episodes } = figure.state;
  const exact = worthForEver(setting.gamma);
  const [now, nowCut] = [kept.at(-1)![1], cut.at(-1)![1]];
  return (
    <FigureCard title={w.figure} hint={w.hint}>
      <div class="figureSettings twoSwitches">
        <Switches
          legend={w.limit}
          name="limitSteps"
          options={LIMITS.map((value) => ({ value, label: value }))}
          value={limitText}
          onValue={setLimit}
        />
        <Switches
          legend={w.gamma}
          name="limitGamma"
          options={GAMMAS.map((value) => ({ value, label: value }))}
          value={gammaText}
          onValue={setGamma}
        />
      </div>
      <LineChart
        label={w.chart(now, nowCut, exact)}
        lines={[
          { name: w.kept, points: kept },
          { name: w.cut, points: cut },
        ]}
        xName={w.updates}
        yName={w.worth}
        xSpan={{ from: 0, to: Math.max(LEAST_SHOWN, updates) }}
        ySpan={{ from: Math.min(0, ...kept.map(([, y]) => y), ...cut.map(([, y]) => y)), to: exact * 1.15 }}
        level={{ y: exact, name: w.exact }}
      />
      <p class="figureSaid">
        {w.said(updates, episodes, now, exact, nowCut, worthIfCut(setting))} {w.last(1 + setting.gamma * now)}
      </p>
      <FigureBar figure={figure} name={w.figure} />
    </FigureCard>
  );
}
