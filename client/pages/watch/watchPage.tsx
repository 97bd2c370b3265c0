import '../alone/aloneGame.css';
import './curve.css';
import './moments.css';
import './stick.css';
import './watch.css';
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { announce } from '../announce.ts';
import { connectionState } from '../arena.ts';
import { Failure } from '../failure.tsx';
import { words } from '../language.ts';
import { Link } from '../link.tsx';
import { StageHost } from '../stageHost.tsx';
import { Curve } from './curve.tsx';
import { Moments } from './moments.tsx';
import { QValues } from './qValues.tsx';
import { useWatchStick } from './stickState.ts';
import { StickButtons, StickTop } from './stickTop.tsx';
import { type StepHud, useWatch, type WatchHud } from './watchState.ts';

export function WatchPage() {
  const w = words.value;
  const watch = useWatch();
  const stick = useWatchStick(watch);
  const taken = stick.hud.value;
  const stage = useRef<HTMLElement>(null);
  const hud = watch.hud.value;
  const connection = connectionState.value;
  const notice = noticeOf(hud, watch.newRun.value);
  useEffect(() => {
    if (notice) announce(notice);
  }, [notice]);
  return (
    <div class="watch">
      <header class="watchHead">
        <div>
          <h1>{w.watchTitle}</h1>
          {notice ? <p class="agent">{notice}</p> : <p class="soft watchLead">{w.watchLead}</p>}
        </div>
        <StickButtons state={stick}>
          <Link to="/play" class="button primary">
            {w.watchPlay}
          </Link>
        </StickButtons>
      </header>
      <section class={taken ? 'watchStage taken' : 'watchStage'} aria-label={w.watchTitle} ref={stage}>
        <StageHost source={stick.source} headroom={44} />
        {taken ? <StickTop state={stick} hud={taken} stage={stage} /> : <WatchTop now={watch.now} />}
        {hud.recipe === '' && connection.kind !== 'unreachable' && connection.kind !== 'refused' ? (
          <p class="watchNotice">{w.watchWaiting}</p>
        ) : null}
        {connection.kind === 'unreachable' || connection.kind === 'closing' || connection.kind === 'refused' ? (
          <div class="overlay">
            <Failure
              code={
                connection.kind === 'refused'
                  ? connection.code
                  : connection.kind === 'closing'
                    ? 'server-closing'
                    : 'unreachable'
              }
              onRetry={() => {}}
            />
          </div>
        ) : null}
      </section>
      <Facts hud={hud} now={watch.now} />
      <QValues expected={watch.expected} />
      <div class="watchRight">
        <section class="card curveCard">
          <Curve series={watch.series.value} rows={hud.rows} />
          <p class="curveFacts soft">
            {hud.recipe === '' ? null : <span>{w.runLine(hud.recipe, hud.seed)}</span>}
            {hud.evaluationMean === null ? null : (
              <span>{w.evaluationLine(hud.evaluationMean, hud.evaluationStep)}</span>
            )}
            {hud.solvedAt === null ? null : <strong class="agent">{w.solvedLine(hud.solvedAt)}</strong>}
          </p>
        </section>
        <Moments moments={watch.moments.value} />
      </div>
    </div>
  );
}

function noticeOf(hud: WatchHud, newRun: boolean): string | null {
  const w = words.value;
  if (newRun) return w.watchNewRun;
  return hud.ended ? w.watchEnded : null;
}

interface NowProps {
  readonly now: ReadonlySignal<StepHud>;
}

function WatchTop({ now }: NowProps) {
  const w = words.value;
  const { episode, ticks, explored } = now.value;
  return (
    <div class="watchTop">
      <p class="numbers">
        <span>
          {w.episode} <strong>{w.number(episode)}</strong>
        </span>
        <span>
          {w.ticksNow} <strong>{w.number(ticks)}</strong>
        </span>
      </p>
      {ticks > 0 ? <p class={explored ? 'tag exploring' : 'tag own'}>{explored ? w.exploring : w.greedy}</p> : null}
    </div>
  );
}

function Facts({ hud, now }: NowProps & { readonly hud: WatchHud }) {
  const w = words.value;
  const facts = [
    { name: w.step, value: w.number(now.value.step) },
    { name: w.updates, value: w.number(hud.updates) },
    { name: w.epsilon, value: hud.epsilon === null ? w.none : w.percent(hud.epsilon) },
    { name: w.curveMean20, value: hud.rows === 0 ? w.none : w.decimal(hud.mean20) },
    { name: w.curveMean100, value: hud.rows === 0 ? w.none : w.decimal(hud.mean100) },
    { name: w.tdLoss, value: hud.tdLoss === null ? w.none : w.small(hud.tdLoss) },
  ];
  return (
    <dl class="facts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt class="faint">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
