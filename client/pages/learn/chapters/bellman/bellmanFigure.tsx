/** One walk on the lake and one learner of it: what the last update was made of, and what it moved. */
import { useRef, useState } from 'preact/hooks';
import {
  type BellmanLearner,
  beginBellman,
  ENTRIES,
  errorOf,
  GAMMA,
  LAKE,
  nextMove,
} from '../../../../model/learn/bellman.ts';
import { FigureBar } from '../../parts/figureBar.tsx';
import { FigureCard } from '../../parts/figureCard.tsx';
import { useFigure } from '../../parts/useFigure.ts';
import { chapterWords } from '../chapterWords.ts';
import { LakeBoard, LakeLegend } from '../lakeBoard.tsx';
import { Numbers } from '../prose.tsx';
import { Switches } from '../switches.tsx';
import { bellmanWords } from './bellmanWords.ts';

const LEARNERS: readonly BellmanLearner[] = ['table', 'network'];

export function BellmanFigure() {
  const w = bellmanWords.value;
  const c = chapterWords.value;
  const [learner, setLearner] = useState<BellmanLearner>('table');
  const toChange = useRef(false); // the next step goes on until something moves
  const figure = useFigure({
    begin: (seed) => beginBellman(learner, seed),
    advance(state) {
      if (toChange.current) nextMove(state);
      else state.next();
      toChange.current = false;
      return state;
    },
    isOver: (state) => state.over,
    perSecond: 60,
    setting: learner,
  });
  const { state } = figure;
  const { update, counts } = state;
  return (
    <FigureCard title={w.figureTitle} hint={w.figureHint} note={w.figureNote}>
      <div class="figureSettings">
        <Switches
          legend={w.learner}
          name="bellmanLearner"
          options={LEARNERS.map((value) => ({ value, label: w.learners[value] }))}
          value={learner}
          onValue={setLearner}
        />
      </div>
      <FigureBar figure={figure} name={w.figureTitle}>
        <button
          type="button"
          class="button small"
          disabled={figure.over}
          onClick={() => {
            toChange.current = true;
            figure.step();
          }}
        >
          {w.nextChange}
        </button>
      </FigureBar>
      <div class="figureSide">
        <LakeBoard
          lake={LAKE}
          q={state.q}
          label={w.boardLabel(learner)}
          numbers
          {...(update ? { walker: update.next, moved: update.moved } : {})}
        />
        <div class="figureTold">
          <p class="figureSaid">
            {update ? w.told({ ...update, field: update.cell + 1, gamma: GAMMA }) : w.nothingYet}
          </p>
          <Numbers
            rows={[
              [w.moved, update ? w.movedOf(update.moved.length, ENTRIES.length) : '–'],
              [w.error, c.two(errorOf(state))],
              [c.steps, c.count(counts.steps)],
              [w.walks, w.walksOf(counts.episodes, counts.goals)],
            ]}
          />
        </div>
      </div>
      <LakeLegend />
    </FigureCard>
  );
}
