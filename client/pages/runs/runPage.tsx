/** One run: the showcase, or the one that the link names. Live or rewound, every panel shows the same moment. */
import './runPage.css';
import { useEffect, useRef } from 'preact/hooks';
import type { AskFailure } from '../../net/connection.ts';
import { announce } from '../announce.ts';
import { connectionState } from '../arena.ts';
import { Failure } from '../failure.tsx';
import { words } from '../language.ts';
import { Link } from '../link.tsx';
import { WorldPanels } from '../worlds/worldPanels.tsx';
import { CollapsePanel } from './chart/collapsePanel.tsx';
import { CurvePanel } from './chart/curvePanel.tsx';
import { KeepCard } from './checkpointActions.tsx';
import { RunFacts, RunHead, RunSettings } from './runHead.tsx';
import { type RunPageState, shownOf, useRunPage } from './runPageState.ts';
import { RunTimeline } from './runTimeline.tsx';

export function RunPage() {
  const w = words.value;
  const state = useRunPage();
  const opened = state.opened.value;
  const failure = useFailure(state);
  if (failure === 'unknown-run') {
    return (
      <div class="centre">
        <section class="card notice" role="alert">
          <h1>{w.runGoneTitle}</h1>
          <p class="soft">{w.runGoneText(state.link.value.run ?? '')}</p>
          <div class="row">
            <Link to="/runs" class="button primary">
              {w.runsAll}
            </Link>
            <Link to="/watch" class="button">
              {w.runToShowcase}
            </Link>
          </div>
        </section>
      </div>
    );
  }
  return (
    <div class="runPage">
      <RunHead state={state} />
      <RunNotices state={state} failure={failure} />
      <div class="runWorld">{opened ? <WorldPanels run={opened} at={state.at.value} /> : null}</div>
      <div class="runCurves">
        <RunFacts state={state} />
        <CurvePanel state={state} />
        <CollapsePanel state={state} />
        <KeepCard state={state} />
        <RunSettings state={state} />
      </div>
      <RunTimeline state={state} />
    </div>
  );
}

/** Why nothing comes; null while it does. What is there already stays. */
function useFailure(state: RunPageState): AskFailure | null {
  void state.version.value;
  const connection = connectionState.value;
  const failure = state.opened.value?.failure() ?? null;
  if (failure === 'unknown-run' && state.link.value.run !== null) return failure;
  if (connection.kind === 'refused') return connection.code;
  if (connection.kind === 'closing') return 'server-closing';
  if (connection.kind === 'unreachable') return 'unreachable';
  return failure === 'unknown-run' || failure === 'unreachable' ? null : failure; // asked for again and again
}

interface RunNoticesProps {
  readonly state: RunPageState;
  readonly failure: AskFailure | null;
}

/** What is wrong with the link, with the connection, or has just changed. */
function RunNotices({ state, failure }: RunNoticesProps) {
  const w = words.value;
  const shown = shownOf(state);
  const detail = shown?.model.detail() ?? null;
  const followed = state.opened.value?.followed() ?? 0;
  const problems = state.problems.value;
  const asked = state.link.value.at;
  const elsewhere = asked !== null && shown?.at && shown.at.step !== asked ? w.linkNearest(asked, shown.at.step) : null;
  const notice = followed > 1 && detail ? w.watchNewRun : null;
  const said = useRef('');
  useEffect(() => {
    if (notice && detail && said.current !== detail.id) {
      said.current = detail.id;
      announce(notice);
    }
  }, [notice, detail?.id]);
  return (
    <div class="runNotices">
      {problems.length > 0 ? (
        <section class="linkProblems" role="alert">
          <p>{w.linkBroken}</p>
          <ul>
            {problems.map(({ key, value, why }) => (
              <li key={`${key}=${value}`}>
                <code>{`${key}=${value}`}</code> {w.linkProblem[why]}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {elsewhere ? <p class="notNearest soft">{elsewhere}</p> : null}
      {failure ? <Failure code={failure} onRetry={() => {}} /> : null}
    </div>
  );
}
