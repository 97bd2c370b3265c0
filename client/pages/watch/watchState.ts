/** The live run as the Watch page shows it. */
import { type Signal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Action } from '../../../shared/sim/cartpole.ts';
import { createExpectations, type Expectation } from '../../model/expectation.ts';
import { probe } from '../../model/probe.ts';
import type { Moment, RunView } from '../../model/runView.ts';
import type { Series } from '../../model/series.ts';
import type { StageSource } from '../../model/stageView.ts';
import type { ShownCart } from '../../model/watchStick.ts';
import { useLiveRun } from '../liveRun.ts';
import { sameFields } from '../sameFields.ts';

/** What changes with each step shown. */
export interface StepHud {
  readonly episode: number;
  readonly ticks: number; // of this episode
  readonly step: number; // of the run
  readonly explored: boolean;
  readonly action: Action | null;
  readonly q: readonly [number, number] | null; // left, right
}

/** What changes with the run's events. Both flat, so that two can be compared field by field. */
export interface WatchHud {
  readonly recipe: string;
  readonly seed: number;
  readonly epsilon: number | null;
  readonly updates: number;
  readonly tdLoss: number | null;
  readonly rows: number; // finished episodes
  readonly mean20: number;
  readonly mean100: number;
  readonly evaluationMean: number | null;
  readonly evaluationStep: number;
  readonly solvedAt: number | null;
  readonly ended: boolean;
}

const EVENTS_EVERY_MS = 100; // the run's events come no faster
const NEW_RUN_SHOWN_MS = 6000;

type FrameHud = ReturnType<RunView['frame']>['hud'];

function stepOf({ played, episode, step }: FrameHud): StepHud {
  return {
    episode,
    step,
    ticks: played ? played.step.index + 1 : 0,
    explored: played?.step.explored ?? false,
    action: played?.step.action ?? null,
    q: played?.step.q ?? null,
  };
}

function hudOf(run: RunView, frame: FrameHud): WatchHud {
  const { info, lastEpisode, evaluation } = frame;
  const series = run.series();
  return {
    recipe: info?.recipe ?? '',
    seed: info?.seed ?? 0,
    epsilon: lastEpisode?.epsilon ?? null,
    updates: lastEpisode?.updates ?? 0,
    tdLoss: lastEpisode?.tdLoss ?? null,
    rows: series.episodes.length,
    mean20: series.mean20.at(-1) ?? 0,
    mean100: series.mean100.at(-1) ?? 0,
    evaluationMean: evaluation?.mean ?? null,
    evaluationStep: evaluation?.step ?? 0,
    solvedAt: frame.solvedAt,
    ended: frame.ended,
  };
}

export interface Watch {
  readonly source: StageSource;
  readonly now: Signal<StepHud>;
  readonly expected: Signal<Expectation>;
  readonly hud: Signal<WatchHud>;
  readonly series: Signal<Series>;
  readonly moments: Signal<readonly Moment[]>; // by step
  readonly newRun: Signal<boolean>; // one has just followed another
  /** The live run's cart as it was drawn last; null where there is none that stands. */
  shown(): ShownCart | null;
  stepMs(): number; // real ms per step of the run
}

function createWatch(run: RunView): Watch {
  const first = run.frame(performance.now());
  const now = signal(stepOf(first.hud));
  const expect = createExpectations();
  const expected = signal(expect(now.value, performance.now()));
  const hud = signal(hudOf(run, first.hud));
  const series = signal(run.series());
  const moments = signal(run.moments());
  const newRun = signal(false);
  let runs = first.hud.runsFollowed;
  let changedAt = 0; // ms
  let eventsAt = 0; // ms
  let last = first.hud;
  return {
    now,
    expected,
    hud,
    series,
    moments,
    newRun,
    shown() {
      const { played } = last;
      if (!played || played.lane.fall) return null;
      return { cart: played.lane.cart, tick: played.step.index + 1, push: played.step.action };
    },
    stepMs: () => last.info?.stepMs ?? 0,
    source(nowMs) {
      const { stage, hud: frame } = run.frame(nowMs);
      last = frame;
      if (frame.runsFollowed > runs) {
        newRun.value = runs > 0;
        runs = frame.runsFollowed;
        changedAt = nowMs;
      } else if (newRun.value && nowMs - changedAt > NEW_RUN_SHOWN_MS) newRun.value = false;
      const next = stepOf(frame);
      if (!sameFields(now.value, next)) now.value = next;
      expected.value = expect(next, nowMs);
      if (nowMs - eventsAt >= EVENTS_EVERY_MS) {
        eventsAt = nowMs;
        const events = hudOf(run, frame);
        if (!sameFields(hud.value, events)) hud.value = events;
        series.value = run.series();
        moments.value = run.moments();
      }
      probe.watch = {
        run: frame.info?.id ?? null,
        runsFollowed: frame.runsFollowed,
        newest: run.newest(),
        episodes: run.series().episodes.length,
        episode: next.episode,
        step: next.step,
        q: next.q,
      };
      return stage;
    },
  };
}

export function useWatch(): Watch {
  const run = useLiveRun();
  useEffect(
    () => () => {
      probe.watch = null;
    },
    [],
  );
  return useMemo(() => createWatch(run), [run]);
}
