/** The run that is open: its controls, its figures, and every panel that Watch has too. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { LocalRun } from '../../workers/lab/localRun.ts';
import { CollapsePanel } from '../runs/chart/collapsePanel.tsx';
import { CurvePanel } from '../runs/chart/curvePanel.tsx';
import type { RunPageState } from '../runs/runPageState.ts';
import { RunTimeline } from '../runs/runTimeline.tsx';
import { WorldPanels } from '../worlds/worldPanels.tsx';
import { KeepButtons } from './keepButtons.tsx';
import { labWords } from './labWords.ts';
import { createLocalPage } from './localPage.ts';
import { type RunsState, WATCH_STEP_MS } from './runsState.ts';

export function RunView({ local, runs }: { readonly local: LocalRun; readonly runs: RunsState }) {
  const page = useMemo(() => createLocalPage(local), [local]);
  useEffect(() => () => page.dispose(), [page]);
  return (
    <section class="runView" aria-labelledby="run-shown">
      <RunControls local={local} runs={runs} page={page} />
      <div class="runViewPart">
        <RunTimeline state={page} />
      </div>
      <div class="runViewPart">
        <WorldPanels run={local} at={page.at.value} />
      </div>
      <div class="runViewCurves">
        <div class="runViewPart">
          <CurvePanel state={page} />
        </div>
        <div class="runViewPart">
          <CollapsePanel state={page} />
        </div>
      </div>
    </section>
  );
}

interface RunControlsProps {
  readonly local: LocalRun;
  readonly runs: RunsState;
  readonly page: RunPageState;
}

function RunControls({ local, runs, page }: RunControlsProps) {
  const w = labWords.value;
  void runs.runs.value; // drawn again with each change of the list
  const [sure, setSure] = useState(false);
  const run = local.run();
  const state = local.state();
  const { figures, settings, seed } = run;
  const live = state === 'running' || state === 'queued' || state === 'paused';
  const going = state === 'running' || state === 'queued';
  const facts: readonly (readonly [string, string])[] = [
    [w.facts.steps, w.number(figures.steps)],
    [w.facts.episodes, w.number(figures.episodes)],
    [w.facts.updates, w.number(figures.updates)],
    [w.facts.mean100, figures.mean100 === null ? w.none : w.decimal(figures.mean100)],
    [w.facts.evaluation, figures.evaluation === null ? w.none : w.decimal(figures.evaluation)],
    [w.facts.seconds, w.seconds(run.seconds)],
  ];
  return (
    <div class="card runControls" data-state={state} data-solved={figures.solvedAt ?? ''}>
      <div class="runControlsHead">
        <h2 id="run-shown">{w.runName(settings.name, seed)}</h2>
        <span class={`tag state ${state}`}>{w.state[state]}</span>
        {figures.solvedAt === null ? null : <strong class="agent">{w.runSolved(figures.solvedAt)}</strong>}
      </div>
      {run.problem ? (
        <p class="fieldWrong" role="alert">
          {run.problem}
        </p>
      ) : null}
      <div class="labButtons">
        {live ? (
          <>
            {going ? (
              <button type="button" class="button small" onClick={() => local.pause()}>
                {w.pause}
              </button>
            ) : (
              <button type="button" class="button small primary" onClick={() => local.goOn()}>
                {w.goOn}
              </button>
            )}
            <button type="button" class="button small" onClick={() => local.step()}>
              {w.oneUpdate}
            </button>
            <button type="button" class="button small" onClick={() => local.pace(run.stepMs > 0 ? 0 : WATCH_STEP_MS)}>
              {run.stepMs > 0 ? w.faster : w.slower}
            </button>
            <button type="button" class="button small" onClick={() => local.stop()}>
              {w.stop}
            </button>
          </>
        ) : sure ? (
          <>
            <span>{w.removeSure}</span>
            <button type="button" class="button small danger" onClick={() => runs.remove(run.id)}>
              {w.remove}
            </button>
            <button type="button" class="button small" onClick={() => setSure(false)}>
              {w.keep}
            </button>
          </>
        ) : (
          <button type="button" class="button small" onClick={() => setSure(true)}>
            {w.remove}
          </button>
        )}
      </div>
      <dl class="runFigures">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt class="faint">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <KeepButtons page={page} />
      {figures.weightsSha256 ? (
        <p class="runHash faint">
          {w.facts.hash} <code>{figures.weightsSha256}</code>
        </p>
      ) : null}
    </div>
  );
}
