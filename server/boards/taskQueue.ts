/**
 * Who computes for the boards: one thread, one task at a time, the urgent ones first. A thread that crashes is started again and its task tried
 * once more; a task that takes too long is given up with its thread (QUEUE4).
 */
import type { TaskNews } from '../../shared/boards/runTask.ts';
import type { Task, TaskResult } from '../../shared/boards/task.ts';

export interface TaskThread {
  run(task: Task): void;
  terminate(): void;
}

/** @param onEnd it is over without being told to terminate, and why */
export type StartTaskThread = (onNews: (news: TaskNews) => void, onEnd: (problem: string) => void) => TaskThread;

/** Somebody waits for the answer / a place in a queue / nobody. */
export const URGENCIES = ['now', 'soon', 'idle'] as const;
export type Urgency = (typeof URGENCIES)[number];

export type TaskOutcome =
  | { readonly ok: true; readonly result: TaskResult; readonly seconds: number }
  | { readonly ok: false; readonly code: 'failed' | 'crashed' | 'too-long' | 'closing'; readonly problem: string };

export interface TaskQueueNeeds {
  readonly start: StartTaskThread;
  readonly limitMs: number; // of one task
  readonly now: () => number; // ms
  readonly after: (ms: number, run: () => void) => () => void; // calls back once; returns how to prevent it
}

export interface TaskQueue {
  /** Resolves always. @param onProgress 0..1, a few times a second */
  run(task: Task, urgency: Urgency, onProgress?: (share: number) => void): Promise<TaskOutcome>;
  /** Tasks that wait, and the one at work. */
  size(): number;
  /** Everything that waits or works is answered with 'closing'. */
  close(): void;
}

interface Job {
  readonly task: Task;
  readonly onProgress: (share: number) => void;
  readonly answer: (outcome: TaskOutcome) => void;
  tries: number;
}

const TRIES = 2;
const CLOSING: TaskOutcome = { ok: false, code: 'closing', problem: 'the server is restarting' };

export function createTaskQueue({ start, limitMs, now, after }: TaskQueueNeeds): TaskQueue {
  const waiting: Readonly<Record<Urgency, Job[]>> = { now: [], soon: [], idle: [] };
  let thread: TaskThread | null = null;
  let current: { readonly job: Job; readonly startedMs: number; readonly stopClock: () => void } | null = null;
  let closed = false;

  function end(outcome: TaskOutcome): void {
    current?.stopClock();
    const job = current?.job;
    current = null;
    job?.answer(outcome);
    next();
  }

  function heard(news: TaskNews): void {
    if (!current) return;
    if (news.kind === 'progress') current.job.onProgress(news.share);
    else if (news.kind === 'failed') end({ ok: false, code: 'failed', problem: news.problem });
    else end({ ok: true, result: news.result, seconds: (now() - current.startedMs) / 1_000 });
  }

  function crashed(problem: string): void {
    thread = null;
    if (!current) return;
    const { job, stopClock } = current;
    stopClock();
    if (job.tries < TRIES) begin(job);
    else end({ ok: false, code: 'crashed', problem });
  }

  function tooLong(): void {
    thread?.terminate();
    thread = null;
    end({ ok: false, code: 'too-long', problem: `it took longer than ${Math.round(limitMs / 1_000)} seconds` });
  }

  function begin(job: Job): void {
    job.tries++;
    current = { job, startedMs: now(), stopClock: after(limitMs, tooLong) };
    thread ??= start(heard, crashed);
    thread.run(job.task);
  }

  function next(): void {
    if (current || closed) return;
    const urgency = URGENCIES.find((one) => waiting[one].length > 0);
    const job = urgency && waiting[urgency].shift();
    if (job) begin(job);
  }

  return {
    run(task, urgency, onProgress = () => {}) {
      if (closed) return Promise.resolve(CLOSING);
      return new Promise((resolve) => {
        waiting[urgency].push({ task, onProgress, answer: resolve, tries: 0 });
        next();
      });
    },
    size: () => URGENCIES.reduce((sum, urgency) => sum + waiting[urgency].length, current ? 1 : 0),
    close() {
      closed = true;
      thread?.terminate();
      thread = null;
      const left = URGENCIES.flatMap((urgency) => waiting[urgency].splice(0));
      end(CLOSING);
      for (const job of left) job.answer(CLOSING);
    },
  };
}
