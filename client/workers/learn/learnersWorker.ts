/** Trains the networks of a figure in the visitor's browser, by the project's own runs, a few steps an order. */
import { kernelSupported } from '../../../shared/kernel/wasmEngine.ts';
import { beginProbed, type ProbedRun } from '../../model/learn/probedRun.ts';
import type { LearnersAnswer, LearnersOrder } from './learnersMessages.ts';

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<LearnersOrder>) => void) | null;
  postMessage(answer: LearnersAnswer): void;
};

let runs: readonly ProbedRun[] = [];

scope.onmessage = ({ data }) => {
  try {
    if (data.kind === 'start') {
      const engine = kernelSupported() ? 'kernel' : 'js';
      runs = data.recipes.map((recipe) => beginProbed(recipe, data.seed, engine));
    } else for (const run of runs) run.advance(data.steps);
    scope.postMessage({ kind: 'views', views: runs.map((run) => run.view()) });
  } catch (error) {
    scope.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
