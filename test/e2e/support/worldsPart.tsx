/** The panels of a run that trains in this very page, of any recipe. Networks on frames stay newborn: their training is the lab's. */
import '../../../client/pages/tokens.css';
import '../../../client/pages/base.css';
import { signal } from '@preact/signals';
import { render } from 'preact';
import { newRun } from '../../../client/model/lab/labRun.ts';
import { probe } from '../../../client/model/probe.ts';
import { createImageForward } from '../../../client/model/worlds/imageForward.ts';
import { chooseLanguage } from '../../../client/pages/language.ts';
import { WorldPanels } from '../../../client/pages/worlds/worldPanels.tsx';
import { EMPTY_HISTORY, type LocalRun, startLocalRun } from '../../../client/workers/lab/localRun.ts';
import type { StartThread } from '../../../client/workers/lab/thread.ts';
import type { Engine, EngineOptions } from '../../../shared/kernel/engine.ts';
import { createJsEngine } from '../../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../../shared/kernel/wasmEngine.ts';
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import type { CheckpointInfo } from '../../../shared/protocol/runEvents.ts';
import { createTrainer } from '../../../shared/training/trainer.ts';

/** Knows what its weights say, and learns nothing. */
function standingEngine(options: EngineOptions): Engine {
  const small = createJsEngine({ ...options, shape: { inputs: 1, hidden: [1], outputs: 1 } });
  let weights = new Float32Array();
  const { inputs, outputs } = options.shape;
  return {
    ...small,
    options,
    load(_, parameters) {
      weights = parameters.slice();
    },
    read: () => weights.slice(),
    blend() {},
    store() {},
    values(_, observations, count, out) {
      const forward = createImageForward(options.shape, weights);
      for (let i = 0; i < count; i++) {
        out.set(forward(observations.subarray(i * inputs, (i + 1) * inputs)), i * outputs);
      }
    },
    update: () => ({ loss: 0, meanQ: 0, gradientNorm: null }),
  };
}

/** On the page's own thread: nothing has to be fetched. */
const startHere: StartThread = (plan, orders, events) => {
  const createEngine = (name: Engine['name'], options: EngineOptions): Engine =>
    name === 'tfjs' ? standingEngine(options) : name === 'js' ? createJsEngine(options) : createKernelEngine(options);
  const trainer = createTrainer(plan, {
    createEngine,
    post: (news) => events.onNews(news),
    now: () => performance.now(),
    wait: (ms) => new Promise((resolve) => window.setTimeout(resolve, ms)),
  });
  for (const order of orders) trainer.order(order);
  trainer.done.then(
    () => events.onOver(),
    (error: unknown) => events.onFailed(String(error)),
  );
  return { order: trainer.order, end: () => trainer.order({ kind: 'stop' }) };
};

const run = signal<LocalRun | null>(null);
const at = signal<CheckpointInfo | null>(null);
const part = {
  run,
  at,
  probe,
  chooseLanguage,
  begin(settings: AnyRecipe, seed: number, stepMs: number): void {
    run.value?.close();
    const plan = { name: '', group: null, settings, seed, stepMs, lingerSteps: null };
    run.value = startLocalRun({ run: newRun(plan, `part-${seed}`, 0), history: EMPTY_HISTORY, start: startHere });
  },
};
export type WorldsPart = typeof part;
Object.assign(window, { worldsPart: part });

function Part() {
  return (
    <div class="part" style={{ padding: '1rem', maxWidth: '80rem', margin: '0 auto', width: '100%' }}>
      {run.value ? <WorldPanels run={run.value} at={at.value} /> : null}
    </div>
  );
}
render(<Part />, document.getElementById('app')!);
