/** Threads that compute rows, and that read uploads. */
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { finishTask, type TaskNews } from '../shared/boards/runTask.ts';
import type { Task } from '../shared/boards/task.ts';
import type { StartTaskThread } from './boards/taskQueue.ts';

const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

/** @param file the built server/workers/boardWorker.ts */
export function taskThreads(file: string): StartTaskThread {
  return (onNews, onEnd) => {
    const worker = new Worker(file, { resourceLimits: MEMORY });
    let problem: string | null = null;
    let terminated = false;
    worker.on('message', (news: TaskNews) => {
      if (!terminated) onNews(news);
    });
    worker.on('error', (error) => {
      problem = String(error);
    });
    worker.on('exit', (code) => {
      if (!terminated) onEnd(problem ?? `exit code ${code}`);
    });
    worker.unref();
    return {
      run: (task) => worker.postMessage(task),
      terminate() {
        terminated = true;
        void worker.terminate();
      },
    };
  };
}

/** On the caller's own thread, a piece a turn: for tests. */
export const tasksHere: StartTaskThread = (onNews) => {
  let over = false;
  return {
    run(task: Task) {
      void finishTask(task, () => setImmediate()).then((news) => {
        if (!over) onNews(news);
      });
    },
    terminate() {
      over = true;
    },
  };
};
