/** Computes one task of the boards, as the server did to admit the row, or runs the golden trace. */
import { finishTask } from '../../../shared/boards/runTask.ts';
import type { Task } from '../../../shared/boards/task.ts';
import { goldenTrace } from '../../../shared/sim/goldenTrace.ts';
import type { BoardAnswer, BoardOrder } from './boardMessages.ts';

const TELL_MS = 100;

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<BoardOrder>) => void) | null;
  postMessage(answer: BoardAnswer): void;
};

async function compute(task: Task): Promise<void> {
  let told = performance.now();
  const news = await finishTask(task, (share) => {
    if (performance.now() - told < TELL_MS) return undefined;
    told = performance.now();
    scope.postMessage({ kind: 'progress', share });
    return undefined; // nothing else waits in this thread: to end it is to cancel
  });
  scope.postMessage(news);
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'task') void compute(data.task);
  else scope.postMessage({ kind: 'traced', hash: goldenTrace() });
};
