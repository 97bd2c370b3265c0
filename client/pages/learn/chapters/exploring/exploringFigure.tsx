/** A table in search of the goal, under an epsilon of the reader's choice. */
import { useRef, useState } from 'preact/hooks';
import { beginExploring, type ExploringState, FALL_STEPS, LAKE } from '../../../../model/learn/exploring.ts';
import { FigureBar } from '../../parts/figureBar.tsx';
import { FigureCard } from '../../parts/figureCard.tsx';
import { useFigure } from '../../parts/useFigure.ts';
import { LakeBoard, LakeLegend } from '../lakeBoard.tsx';
import { Numbers } from '../prose.tsx';
import { Slider } from '../slider.tsx';
import { exploringWords } from './exploringWords.ts';

const MOST_TRIED = 6;

interface Tried {
  readonly name: string;
  readonly first: string;
  readonly arrived: string;
  readonly greedy: string;
}

export function ExploringFigure() {
  const w = exploringWords.value;
  const [epsilon, setEpsilon] = useState(0);
  const [falls, setFalls] = useState(false);
  const figure = useFigure<ExploringState>({
    begin: (seed) => beginExploring({ epsilon, falls }, seed),
    advance(state) {
      for (let i = 0; i < 10; i++) state.next();
      return state;
    },
    isOver: (state) => state.over,
    perSecond: 150,
    setting: `${epsilon} ${falls}`,
  });
  const { state, seed } = figure;
  const { visits, greedyArrives } = state;
  const first = w.firstAt(state.firstGoal);
  const arrived = w.arrivedOf(state.arrived, state.recent);
  const greedy = w.greedyIs[greedyArrives ? 'yes' : 'no'];
  const rows = useRows(seed, { name: w.triedRow(w.percent(epsilon), falls), first, arrived, greedy }, state.over);
  return (
    <FigureCard title={w.figureTitle} hint={w.figureHint} note={w.figureNote}>
      <div class="figureSettings">
        <Slider
          label={w.epsilon}
          value={epsilon}
          text={w.percent(epsilon)}
          least={0}
          most={1}
          step={0.1}
          onValue={(value) => setEpsilon(Math.round(value * 10) / 10)}
        />
        <label class="figureCheck">
          <input type="checkbox" checked={falls} onChange={(event) => setFalls(event.currentTarget.checked)} />
          <span>{w.falls(FALL_STEPS)}</span>
        </label>
      </div>
      <FigureBar figure={figure} name={w.figureTitle} />
      <div class="figureSide">
        <LakeBoard
          lake={LAKE}
          q={state.q}
          label={w.boardLabel(visits.filter(Boolean).length, greedyArrives)}
          counts={visits.map((count) => (count === 0 ? '' : w.count(count)))}
        />
        <div class="figureTold">
          <Numbers
            rows={[
              [w.steps, w.stepsOf(state.steps, state.episodes)],
              [w.now, w.percent(state.epsilon)],
              [w.first, first],
              [w.arrived, arrived],
              [w.greedy, greedy],
            ]}
          />
          {rows.length > 0 ? <TriedTable rows={rows} /> : null}
        </div>
      </div>
      <LakeLegend />
    </FigureCard>
  );
}

/** Runs that came to their end, of one seed; one row a setting. */
function useRows(seed: number, present: Tried, over: boolean): readonly Tried[] {
  const held = useRef<{ seed: number; rows: Tried[] }>({ seed, rows: [] });
  if (held.current.seed !== seed) held.current = { seed, rows: [] };
  const { rows } = held.current;
  if (over && !rows.some(({ name }) => name === present.name)) {
    rows.push(present);
    if (rows.length > MOST_TRIED) rows.shift();
  }
  return rows.slice();
}

function TriedTable({ rows }: { readonly rows: readonly Tried[] }) {
  const w = exploringWords.value;
  return (
    <table class="triedTable">
      <caption>{w.tried}</caption>
      <thead>
        <tr>
          <th scope="col">{w.triedWith}</th>
          <th scope="col">{w.first}</th>
          <th scope="col">{w.arrived}</th>
          <th scope="col">{w.greedy}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, first, arrived, greedy }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{first}</td>
            <td>{arrived}</td>
            <td>{greedy}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
