/** A thread that trains one run at the pace people can watch, and tells what happens. It ends with its run. */
import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { createKernelEngine, kernelSupported } from '../../shared/kernel/wasmEngine.ts';
import { engineOptions, forwardOnly } from '../../shared/learner/engineOptions.ts';
import { createEvaluator } from '../../shared/learner/evaluator.ts';
import { createRun } from '../../shared/learner/run.ts';
import type { TrainingNews, TrainingPlan } from '../../shared/protocol/trainingNews.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';
import { momentFile } from './momentFile.ts';
import { createWatchedRun } from './watchedRun.ts';

const MAX_CATCH_UP_MS = 200; // after a pause the run goes on from now instead of racing through what it missed

/** Training yields to the tick loop where both want one core. Linux lets a thread lower itself alone; elsewhere nothing happens. */
function lowerPriority(): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, constants.priority.PRIORITY_LOW);
  } catch {
    // a system that forbids it trains at the usual priority
  }
}
lowerPriority();

const plan = workerData as TrainingPlan; // made by our own main thread
const newEngine = kernelSupported() ? createKernelEngine : createJsEngine;
const run = createRun({
  recipe: plan.recipe,
  seed: plan.seed,
  environment: cartPoleEnvironment(CARTPOLE_V1),
  engine: newEngine(engineOptions(plan.recipe, CARTPOLE_V1)),
});
const shape = run.engine.options.shape;
const evaluator = createEvaluator(newEngine(forwardOnly(shape)), plan.recipe, CARTPOLE_V1);
const watched = createWatchedRun(
  run.events(),
  plan,
  () => evaluator.probe(run.served()),
  (at) => momentFile(run, CARTPOLE_V1, at),
  CARTPOLE_V1.solvedAt,
);

let nextStepMs = performance.now();
let nextNewsMs = nextStepMs;
let bundle: TrainingNews[] = [];

function beat(): void {
  const now = performance.now();
  if (now - nextStepMs > MAX_CATCH_UP_MS) nextStepMs = now;
  while (nextStepMs <= now && !watched.over()) {
    nextStepMs += plan.stepMs;
    bundle.push(...watched.step(now));
  }
  if (bundle.length > 0 && (now >= nextNewsMs || watched.over())) {
    parentPort?.postMessage(bundle);
    bundle = [];
    nextNewsMs = now + plan.newsMs;
  }
  if (!watched.over()) setTimeout(beat, Math.max(nextStepMs - performance.now(), 1));
}
beat();
