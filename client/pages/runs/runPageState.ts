/** A run's page: what its link asks for, the run itself, and the moment that all panels show. */
import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { CheckpointInfo } from '../../../shared/protocol/runEvents.ts';
import { probe } from '../../model/probe.ts';
import { rowAt } from '../../model/run/charts.ts';
import { checkpointAt } from '../../model/run/checkpointMarks.ts';
import { type LinkProblem, type RunLink, readRunLink, writeRunLink } from '../../model/run/runLink.ts';
import type { RunModel } from '../../model/run/runModel.ts';
import { connection } from '../arena.ts';
import { visits } from '../router.ts';
import { type OpenedRun, openRun } from './openRun.ts';

const LOOKED_AT_EVERY_MS = 250; // panels but the stage are drawn no more often

export interface RunPageState {
  readonly link: ReadonlySignal<RunLink>;
  readonly problems: ReadonlySignal<readonly LinkProblem[]>;
  readonly opened: ReadonlySignal<OpenedRun | null>;
  /** Read by whoever draws what the run's model says: another value, another state of it. */
  readonly version: ReadonlySignal<number>;
  readonly at: ReadonlySignal<CheckpointInfo | null>; // the moment shown; null: now
  /** Another view of the same run; it is in the address from then on. */
  change(view: Partial<RunLink>): void;
  choose(checkpoint: CheckpointInfo | null): void;
  dispose(): void;
}

/** What is drawn of a run at a time. */
export interface Shown {
  readonly model: RunModel;
  readonly row: number; // of its series; -1 before the first
  readonly at: CheckpointInfo | null;
}

/** Asked for while rendering: the component is rendered again when there is more. */
export function shownOf({ opened, version, at }: RunPageState): Shown | null {
  void version.value;
  const model = opened.value?.model;
  if (!model?.detail()) return null;
  return { model, row: rowAt(model.series(), at.value?.step ?? null), at: at.value };
}

function createRunPage(): RunPageState {
  const read = readRunLink(window.location.hash);
  const link = signal<RunLink>(read.link);
  const problems = signal<readonly LinkProblem[]>(read.problems);
  const opened = signal<OpenedRun | null>(null);
  const version = signal(0);
  let seen = '';

  function openAsked(): void {
    const run = link.value.run;
    const now = opened.peek();
    if (now && run !== null && now.model.detail()?.id === run) {
      now.stay();
      return;
    }
    now?.close();
    opened.value = openRun(connection, run);
  }
  function readAddress(): void {
    const next = readRunLink(window.location.hash);
    problems.value = next.problems;
    link.value = next.link;
  }
  function look(): void {
    const run = opened.peek();
    if (!run) return;
    const state = `${run.model.version()} ${run.failure()} ${run.followed()}`;
    if (state !== seen) {
      seen = state;
      version.value += 1;
    }
    const { model } = run;
    probe.watch = {
      ...(probe.watch ?? { episode: 0, step: 0, q: null }),
      run: model.detail()?.id ?? null,
      runsFollowed: run.followed(),
      newest: model.newest(),
      episodes: model.lastPoint()?.last ?? 0,
    };
  }
  const at = computed<CheckpointInfo | null>(() => {
    void version.value;
    const step = link.value.at;
    const run = opened.value;
    return step === null || !run ? null : checkpointAt(run.model.checkpoints(), step);
  });
  const run = computed(() => link.value.run);
  const stops = [
    effect(() => {
      void run.value;
      untracked(openAsked);
    }),
    visits.subscribe(() => readAddress()), // a link within the page
  ];
  const timer = window.setInterval(look, LOOKED_AT_EVERY_MS);
  window.addEventListener('popstate', readAddress);
  window.addEventListener('hashchange', readAddress);

  function change(view: Partial<RunLink>): void {
    link.value = { ...link.value, ...view };
    problems.value = [];
    window.history.replaceState(null, '', window.location.pathname + writeRunLink(link.value));
  }
  return {
    link,
    problems,
    opened,
    version,
    at,
    change,
    choose(checkpoint) {
      // The address names the run from then on: loaded again, it is that very moment.
      const id = opened.peek()?.model.detail()?.id ?? null;
      change({ at: checkpoint?.step ?? null, run: checkpoint ? id : link.value.run });
    },
    dispose() {
      for (const stop of stops) stop();
      window.clearInterval(timer);
      window.removeEventListener('popstate', readAddress);
      window.removeEventListener('hashchange', readAddress);
      opened.peek()?.close();
      probe.watch = null;
    },
  };
}

export function useRunPage(): RunPageState {
  const state = useMemo(createRunPage, []);
  useEffect(() => () => state.dispose(), [state]);
  return state;
}
