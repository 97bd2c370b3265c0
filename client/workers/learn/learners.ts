/** The learners of a figure, from the page's side: one order at a time, so that a slow machine is not given more than it can do. */
import type { Recipe } from '../../../shared/learner/recipe.ts';
import type { ProbedView } from '../../model/learn/probedRun.ts';
import type { LearnersAnswer, LearnersOrder } from './learnersMessages.ts';

interface LearnersEvents {
  onViews(views: readonly ProbedView[]): void;
  onFailed(message: string): void;
}

export interface Learners {
  readonly busy: boolean; // the last order is not answered yet
  advance(steps: number): void;
  stop(): void;
}

export function startLearners(recipes: readonly Recipe[], seed: number, events: LearnersEvents): Learners {
  const worker = new Worker(new URL('./learnersWorker.ts', import.meta.url), { type: 'module' });
  let waiting = 0;
  const order = (message: LearnersOrder): void => {
    waiting++;
    worker.postMessage(message);
  };
  worker.onmessage = ({ data }: MessageEvent<LearnersAnswer>) => {
    waiting--;
    if (data.kind === 'views') events.onViews(data.views);
    else events.onFailed(data.message);
  };
  worker.onerror = (event) => events.onFailed(event.message);
  order({ kind: 'start', recipes, seed });
  return {
    get busy() {
      return waiting > 0;
    },
    advance: (steps) => order({ kind: 'advance', steps }),
    stop: () => worker.terminate(),
  };
}
