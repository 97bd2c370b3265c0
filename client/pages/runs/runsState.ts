/** The list of runs: what is asked for, what has come, and asking again while somebody looks. */
import { computed, effect, signal, untracked } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { RunStatus, RunSummary } from '../../../shared/protocol/runEvents.ts';
import { fetchRuns, stopRun } from '../../net/runs.ts';

/** Which runs: all, those that go on, or those that are over. */
export const RUN_FILTERS = ['all', 'live', 'over'] as const;
export type RunsFilter = (typeof RUN_FILTERS)[number];

const STATUSES: Readonly<Record<RunsFilter, readonly RunStatus[] | null>> = {
  all: null,
  live: ['running', 'queued'],
  over: ['ended', 'stopped', 'failed'],
};
const PAGE = 30; // runs fetched at a time
const AGAIN_MS = 3000;

const RANK: Readonly<Record<RunStatus, number>> = { running: 0, queued: 1, ended: 2, stopped: 2, failed: 2 };

/** Running ones first, then the queue by place, then what is over, newest first. */
export function inOrder(runs: readonly RunSummary[]): readonly RunSummary[] {
  return runs.toSorted(
    (a, b) => RANK[a.status] - RANK[b.status] || (a.place ?? 0) - (b.place ?? 0) || b.createdAt - a.createdAt,
  );
}

function createRunsState() {
  const filter = signal<RunsFilter>('all');
  const environment = signal(''); // empty: every one
  const fetched = signal<readonly RunSummary[] | null>(null); // null until it is there
  const lost = signal(false); // the newest answer did not come
  const more = signal(false); // there may be older ones
  const wanted = signal(PAGE);
  const refused = signal<string | null>(null); // id of the run that could not be stopped
  let ends = new AbortController();
  let timer = 0;

  async function look(): Promise<void> {
    window.clearTimeout(timer);
    ends.abort();
    ends = new AbortController();
    const { signal: ended } = ends;
    if (!document.hidden) {
      const status = STATUSES[filter.value];
      const limit = wanted.value;
      const runs = await fetchRuns({ limit, ...(status ? { status } : {}) }, ended);
      if (ended.aborted) return;
      lost.value = runs === null;
      if (runs) {
        fetched.value = inOrder(runs);
        more.value = runs.length >= limit;
      }
    }
    timer = window.setTimeout(() => void look(), AGAIN_MS);
  }
  const stop = effect(() => {
    void filter.value;
    void wanted.value;
    untracked(() => void look());
  });
  return {
    filter,
    environment,
    lost,
    more,
    refused,
    fetched,
    environments: computed(() => [...new Set((fetched.value ?? []).map((run) => run.environment))].sort()),
    shown: computed(
      () => fetched.value?.filter((run) => environment.value === '' || run.environment === environment.value) ?? null,
    ),
    look: () => void look(),
    older(): void {
      wanted.value += PAGE;
    },
    async stop(id: string): Promise<void> {
      const answer = await stopRun(id);
      refused.value = answer.ok ? null : id;
      await look();
    },
    dispose(): void {
      stop();
      ends.abort();
      window.clearTimeout(timer);
    },
  };
}

export type RunsState = ReturnType<typeof createRunsState>;

export function useRuns(): RunsState {
  const state = useMemo(createRunsState, []);
  useEffect(() => () => state.dispose(), [state]);
  return state;
}
