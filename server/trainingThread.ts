import { Worker } from 'node:worker_threads';
import type { TrainingNews, TrainingPlan } from '../shared/protocol/trainingNews.ts';

/**
 * Starts a training thread.
 * @param file the built worker
 * @param onNews bundles, in order
 * @param onEnd once, when the thread is over: null after its run ended by itself, else why it crashed
 * @returns how to stop it; `onEnd` is not called then
 */
export function startTrainingThread(
  file: string,
  plan: TrainingPlan,
  onNews: (news: readonly TrainingNews[]) => void,
  onEnd: (problem: string | null) => void,
): () => void {
  const worker = new Worker(file, { workerData: plan });
  let problem: string | null = null;
  let stopped = false;
  worker.on('message', (news: readonly TrainingNews[]) => {
    if (!stopped) onNews(news);
  });
  worker.on('error', (error) => {
    problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
  });
  worker.on('exit', (code) => {
    if (!stopped) onEnd(problem ?? (code === 0 ? null : `exit code ${code}`));
  });
  return () => {
    stopped = true;
    void worker.terminate();
  };
}
