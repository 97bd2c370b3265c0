/** A learner in a thread of its own, from the page's side. */
import type { Fingerprint, LearnedStep, LearnerAnswer, LearnerOrder } from './raceMessages.ts';

export interface LearnerEvents {
  onReady(engine: 'kernel' | 'js'): void;
  onSteps(steps: readonly LearnedStep[]): void;
  onFingerprint(fingerprint: Fingerprint): void;
  onFailed(message: string): void;
}

export interface Learner {
  /** Lets it compute up to this step of its run; a smaller number than before changes nothing. */
  learnUpTo(step: number): void;
  /** Asks what it was at a step that has just been shown. */
  askFingerprint(step: number): void;
  stop(): void;
}

const ORDER_STEPS = 10; // an order is worth a message from so many new steps on

export function startLearner(recipe: string, seed: number, events: LearnerEvents): Learner {
  const worker = new Worker(new URL('./raceWorker.ts', import.meta.url), { type: 'module' });
  const order = (message: LearnerOrder): void => worker.postMessage(message);
  let ordered = 0;
  worker.onmessage = ({ data }: MessageEvent<LearnerAnswer>) => {
    switch (data.kind) {
      case 'ready':
        return events.onReady(data.engine);
      case 'steps':
        return events.onSteps(data.steps);
      case 'fingerprint':
        return events.onFingerprint(data.fingerprint);
      case 'failed':
        return events.onFailed(data.message);
    }
  };
  worker.onerror = (event) => events.onFailed(event.message);
  order({ kind: 'start', recipe, seed });
  return {
    learnUpTo(step) {
      if (step < ordered + ORDER_STEPS) return;
      ordered = step;
      order({ kind: 'upTo', step });
    },
    askFingerprint: (step) => order({ kind: 'fingerprint', step }),
    stop: () => worker.terminate(),
  };
}
