/** The pieces of a row or a link, and how far this browser is with each: one after another, in the order asked. Knows no page. */
import type { CheckEnd, RowCheck } from '../../../shared/boards/rowChecks.ts';
import type { Task, TaskResult } from '../../../shared/boards/task.ts';

export type CheckAt =
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'running'; readonly share: number } // 0..1
  | { readonly kind: 'ended'; readonly end: CheckEnd; readonly ms: number }
  | { readonly kind: 'failed'; readonly problem: string };

export interface CheckRun {
  readonly check: RowCheck;
  readonly at: CheckAt;
}

type Ended =
  | { readonly kind: 'done'; readonly value: TaskResult }
  | { readonly kind: 'cancelled' }
  | {
      readonly kind: 'failed';
      readonly problem: string;
    };

export interface ComputeNeeds {
  readonly compute: (task: Task, onProgress: (share: number) => void, signal: AbortSignal) => Promise<Ended>;
  readonly nowMs: () => number;
  readonly changed: (runs: readonly CheckRun[]) => void;
}

export interface CheckRuns {
  readonly runs: () => readonly CheckRun[];
  /** Asked again, it is computed again. */
  ask(names: readonly string[]): Promise<void>;
  stop(): void;
}

const IDLE: CheckAt = { kind: 'idle' };

export function createCheckRuns(checks: readonly RowCheck[], { compute, nowMs, changed }: ComputeNeeds): CheckRuns {
  let runs: readonly CheckRun[] = checks.map((check) => ({ check, at: IDLE }));
  let abort: AbortController | null = null; // of what is computed now
  let working: Promise<void> | null = null;

  function set(name: string, at: CheckAt): void {
    runs = runs.map((run) => (run.check.name === name ? { ...run, at } : run));
    changed(runs);
  }
  async function one({ check }: CheckRun, signal: AbortSignal): Promise<void> {
    const { name } = check;
    const from = nowMs();
    set(name, { kind: 'running', share: 0 });
    const ended = await compute(check.task, (share) => set(name, { kind: 'running', share }), signal);
    if (signal.aborted || ended.kind === 'cancelled') return;
    if (ended.kind === 'failed') set(name, ended);
    else set(name, { kind: 'ended', end: check.judge(ended.value), ms: nowMs() - from });
  }
  async function work(signal: AbortSignal): Promise<void> {
    for (;;) {
      const next = runs.find(({ at }) => at.kind === 'waiting');
      if (!next || signal.aborted) return;
      await one(next, signal);
    }
  }
  return {
    runs: () => runs,
    ask(names) {
      for (const name of names) {
        const run = runs.find(({ check }) => check.name === name);
        if (run && run.at.kind !== 'running') set(name, { kind: 'waiting' });
      }
      if (working) return working;
      const own = new AbortController();
      abort = own;
      working = work(own.signal).finally(() => {
        if (abort === own) working = null;
      });
      return working;
    },
    stop() {
      abort?.abort();
      abort = null;
      working = null;
      for (const { check, at } of runs) if (at.kind === 'waiting' || at.kind === 'running') set(check.name, IDLE);
    },
  };
}
