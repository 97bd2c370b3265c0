/** The thread that computes rows: one task after another, at low priority. */
import { setImmediate } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { finishTask, type TaskNews } from '../../shared/boards/runTask.ts';
import type { Task } from '../../shared/boards/task.ts';
import { lowerPriority } from './support/lowerPriority.ts';

const TELL_MS = 200;
const port = parentPort!;
const tell = (news: TaskNews): void => port.postMessage(news);

async function work(task: Task): Promise<void> {
  let told = performance.now();
  const news = await finishTask(task, (share) => {
    if (performance.now() - told < TELL_MS) return undefined;
    told = performance.now();
    tell({ kind: 'progress', share });
    return setImmediate();
  });
  tell(news);
}

lowerPriority();
port.on('message', (task: Task) => void work(task)); // the next one is sent when this one is over
