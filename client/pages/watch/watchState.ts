/** The live run as the Watch page shows it. */
import { type Signal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Action } from '../../../shared/sim/cartpole.ts';
import { probe } from '../../model/probe.ts';
import type { RunView } from '../../model/runView.ts';
import type { Series } from '../../model/series.ts';
import type { StageSource } from '../../model/stageView.ts';
import { useLiveRun } from '../liveRun.ts';
import { sameFields } from '../sameFields.ts';

/** Flat, so that two can be compared field by field. */
export interface WatchHud {
  readonly recipe: string;
  readonly seed: number;
  readonly episode: number;
  readonly ticks: number; // of this episode
  readonly step: number;
  readonly explored: boolean;
  readonly action: Action | null;
  readonly qLeft: number | null;
  readonly qRight: number | null;
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

const TEXT_EVERY_MS = 66; // numbers that change with each step need not change with each frame
const NEW_RUN_SHOWN_MS = 6000;

function hudOf(run: RunView, frame: ReturnType<RunView['frame']>['hud']): WatchHud {
  const { info, played, lastEpisode, evaluation } = frame;
  const series = run.series();
  return {
    recipe: info?.recipe ?? '',
    seed: info?.seed ?? 0,
    episode: frame.episode,
    ticks: played ? played.step.index + 1 : 0,
    step: frame.step,
    explored: played?.step.explored ?? false,
    action: played?.step.action ?? null,
    qLeft: played?.step.q[0] ?? null,
    qRight: played?.step.q[1] ?? null,
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
  readonly hud: Signal<WatchHud>;
  readonly series: Signal<Series>;
  readonly newRun: Signal<boolean>; // one has just followed another
}

function createWatch(run: RunView): Watch {
  const first = run.frame(performance.now());
  const hud = signal(hudOf(run, first.hud));
  const series = signal(run.series());
  const newRun = signal(false);
  let runs = first.hud.runsFollowed;
  let changedAt = 0; // ms
  let textAt = 0; // ms
  return {
    hud,
    series,
    newRun,
    source(nowMs) {
      const { stage, hud: frame } = run.frame(nowMs);
      if (frame.runsFollowed > runs) {
        newRun.value = runs > 0;
        runs = frame.runsFollowed;
        changedAt = nowMs;
      } else if (newRun.value && nowMs - changedAt > NEW_RUN_SHOWN_MS) newRun.value = false;
      if (nowMs - textAt >= TEXT_EVERY_MS) {
        textAt = nowMs;
        const next = hudOf(run, frame);
        if (!sameFields(hud.value, next)) hud.value = next;
        if (series.value !== run.series()) series.value = run.series();
        const { played, info, episode, step, runsFollowed } = frame;
        probe.watch = {
          run: info?.id ?? null,
          runsFollowed,
          newest: run.newest(),
          episodes: next.rows,
          episode,
          step,
          q: played?.step.q ?? null,
        };
      }
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
