/** Computes a newborn's run in the visitor's browser: the learner and its engines unchanged, as far ahead as the page allows. */
import { kernelSupported } from '../../shared/kernel/wasmEngine.ts';
import { createNewborn } from './newborn.ts';
import type { Fingerprint, LearnedStep, LearnerAnswer, LearnerOrder } from './raceMessages.ts';
import { createRecentWeights } from './recentWeights.ts';

const BATCH_STEPS = 20; // a message at least so often: the first steps must not wait for the last

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<LearnerOrder>) => void) | null;
  postMessage(answer: LearnerAnswer): void;
};

interface Learner {
  learnUpTo(step: number): void;
  fingerprint(step: number): Fingerprint;
}

let learner: Learner | null = null;

function start(recipe: string, seed: number): Learner {
  const engine = kernelSupported() ? 'kernel' : 'js';
  const newborn = createNewborn(recipe, seed, engine);
  const recent = createRecentWeights(newborn);
  scope.postMessage({ kind: 'ready', engine });
  let batch: LearnedStep[] = [];
  const send = (): void => {
    if (batch.length > 0) scope.postMessage({ kind: 'steps', steps: batch });
    batch = [];
  };
  return {
    learnUpTo(step) {
      while (newborn.step < step) {
        const lived = newborn.live();
        if (!lived) break;
        recent.remember();
        batch.push(lived);
        if (batch.length >= BATCH_STEPS) send();
      }
      send();
    },
    fingerprint: (step) => recent.fingerprint(step),
  };
}

scope.onmessage = ({ data }) => {
  try {
    if (data.kind === 'start') learner = start(data.recipe, data.seed);
    else if (data.kind === 'upTo') learner?.learnUpTo(data.step);
    else if (learner) scope.postMessage({ kind: 'fingerprint', fingerprint: learner.fingerprint(data.step) });
  } catch (error) {
    scope.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
