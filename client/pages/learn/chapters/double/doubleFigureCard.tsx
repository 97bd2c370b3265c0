/** Three targets where every action is worth 0: how far each is off on average, try by try. */
import './double.css';
import { useState } from 'preact/hooks';
import {
  advanceDouble,
  beginDouble,
  type DoubleFigure,
  MOST_TRIES,
  TARGETS,
} from '../../../../model/learn/doubleFigure.ts';
import { FigureBar } from '../../parts/figureBar.tsx';
import { FigureCard } from '../../parts/figureCard.tsx';
import { LineChart } from '../../parts/lineChart.tsx';
import { useFigure } from '../../parts/useFigure.ts';
import { Slider } from '../slider.tsx';
import { doubleWords } from './doubleWords.ts';

const SECOND = 60; // tries
const HIGH = 1.8; // a little above the mean of the largest of ten
const LEAST_SHOWN = 100; // tries the chart has room for from the start

export function DoubleFigureCard() {
  const w = doubleWords.value;
  const [actions, setActions] = useState(4);
  const [alike, setAlike] = useState(0);
  const figure = useFigure({
    begin: (seed) => beginDouble({ actions, alike }, seed),
    advance: advanceDouble,
    isOver: ({ tries }) => tries >= MOST_TRIES,
    perSecond: SECOND,
    setting: `${actions} ${alike}`,
  });
  const { tries, means, curves } = figure.state;
  const said = tries === 0 ? w.none : w.said(tries, means.own, means.lagging, means.double);
  return (
    <FigureCard title={w.figure} hint={w.hint}>
      <div class="figureSettings">
        <Slider
          label={w.actions}
          value={actions}
          text={w.actionsText(actions)}
          least={2}
          most={10}
          step={1}
          onValue={setActions}
        />
        <Slider
          label={w.alike}
          value={alike}
          text={w.alikeText(alike)}
          least={0}
          most={1}
          step={0.25}
          onValue={setAlike}
        />
      </div>
      <LineChart
        label={said}
        lines={TARGETS.map((name) => ({ name: w.targets[name], points: curves[name] }))}
        xName={w.tries}
        yName={w.mean}
        xSpan={{ from: 0, to: Math.max(LEAST_SHOWN, tries) }}
        ySpan={{ from: -0.6, to: HIGH }}
        level={{ y: 0, name: w.truth }}
      />
      <Guesses figure={figure.state} />
      <p class="figureSaid">{said}</p>
      <FigureBar figure={figure} name={w.figure} />
    </FigureCard>
  );
}

/** What both networks say in the newest try; the action that each holds for the best is marked. */
function Guesses({ figure: { setting, newest, tries } }: { readonly figure: DoubleFigure }) {
  const w = doubleWords.value;
  const rows = ['online', 'target'] as const;
  const best = (name: 'online' | 'target'): number =>
    tries === 0 ? -1 : newest[name].indexOf(Math.max(...newest[name]));
  return (
    <div class="doubleGuesses" {...{ role: 'group', tabIndex: 0, 'aria-label': w.guesses }}>
      <table>
        <caption class="soft">{w.guesses}</caption>
        <thead>
          <tr>
            <th scope="col">{w.guessTable.action}</th>
            {Array.from({ length: setting.actions }, (_, a) => (
              <th key={a} scope="col">
                {w.actionsText(a + 1)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((name) => (
            <tr key={name}>
              <th scope="row">{w.guessTable[name]}</th>
              {Array.from(newest[name], (value, a) => (
                <td key={a}>{best(name) === a ? <strong>{w.value(value)}</strong> : w.value(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
