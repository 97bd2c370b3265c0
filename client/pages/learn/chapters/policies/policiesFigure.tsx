/** Q-learning and SARSA on the same lake, behaving alike. */
import { useState } from 'preact/hooks';
import { beginWalker, besideHoles, CLIFF, TARGET_RULES, type Walker } from '../../../../model/learn/cliff.ts';
import { greedyWalk } from '../../../../model/learn/lakeValues.ts';
import { FigureBar } from '../../parts/figureBar.tsx';
import { FigureCard } from '../../parts/figureCard.tsx';
import { useFigure } from '../../parts/useFigure.ts';
import { chapterWords } from '../chapterWords.ts';
import { LakeBoard, LakeLegend } from '../lakeBoard.tsx';
import { Numbers } from '../prose.tsx';
import { Slider } from '../slider.tsx';
import { policiesWords } from './policiesWords.ts';

const STEPS_AT_ONCE = 20;

export function PoliciesFigure() {
  const w = policiesWords.value;
  const [epsilon, setEpsilon] = useState(0.3);
  const figure = useFigure<readonly Walker[]>({
    begin: (seed) => TARGET_RULES.map((rule) => beginWalker(rule, seed)),
    advance(walkers) {
      for (const walker of walkers) for (let i = 0; i < STEPS_AT_ONCE; i++) walker.step(epsilon);
      return walkers;
    },
    perSecond: 200,
  });
  return (
    <FigureCard title={w.figureTitle} hint={w.figureHint} note={w.figureNote}>
      <div class="figureSettings">
        <Slider
          label={w.epsilon}
          value={epsilon}
          text={w.percent(epsilon)}
          least={0}
          most={0.6}
          step={0.05}
          onValue={setEpsilon}
        />
      </div>
      <FigureBar figure={figure} name={w.figureTitle} />
      <div class="figurePair">
        {figure.state.map((walker) => (
          <Side key={walker.rule} walker={walker} steps={figure.steps} />
        ))}
      </div>
      <LakeLegend />
    </FigureCard>
  );
}

interface SideProps {
  readonly walker: Walker;
  readonly steps: number; // a walker is changed by its steps: without this it would not be drawn anew
}

function Side({ walker }: SideProps) {
  const w = policiesWords.value;
  const c = chapterWords.value;
  const { cells, arrives } = greedyWalk(CLIFF, walker.table);
  const beside = besideHoles(cells);
  const name = w.rules[walker.rule];
  return (
    <div>
      <h3>{name}</h3>
      <LakeBoard
        lake={CLIFF}
        q={walker.table.slice()}
        label={w.boardLabel(name, cells.length, beside, arrives)}
        walker={walker.cell}
        way={cells}
      />
      <Numbers
        rows={[
          [w.walks, c.count(walker.episodes)],
          [w.arrived, c.ofCount(walker.arrived, walker.recent)],
          [w.way, w.wayOf(cells.length - 1, beside, arrives)],
        ]}
      />
    </div>
  );
}
