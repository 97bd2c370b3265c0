/** A training thread of this page, from the page's side. */
import type { TrainingNews, TrainingOrder, TrainingPlan } from '../../../shared/training/news.ts';
import type { LabAnswer, LabOrder } from './labMessages.ts';

export interface ThreadEvents {
  onNews(news: readonly TrainingNews[]): void;
  /** Its budget is spent, or it was told to stop: nothing follows. */
  onOver(): void;
  onFailed(message: string): void;
}

export interface Thread {
  order(order: TrainingOrder): void;
  end(): void;
}

export type StartThread = (
  plan: TrainingPlan,
  orders: readonly TrainingOrder[], // heard before its first step
  events: ThreadEvents,
) => Thread;

export const startThread: StartThread = (plan, orders, events) => {
  const worker = new Worker(new URL('./labWorker.ts', import.meta.url), { type: 'module' });
  const tell = (order: LabOrder): void => worker.postMessage(order);
  worker.onmessage = ({ data }: MessageEvent<LabAnswer>) => {
    switch (data.kind) {
      case 'news':
        return events.onNews(data.news);
      case 'over':
        return events.onOver();
      case 'failed':
        return events.onFailed(data.message);
    }
  };
  worker.onerror = (event) => events.onFailed(event.message || 'the worker did not start');
  tell({ kind: 'start', plan, orders });
  return { order: tell, end: () => worker.terminate() };
};
