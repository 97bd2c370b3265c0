/** A task of the boards computed in a thread of this browser, from the page's side. */
import type { Task, TaskResult } from '../../../shared/boards/task.ts';
import type { BoardAnswer, BoardOrder } from './boardMessages.ts';

/** `cancelled` by whoever asked; `failed`: it cannot be computed here, with the reason. */
export type TaskEnd<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly problem: string };

function order<T>(
  message: BoardOrder,
  take: (answer: BoardAnswer) => T | null,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<TaskEnd<T>> {
  if (signal.aborted) return Promise.resolve({ kind: 'cancelled' });
  const worker = new Worker(new URL('./boardTaskWorker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve) => {
    const end = (how: TaskEnd<T>): void => {
      worker.terminate();
      signal.removeEventListener('abort', cancel);
      resolve(how);
    };
    const cancel = (): void => end({ kind: 'cancelled' });
    signal.addEventListener('abort', cancel);
    worker.onmessage = ({ data }: MessageEvent<BoardAnswer>) => {
      if (data.kind === 'progress') return onProgress(data.share);
      if (data.kind === 'failed') return end(data);
      const value = take(data);
      end(value === null ? { kind: 'failed', problem: 'another answer came' } : { kind: 'done', value });
    };
    worker.onerror = (event) => end({ kind: 'failed', problem: event.message || 'the worker could not start' });
    worker.postMessage(message);
  });
}

/** @param onProgress the share that is done, 0..1, at most ten times a second */
export function runTask(
  task: Task,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<TaskEnd<TaskResult>> {
  return order(
    { kind: 'task', task },
    (answer) => (answer.kind === 'result' ? answer.result : null),
    onProgress,
    signal,
  );
}

/** Hash of a million ticks in this browser. */
export function runGoldenTrace(signal: AbortSignal): Promise<TaskEnd<string>> {
  return order(
    { kind: 'trace' },
    (answer) => (answer.kind === 'traced' ? answer.hash : null),
    () => {},
    signal,
  );
}
