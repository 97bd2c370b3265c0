/** How often, where and how fast it runs, and the one button that begins it. */
import { useState } from 'preact/hooks';
import { learnerProblems } from '../../../shared/boards/learnerRules.ts';
import { readSeeds, seedsText, settingText } from '../../model/lab/labAddress.ts';
import { submitAddress } from '../../model/lab/submitAddress.ts';
import { CopyText } from '../copyText.tsx';
import { Link } from '../link.tsx';
import { Segments } from '../runs/chart/segments.tsx';
import { learnerWords } from '../submit/learnerWords.ts';
import { labWords } from './labWords.ts';
import type { RunsState, Submission } from './runsState.ts';
import type { SettingState } from './settingState.ts';

interface RunBarProps {
  readonly state: SettingState;
  readonly runs: RunsState;
}

export function RunBar({ state, runs }: RunBarProps) {
  const w = labWords.value;
  const { variants, seeds, where, pace } = state.setting.value;
  const wrong = state.seedsDraft.value !== null;
  const troubles = state.troubles.value;
  const all = variants.length * seeds.length;
  const left = where === 'here' ? runs.missing.value : all;
  const ready = where === 'server' ? !runs.submitting.value : runs.lab.value !== null;
  return (
    <section class="card runBar" aria-labelledby="run-it">
      <h2 id="run-it">{w.runTitle}</h2>
      <Seeds state={state} wrong={wrong} />
      <div class="runOption">
        <p class="fieldName">{w.where}</p>
        <Segments
          legend={w.where}
          name="where"
          options={[
            { value: 'here', label: w.here },
            { value: 'server', label: w.server },
          ]}
          chosen={where}
          onChoose={(next) => state.change({ where: next })}
        />
        <p class="faint fieldHelp">{where === 'here' ? w.hereHint : w.serverHint}</p>
      </div>
      <div class="runOption">
        <p class="fieldName">{w.pace}</p>
        <Segments
          legend={w.pace}
          name="pace"
          options={[
            { value: 'max', label: w.paceMax },
            { value: 'watch', label: w.paceWatch },
          ]}
          chosen={pace}
          onChoose={(next) => state.change({ pace: next })}
        />
        <p class="faint fieldHelp">{pace === 'max' ? w.paceMaxHint : w.paceWatchHint}</p>
      </div>
      <button
        type="button"
        class="button primary big runButton"
        disabled={troubles > 0 || !ready}
        onClick={() => (where === 'here' ? runs.begin() : void runs.submit())}
      >
        {troubles > 0 ? w.mend(troubles) : left === 0 ? w.runAgain(all) : w.run(left)}
      </button>
      <div class="runLink">
        {troubles > 0 ? (
          <p class="faint">{w.copyWait}</p>
        ) : (
          <>
            <p class="faint">{w.copyNote}</p>
            <CopyText text={`${window.location.origin}/lab#${settingText(state.setting.value)}`} />
          </>
        )}
      </div>
      <ToBoard state={state} />
      <Submissions list={runs.submissions.value} />
    </section>
  );
}

/** The recipe that the form shows, on its way to the Learners board. */
function ToBoard({ state }: { readonly state: SettingState }) {
  const w = learnerWords.value;
  const variant = state.setting.value.variants[state.shown.value];
  if (!variant || state.troubles.value > 0 || learnerProblems(variant.recipe).length > 0) return null;
  return (
    <div class="runOption">
      <Link to={`/submit#${submitAddress(variant)}`} class="button">
        {w.toBoard}
      </Link>
      <p class="faint fieldHelp">{w.toBoardText}</p>
    </div>
  );
}

function Seeds({ state, wrong }: { readonly state: SettingState; readonly wrong: boolean }) {
  const w = labWords.value;
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div class={wrong ? 'runOption wrong' : 'runOption'}>
      <label for="seeds" class="fieldName">
        {w.seeds}
      </label>
      <input
        id="seeds"
        class="field"
        type="text"
        autocomplete="off"
        spellcheck={false}
        aria-describedby="seeds-help"
        aria-invalid={wrong}
        value={state.seedsDraft.value ?? typed ?? seedsText(state.setting.value.seeds)}
        onInput={(event) => {
          const text = event.currentTarget.value;
          const seeds = readSeeds(text);
          setTyped(text);
          if (seeds) state.change({ seeds });
          else state.seedsDraft.value = text;
        }}
        onBlur={() => setTyped(null)}
      />
      <p class={wrong ? 'fieldWrong' : 'faint fieldHelp'} id="seeds-help">
        {wrong ? w.seedsWrong : w.seedsHint}
      </p>
    </div>
  );
}

/** What the server said to each run. */
function Submissions({ list }: { readonly list: readonly Submission[] }) {
  const w = labWords.value;
  if (list.length === 0) return null;
  const refused = list.flatMap(({ answer }) => ('code' in answer ? [answer] : []));
  return (
    <div class="submissions" role="status">
      {refused.length < list.length ? <h3>{w.submitted}</h3> : null}
      <ul>
        {list.map(({ recipe, seed, answer }) =>
          'code' in answer ? null : (
            <li key={answer.id}>
              <Link to={`/watch#run=${answer.id}`} class="button small">
                {w.submitOpen(recipe, seed)}
              </Link>
            </li>
          ),
        )}
      </ul>
      {refused[0] ? (
        <div class="fieldWrong">
          <p>
            <strong>{w.submitFailed}</strong> {w.codes[refused[0].code] ?? w.codes['other']}
          </p>
          <ul>
            {refused[0].problems.map((line) => (
              <li key={line}>{w.problem(line)}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
