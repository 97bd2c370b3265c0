/** Any task of the boards, by its kind: what the server's thread and a page's worker call. */
import { runAgentTask } from './agentTask.ts';
import { runDuelTask } from './duelTask.ts';
import { runLearnerTask } from './learnerTask.ts';
import { replayTask } from './survivalTask.ts';
import type { Running, Task, TaskResult } from './task.ts';

/** What a thread or a worker says of the task that it was given. */
export type TaskNews =
  | { readonly kind: 'progress'; readonly share: number } // 0..1
  | { readonly kind: 'result'; readonly result: TaskResult }
  | { readonly kind: 'failed'; readonly problem: string }; // it cannot be computed, however often it is tried

export function runTask(task: Task): Running<TaskResult> {
  switch (task.kind) {
    case 'agent':
      return runAgentTask(task);
    case 'learner':
      return runLearnerTask(task);
    case 'duels':
      return runDuelTask(task);
    case 'replay':
      return replayTask(task);
  }
}

/**
 * All of it on the caller's thread.
 * @param pause  called after each piece; resolves when it may go on
 */
export async function finishTask(task: Task, pause: (share: number) => Promise<void> | undefined): Promise<TaskNews> {
  try {
    const running = runTask(task);
    for (;;) {
      const { value, done } = running.next();
      if (done) return { kind: 'result', result: value };
      await pause(value);
    }
  } catch (error) {
    return { kind: 'failed', problem: error instanceof Error ? error.message : 'it cannot be computed' };
  }
}
