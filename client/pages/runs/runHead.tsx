/** The head of a run's page: what is trained, how far it is, and at its end how anyone repeats it. */
import { useMemo } from 'preact/hooks';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import { recipeNamed } from '../../../shared/learner/recipes/index.ts';
import type { RunDetail } from '../../../shared/protocol/runEvents.ts';
import { repeatCommand } from '../../model/run/repeatCommand.ts';
import { CopyText } from '../copyText.tsx';
import { language, words } from '../language.ts';
import { Link } from '../link.tsx';
import { MeetButtons } from './checkpointActions.tsx';
import { LabLink } from './labLink.tsx';
import { NO_VALUE } from './noValue.ts';
import { type RunPageState, shownOf } from './runPageState.ts';
import { save } from './save.ts';
import { sourceText } from './sourceText.ts';
import { StatusTag } from './statusTag.tsx';

export function RunHead({ state }: { readonly state: RunPageState }) {
  const w = words.value;
  const shown = shownOf(state);
  const detail = shown?.model.detail() ?? null;
  return (
    <header class="runHead">
      <div class="runName">
        <p class="overline">
          <Link to="/runs">{w.runsAll}</Link>
          {state.link.value.run !== null && detail?.origin === 'showcase' ? (
            <Link to="/watch">{w.runToShowcase}</Link>
          ) : null}
        </p>
        <h1>{detail ? w.runTitle(detail.recipe, detail.environment) : w.watchTitle}</h1>
        <p class="soft runLead">{detail ? <Lead detail={detail} /> : w.watchWaiting}</p>
      </div>
      <MeetButtons state={state} />
    </header>
  );
}

function Lead({ detail }: { readonly detail: RunDetail }) {
  const w = words.value;
  return (
    <>
      <StatusTag run={detail} />
      <span>{w.runSeed(detail.seed)}</span>
      <span>{detail.stepMs > 0 ? w.runPaceWatch(1000 / detail.stepMs) : w.runPaceMax}</span>
      <span>{detail.by === null ? w.runByServer : w.runBy(detail.by)}</span>
    </>
  );
}

/** Its figures at the moment shown. */
export function RunFacts({ state }: { readonly state: RunPageState }) {
  const w = words.value;
  const shown = shownOf(state);
  const series = shown?.model.series();
  const row = shown?.row ?? -1;
  const last = shown?.model.lastPoint() ?? null;
  const detail = shown?.model.detail() ?? null;
  const at = shown?.at ?? null;
  const evaluation = at ?? shown?.model.evaluations().at(-1) ?? null;
  const is = (value: number | null | undefined, say: (n: number) => string): string =>
    value === null || value === undefined ? NO_VALUE : say(value);
  const facts = [
    { name: w.episode, value: is(series?.episode[row], w.runCount) },
    { name: w.step, value: is(at?.step ?? detail?.steps, w.runCount) },
    { name: w.updates, value: at ? NO_VALUE : is(last?.updates, w.runCount) },
    { name: w.curveMean100, value: is(series?.mean100[row], w.runReward) },
    { name: w.runEvaluation, value: is(evaluation?.mean, w.runReward) },
    { name: w.epsilon, value: is(series?.epsilon[row], w.percent) },
    { name: w.tdLoss, value: is(series?.tdLoss[row], w.small) },
    { name: w.runSolvedAt, value: is(detail?.solvedAt, w.runCount) },
  ];
  return (
    <dl class="runFacts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt class="faint">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The recipe in full, and at the end the weights' hash with the command that gives it again. */
export function RunSettings({ state }: { readonly state: RunPageState }) {
  const w = words.value;
  const detail = shownOf(state)?.model.detail() ?? null;
  const repeat = useMemo(() => {
    if (!detail || detail.weightsSha256 === null) return null;
    const known = recipeNamed(detail.recipe, detail.environment);
    return repeatCommand(detail, known ? recipeHash(known) : null);
  }, [detail]);
  const json = useMemo(() => JSON.stringify(detail?.settings ?? null, null, 2), [detail?.settings]);
  if (!detail) return null;
  const { recipe } = detail;
  const source = sourceText(detail, language.value);
  return (
    <section class="card runSettings" aria-labelledby="settings">
      <h2 id="settings">{w.runSettingsTitle}</h2>
      <p class="soft" lang={source.lang}>
        {source.text}
      </p>
      {repeat ? (
        <div class="repeat">
          <p>{w.runHash}</p>
          <code class="hash">{detail.weightsSha256}</code>
          <p class="soft">{repeat.file ? w.runRepeatFile(repeat.file) : w.runRepeat}</p>
          <CopyText text={repeat.command} visible />
        </div>
      ) : null}
      {detail.status === 'failed' && detail.problem !== null ? (
        <p class="wrong">
          {w.runFailed} <span lang="en">{detail.problem}</span>
        </p>
      ) : null}
      <details>
        <summary>{w.runSettings}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls must be reached by keys */}
        <pre tabIndex={0}>{json}</pre>
      </details>
      <div class="row">
        <button
          type="button"
          class="button"
          onClick={() => save({ name: `${recipe}.json`, bytes: new TextEncoder().encode(json) })}
        >
          {w.runSettingsSave}
        </button>
        <LabLink detail={detail} />
      </div>
    </section>
  );
}
