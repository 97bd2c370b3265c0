import { Worker } from 'node:worker_threads';
import type { TrainingNews, TrainingOrder, TrainingPlan } from '../shared/training/news.ts';
import type { TrainingThread } from './training/runJob.ts';

/**
 * Starts a training thread.
 * @param file the built worker
 * @param onNews bundles, in order
 * @param onEnd once, when the thread is over by itself or was told to stop: null, or why it crashed
 */
export function startTrainingThread(
  file: string,
  plan: TrainingPlan,
  onNews: (news: readonly TrainingNews[]) => void,
  onEnd: (problem: string | null) => void,
): TrainingThread {
  const worker = new Worker(file, { workerData: plan });
  let problem: string | null = null;
  let terminated = false;
  worker.on('message', (news: readonly TrainingNews[]) => {
    if (!terminated) onNews(news);
  });
  worker.on('error', (error) => {
    problem = error instanceof Error ? error.message : String(error);
  });
  worker.on('exit', (code) => {
    if (!terminated) onEnd(problem ?? (code === 0 ? null : `exit code ${code}`));
  });
  return {
    tell: (order: TrainingOrder) => worker.postMessage(order),
    terminate() {
      terminated = true;
      void worker.terminate();
    },
  };
}
