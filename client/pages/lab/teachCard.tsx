/** Teach it: the visitor's own runs become demonstrations, with and without them side by side. */
import './teach.css';
import { useMemo, useState } from 'preact/hooks';
import type { Demonstration } from '../../../shared/learner/recipe.ts';
import {
  readRun,
  type TaughtSeat,
  type TeachProblem,
  taughtSetting,
  withDemonstration,
} from '../../model/lab/teach.ts';
import { announce } from '../announce.ts';
import { Link } from '../link.tsx';
import { ownRuns } from '../ownRuns.ts';
import { labWords } from './labWords.ts';
import type { SettingState } from './settingState.ts';

export function TeachCard({ state }: { readonly state: SettingState }) {
  const w = labWords.value;
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<TeachProblem | null>(null);
  const [seats, setSeats] = useState<readonly TaughtSeat[]>([]); // of a match of several, to choose from
  const [all, setAll] = useState<readonly Demonstration[]>([]);
  const [ready, setReady] = useState(false);

  function add(demonstration: Demonstration): void {
    const next = withDemonstration(all, demonstration);
    setSeats([]);
    setReady(false);
    if (!next.ok) {
      setProblem(next.problem);
      return;
    }
    setProblem(null);
    setText('');
    setAll(next.all);
  }

  function read(link: string, seat: number | null): void {
    const run = readRun(link);
    if (!run.ok) {
      setSeats([]);
      setProblem(run.problem);
      return;
    }
    const own = run.seats.find((one) => one.seat === seat) ?? (run.seats.length === 1 ? run.seats[0] : undefined);
    if (own) add(own.demonstration);
    else setSeats(run.seats);
  }

  function setUp(): void {
    const next = taughtSetting(state.setting.peek().variants[0], all);
    state.show(next);
    setReady(true);
    announce(w.teachReady(next.variants[1]!.recipe.name));
  }

  const ticks = all.reduce((sum, { actions }) => sum + actions.length, 0);
  return (
    <section class="card teachCard" aria-labelledby="teach">
      <h2 id="teach">{w.teachTitle}</h2>
      <p class="soft">{w.teachLead}</p>
      <form
        class="teachPaste"
        onSubmit={(event) => {
          event.preventDefault();
          read(text, null);
        }}
      >
        <label for="teach-link" class="fieldName">
          {w.teachPaste}
        </label>
        <div>
          <input
            id="teach-link"
            class="field"
            type="text"
            required
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-invalid={problem !== null}
            aria-describedby={problem ? 'teach-wrong' : undefined}
            value={text}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setProblem(null);
            }}
          />
          <button type="submit" class="button">
            {w.teachAdd}
          </button>
        </div>
      </form>
      {problem ? (
        <p class="fieldWrong" id="teach-wrong" role="alert">
          {w.teachRefused[problem]}
        </p>
      ) : null}
      {seats.length > 0 ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, these are buttons
        <div class="labButtons" role="group" aria-label={w.teachSeat}>
          <span>{w.teachSeat}</span>
          {seats.map(({ seat, ticks: stood, demonstration }) => (
            <button key={seat} type="button" class="button small" onClick={() => add(demonstration)}>
              {w.teachSeatName(seat + 1, stood)}
            </button>
          ))}
        </div>
      ) : null}
      <LastRuns onUse={read} />
      {all.length > 0 ? (
        <div class="teachTaken">
          <p>
            <strong class="human">{w.teachTaken(all.length, ticks)}</strong>
          </p>
          <ul>
            {all.map(({ seed, actions }, i) => (
              <li key={`${seed} ${actions}`}>
                {w.teachTicks(actions.length, seed)}
                <button
                  type="button"
                  class="teachOut"
                  aria-label={w.teachRemove(i + 1)}
                  onClick={() => {
                    setAll(all.filter((_, j) => j !== i));
                    setReady(false);
                  }}
                >
                  <span aria-hidden="true">×</span>
                </button>
              </li>
            ))}
          </ul>
          <button type="button" class="button primary" onClick={setUp}>
            {w.teachSetUp}
          </button>
          {ready ? <p class="soft">{w.teachReady(state.setting.value.variants.at(-1)!.recipe.name)}</p> : null}
        </div>
      ) : null}
    </section>
  );
}

const SHOWN = 6;

function LastRuns({ onUse }: { readonly onUse: (code: string, seat: number) => void }) {
  const w = labWords.value;
  const runs = useMemo(() => ownRuns().slice(0, SHOWN), []);
  return (
    <div class="teachLast">
      <h3>{w.teachLast}</h3>
      {runs.length === 0 ? <p class="faint">{w.teachLastNone}</p> : null}
      <div class="labButtons">
        {runs.map(({ code, seat, ticks }) => (
          <button key={code} type="button" class="button small" onClick={() => onUse(code, seat)}>
            {w.teachUse(ticks)}
          </button>
        ))}
        <Link to="/play" class="button small">
          {w.teachPlay}
        </Link>
      </div>
    </div>
  );
}
