/** Computes a newborn's run in the visitor's browser: the learner and its engines unchanged, as far ahead as the page allows. */
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { createKernelEngine, kernelSupported } from '../../shared/kernel/wasmEngine.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import { networkRecipeNamed } from '../../shared/learner/recipes/index.ts';
import { createRun } from '../../shared/learner/run.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';
import type { LearnedStep, LearnerAnswer, LearnerOrder } from './raceMessages.ts';

const BATCH_STEPS = 20; // a message at least so often: the first steps must not wait for the last

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<LearnerOrder>) => void) | null;
  postMessage(answer: LearnerAnswer): void;
};

let learner: { readonly learnUpTo: (step: number) => void } | null = null;

function start(recipeName: string, seed: number): { readonly learnUpTo: (step: number) => void } {
  const recipe = networkRecipeNamed(recipeName);
  if (!recipe) throw new Error(`no recipe is called ${recipeName}`);
  const spec = { ...CARTPOLE_V1, timeLimit: recipe.episodeLimit ?? CARTPOLE_V1.timeLimit };
  const options = engineOptions(recipe, spec);
  const engine = kernelSupported() ? createKernelEngine(options) : createJsEngine(options);
  scope.postMessage({ kind: 'ready', engine: engine.name === 'kernel' ? 'kernel' : 'js' });
  const events = createRun({ recipe, seed, environment: cartPoleEnvironment(spec), engine }).events();
  let epsilon = recipe.epsilon.start;
  let done = 0;
  let batch: LearnedStep[] = [];
  const send = (): void => {
    if (batch.length > 0) scope.postMessage({ kind: 'steps', steps: batch });
    batch = [];
  };
  return {
    learnUpTo(step) {
      while (done < step) {
        const next = events.next();
        if (next.done) break;
        const event = next.value;
        if (event.kind === 'episode') {
          epsilon = event.epsilon;
          continue;
        }
        done = event.step;
        const { episode, episodeSeed, explored } = event;
        batch.push({ episode, episodeSeed, action: event.action === 1 ? 1 : 0, explored, epsilon });
        if (batch.length >= BATCH_STEPS) send();
      }
      send();
    },
  };
}

scope.onmessage = ({ data }) => {
  try {
    if (data.kind === 'start') learner = start(data.recipe, data.seed);
    else learner?.learnUpTo(data.step);
  } catch (error) {
    scope.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
