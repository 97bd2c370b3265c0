/** All runs that this browser keeps, newest first; a reload finds them again. */
import type { LabRun } from '../../model/lab/labRun.ts';
import { labWords } from './labWords.ts';
import type { RunsState } from './runsState.ts';

export function RunList({ runs }: { readonly runs: RunsState }) {
  const w = labWords.value;
  const list = runs.runs.value;
  const ready = runs.lab.value;
  return (
    <section class="card runList" aria-labelledby="your-runs">
      <h2 id="your-runs">{w.runsTitle}</h2>
      {ready?.keeps === 'none' ? <p class="faint">{w.runsNone}</p> : null}
      {ready === null ? (
        <p class="soft" role="status">
          {w.runsLoading}
        </p>
      ) : list.length === 0 ? (
        <p class="soft">{w.runsEmpty}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls must be reached by keys
        <ul class="runRows" tabIndex={0} aria-label={w.runsTitle}>
          {list.map((run) => (
            <RunRow key={run.id} run={run} runs={runs} />
          ))}
        </ul>
      )}
    </section>
  );
}

function RunRow({ run, runs }: { readonly run: LabRun; readonly runs: RunsState }) {
  const w = labWords.value;
  const { settings, seed, figures, state, keeping } = run;
  const name = w.runName(settings.name, seed);
  return (
    <li>
      <button
        type="button"
        class="runRow"
        aria-pressed={runs.chosen.value === run.id}
        onClick={() => void runs.show(run.id)}
        data-run={run.id}
      >
        <strong>{name}</strong>
        <span class={`tag state ${state}`}>{w.state[state]}</span>
        <span class="soft">
          {w.runSteps(figures.steps)}
          {' · '}
          {figures.solvedAt === null ? w.runNotYet : w.runSolved(figures.solvedAt)}
        </span>
        {keeping === 'kept' ? null : <span class="faint">{w.keeping[keeping]}</span>}
      </button>
    </li>
  );
}
