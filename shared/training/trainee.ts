/** A run with what judges and keeps its policy, whichever learner it has. */
import { plainShape } from '../kernel/dueling.ts';
import type { Engine, EngineOptions } from '../kernel/engine.ts';
import { kernelSupported } from '../kernel/wasmEngine.ts';
import type { AnyRecipe, AnyRun } from '../learner/anyRecipe.ts';
import { engineOptions, forwardOnly } from '../learner/engineOptions.ts';
import { createEvaluator, type Evaluator } from '../learner/evaluator.ts';
import type { Recipe } from '../learner/recipe.ts';
import { recipeEnvironment } from '../learner/recipeEnvironment.ts';
import { createRun } from '../learner/run.ts';
import type { Snapshot } from '../learner/snapshot.ts';
import { encodeTable } from '../learner/tableFile.ts';
import { createTableEvaluator } from '../learner/tabularEvaluation.ts';
import type { TabularRecipe } from '../learner/tabularRecipe.ts';
import { createTabularRun } from '../learner/tabularRun.ts';
import { encodeCheckpoint, type Origin } from '../policy/checkpoint.ts';
import type { EnvironmentSpec } from '../sim/environment.ts';
import { createEnvironment } from '../sim/environments.ts';

export type EngineName = Engine['name'];

/** Brings the engines: what has tfjs loads it only when it is asked for, with the addresses of its files. */
export type CreateEngine = (name: EngineName, options: EngineOptions) => Engine | Promise<Engine>;

/** The fastest that has the recipe's layers: tfjs alone has convolutions and the dueling head. */
export function engineFor(recipe: AnyRecipe): 'kernel' | 'tfjs' {
  return recipe.kind === 'dqn' && (recipe.pixels !== null || recipe.dueling) ? 'tfjs' : 'kernel';
}

export interface TraineeOptions<R extends AnyRecipe = AnyRecipe> {
  readonly recipe: R;
  readonly seed: number;
  readonly spec: EnvironmentSpec;
  readonly engine: EngineName;
  readonly startFrom?: Float32Array | undefined;
  readonly resume?: Snapshot | undefined;
}

export interface Trainee {
  readonly run: AnyRun;
  readonly evaluator: Evaluator;
  /** The policy as a file. */
  file(served: Float32Array, origin: Origin): Uint8Array;
  dispose(): void;
}

export function createTrainee(options: TraineeOptions, createEngine: CreateEngine): Promise<Trainee> {
  const { recipe } = options;
  return recipe.kind === 'dqn'
    ? createNetworkTrainee({ ...options, recipe }, createEngine)
    : Promise.resolve(createTableTrainee({ ...options, recipe }));
}

async function createNetworkTrainee(options: TraineeOptions<Recipe>, createEngine: CreateEngine): Promise<Trainee> {
  const { recipe, seed, spec, startFrom, resume } = options;
  const trained = { ...spec, timeLimit: recipe.episodeLimit ?? spec.timeLimit };
  const settings = engineOptions(recipe, trained);
  const shape = plainShape(settings.shape);
  const engine = await createEngine(options.engine, settings);
  const judge = await createEngine(judgeName(recipe, options.engine), forwardOnly(shape));
  const environment = recipeEnvironment(recipe, trained);
  const origin = { ...(startFrom ? { startFrom } : {}), ...(resume ? { resume } : {}) };
  const run = createRun({ recipe, seed, environment, engine, ...origin });
  return {
    run,
    evaluator: createEvaluator(judge, recipe, spec),
    file: (parameters, from) =>
      encodeCheckpoint({
        policy: { shape, parameters, observationScale: recipe.observationScale },
        origin: from,
      }),
    dispose() {
      engine.dispose();
      judge.dispose();
    },
  };
}

/** Networks on states are judged by the kernel, whatever trained them: equal weights, equal verdict. */
function judgeName(recipe: Recipe, engine: EngineName): EngineName {
  if (recipe.pixels) return engine;
  return kernelSupported() ? 'kernel' : 'js';
}

function createTableTrainee({ recipe, seed, spec, resume }: TraineeOptions<TabularRecipe>): Trainee {
  const trained = { ...spec, timeLimit: recipe.episodeLimit ?? spec.timeLimit };
  const options = { recipe, seed, environment: createEnvironment(trained) };
  const run = createTabularRun(resume ? { ...options, resume } : options);
  return {
    run,
    evaluator: createTableEvaluator(recipe, spec),
    file: (table, origin) => encodeTable({ edges: recipe.edges, actions: spec.actionCount, table, origin }),
    dispose() {},
  };
}
