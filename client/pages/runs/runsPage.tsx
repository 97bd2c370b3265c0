/** All runs of the server: what trains now, what waits and on which place, what is over. */
import './runPage.css';
import './chart/chart.css';
import './runs.css';
import type { RunSummary } from '../../../shared/protocol/runEvents.ts';
import { playerName } from '../arena.ts';
import { words } from '../language.ts';
import { Link } from '../link.tsx';
import { Segments } from './chart/segments.tsx';
import { NO_VALUE } from './noValue.ts';
import { RUN_FILTERS, type RunsState, useRuns } from './runsState.ts';
import { StatusTag } from './statusTag.tsx';

export function RunsPage() {
  const w = words.value;
  const state = useRuns();
  const runs = state.shown.value;
  return (
    <div class="pageFrame runsPage">
      <header class="pageHead withButton">
        <h1>{w.runsTitle}</h1>
        <p class="soft">{w.runsLead}</p>
        <Link to="/watch" class="button">
          {w.runToShowcase}
        </Link>
      </header>
      <div class="runsFilters">
        <Segments
          legend={w.runsFilter}
          name="filter"
          options={RUN_FILTERS.map((value) => ({ value, label: w.runsFilterName[value] }))}
          chosen={state.filter.value}
          onChoose={(next) => {
            state.filter.value = next;
          }}
        />
        <label class="runsWorld">
          <span>{w.runsWorld}</span>
          <select
            value={state.environment.value}
            onChange={(event) => {
              state.environment.value = event.currentTarget.value;
            }}
          >
            <option value="">{w.runsWorldAll}</option>
            {state.environments.value.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {state.lost.value ? (
        <p class="runsLost" role="alert">
          {runs ? w.runsStale : w.runsLost}{' '}
          <button type="button" class="button" onClick={() => state.look()}>
            {w.retry}
          </button>
        </p>
      ) : null}
      <RunsList state={state} runs={runs} />
      {state.more.value ? (
        <button type="button" class="button runsOlder" onClick={() => state.older()}>
          {w.runsOlder}
        </button>
      ) : null}
    </div>
  );
}

function RunsList({ state, runs }: { readonly state: RunsState; readonly runs: readonly RunSummary[] | null }) {
  const w = words.value;
  if (runs === null) {
    return state.lost.value ? null : (
      <div class="runsWaiting" role="status">
        <span class="visually-hidden">{w.runsLoading}</span>
        {[0, 1, 2, 3].map((row) => (
          <span key={row} class="runRow waiting" />
        ))}
      </div>
    );
  }
  if (runs.length === 0) return <p class="runsEmpty soft">{w.runsEmpty[state.filter.value]}</p>;
  return (
    <ol class="runRows" aria-label={w.runsTitle}>
      {runs.map((run) => (
        <RunRow key={run.id} run={run} state={state} />
      ))}
    </ol>
  );
}

function RunRow({ run, state }: { readonly run: RunSummary; readonly state: RunsState }) {
  const w = words.value;
  const mine = run.by !== null && run.by === playerName.value;
  const going = run.status === 'running' || run.status === 'queued';
  return (
    <li class="runRow">
      <p class="runRowName">
        <Link to={`/watch#run=${run.id}`}>{run.recipe}</Link>
        <StatusTag run={run} />
        {run.solvedAt === null ? null : <span class="tag solved">{w.solvedLine(run.solvedAt)}</span>}
      </p>
      <p class="runRowWhat soft">
        <span>{run.environment}</span>
        <span>{w.runSeed(run.seed)}</span>
        <span>{run.by === null ? w.runByServer : w.runBy(run.by)}</span>
        <time dateTime={new Date(run.createdAt).toISOString()}>{w.runsWhen(run.createdAt)}</time>
      </p>
      <dl class="runRowFigures">
        <Figure name={w.runsSteps} value={w.number(run.steps)} />
        <Figure name={w.runsEpisodes} value={w.number(run.episodes)} />
        <Figure name={w.curveMean100} value={run.mean100 === null ? NO_VALUE : w.runReward(run.mean100)} />
        <Figure name={w.runEvaluation} value={run.evaluation === null ? NO_VALUE : w.runReward(run.evaluation)} />
      </dl>
      {run.status === 'failed' && run.problem !== null ? (
        <p class="wrong runRowWrong">
          {w.runFailed} <span lang="en">{run.problem}</span>
        </p>
      ) : null}
      {mine && going ? (
        <button type="button" class="button runRowStop" onClick={() => void state.stop(run.id)}>
          {w.runsStop}
          <span class="visually-hidden"> {w.runsWhich(run.recipe, run.seed)}</span>
        </button>
      ) : null}
      {state.refused.value === run.id ? (
        <p class="wrong runRowWrong" role="alert">
          {w.runsNotStopped}
        </p>
      ) : null}
    </li>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt class="faint">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
