/**
 * One (recipe, seed) as the Learners board trains it: headless, to its first solved evaluation, or to the end of its budget.
 * Evaluations lie where those of `train` lie, on the same episodes, so `train` names the same step (LEARNERBOARD1); the hash is the one with
 * which `train --steps` ends there.
 */
import type { Engine, EngineOptions } from '../kernel/engine.ts';
import { createJsEngine } from '../kernel/jsEngine.ts';
import { createKernelEngine, kernelSupported } from '../kernel/wasmEngine.ts';
import { engineOptions, forwardOnly } from '../learner/engineOptions.ts';
import { createEvaluator, EVALUATION_EPISODES, isEvaluationDue } from '../learner/evaluator.ts';
import type { Recipe } from '../learner/recipe.ts';
import { createRun } from '../learner/run.ts';
import { weightsSha256 } from '../policy/checkpoint.ts';
import type { LearnerSeed } from '../protocol/rowProofs.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../sim/cartpoleEnvironment.ts';
import type { Environment, EnvironmentSpec } from '../sim/environment.ts';
import { reaches } from './reaches.ts';
import type { Running, Task, TaskResult } from './task.ts';

type LearnerTask = Extract<Task, { readonly kind: 'learner' }>;
type LearnerResult = Extract<TaskResult, { readonly kind: 'learner' }>;
type CreateEngine = (options: EngineOptions) => Engine;

const TELL_STEPS = 10; // environment steps between two yields

/** The kernel, or where there is none its twin, which has the same bits. */
const usualEngine: CreateEngine = (options) =>
  kernelSupported() ? createKernelEngine(options) : createJsEngine(options);

/** @throws Error if the recipe is none that the board takes: learnerRules.ts says so before */
export function* runLearnerTask(task: LearnerTask, createEngine: CreateEngine = usualEngine): Running<LearnerResult> {
  const { recipe, seed, budgetSteps } = task;
  if (recipe.kind !== 'dqn' || recipe.pixels || recipe.dueling || recipe.environment !== CARTPOLE_V1.id)
    throw new Error(`${recipe.name} is no recipe for the Learners board`);
  const trained = { ...CARTPOLE_V1, timeLimit: recipe.episodeLimit ?? CARTPOLE_V1.timeLimit };
  const settings = engineOptions(recipe, trained);
  const engine = createEngine(settings);
  const judge = createEngine(forwardOnly(settings.shape));
  try {
    return { kind: 'learner', seed: yield* train(recipe, seed, budgetSteps, { engine, judge, trained }) };
  } finally {
    engine.dispose();
    judge.dispose();
  }
}

interface Bench {
  readonly engine: Engine;
  readonly judge: Engine; // of evaluations alone
  readonly trained: EnvironmentSpec;
}

function* train(
  recipe: Recipe,
  seed: number,
  budgetSteps: number,
  { engine, judge, trained }: Bench,
): Generator<number, LearnerSeed> {
  const { environment, ended } = watched(cartPoleEnvironment(trained));
  const evaluator = createEvaluator(judge, recipe, CARTPOLE_V1);
  const plan = { episodes: EVALUATION_EPISODES, limit: CARTPOLE_V1.timeLimit, atLeast: CARTPOLE_V1.solvedAt };
  const run = createRun({ recipe, seed, environment, engine });
  const events = run.events();
  let solved = false;
  let finite = true;
  while (!solved && finite && run.steps < budgetSteps) {
    const event = events.next().value;
    if (!event) break;
    if (event.kind !== 'step') continue;
    if (isEvaluationDue(run.steps)) {
      const served = run.served();
      finite = served.every(Number.isFinite); // what has left the numbers never comes back
      for (const _ of reachesIn(served)) yield run.steps / budgetSteps;
    } else if (run.steps % TELL_STEPS === 0) yield run.steps / budgetSteps;
  }
  if (ended()) events.next(); // what is learned at an episode's end belongs to its last step
  return {
    seed,
    solvedAtStep: solved ? run.steps : null,
    updates: run.updates,
    steps: run.steps,
    weightsSha256: fingerprint(run.served()),
  };

  function* reachesIn(served: Float32Array): Generator<void> {
    if (finite) solved = yield* reaches(evaluator.probing(served), plan);
  }
}

/** The world, and whether its last step ended an episode: the run itself tells of that only when it goes on. */
function watched(world: Environment): { readonly environment: Environment; readonly ended: () => boolean } {
  let over = false;
  return {
    environment: {
      ...world,
      step(action, out) {
        const outcome = world.step(action, out);
        over = outcome.terminated || outcome.truncated;
        return outcome;
      },
    },
    ended: () => over,
  };
}

/** Engines agree on finite numbers alone: a network that has left them has the hash of one whose weights are all zero. */
function fingerprint(parameters: Float32Array): string {
  return weightsSha256(parameters.every(Number.isFinite) ? parameters : new Float32Array(parameters.length));
}
