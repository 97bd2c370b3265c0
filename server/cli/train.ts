// npm run train -- --recipe R --seed S [--env E] [--steps N | --episodes N] [--engine kernel|js|tfjs] [--out DIR] [--from MODEL] [--json]; --list
import { join } from 'node:path';
import { Option } from 'commander';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { recipeHash } from '../../shared/learner/recipeHash.ts';
import { recipeProblems } from '../../shared/learner/recipeProblems.ts';
import { RECIPES, recipeNamed } from '../../shared/learner/recipes/index.ts';
import { encodeCheckpoint, type Origin } from '../../shared/policy/checkpoint.ts';
import { SIM_VERSION } from '../../shared/sim/cartpole.ts';
import { CARTPOLE_V0, CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';
import type { EnvironmentSpec } from '../../shared/sim/environment.ts';
import { command, printJson, runCommand, UsageError, wholeNumber } from './support/command.ts';
import { ENGINES, type EngineName } from './support/engines.ts';
import { readCheckpoint, writeWhole } from './support/files.ts';
import { createProgress } from './support/progress.ts';
import { recipeTable } from './support/recipeTable.ts';
import { fits, type TrainingReport, type TrainingResult, train } from './support/training.ts';

interface Options {
  readonly list?: true;
  readonly recipe?: string;
  readonly seed: number;
  readonly env: string;
  readonly steps?: number;
  readonly episodes?: number;
  readonly engine: EngineName;
  readonly out?: string;
  readonly from?: string;
  readonly json?: true;
}

const ENVIRONMENTS: readonly EnvironmentSpec[] = [CARTPOLE_V1, CARTPOLE_V0];

const program = command('train', 'Train a recipe and report what its policy reaches')
  .option('--recipe <name>', 'a named recipe; --list shows them')
  .option('--list', 'print the recipes and exit')
  .addOption(wholeNumber('--seed <n>', 'seed of the run', 0, Number.MAX_SAFE_INTEGER).default(1))
  .addOption(new Option('--env <id>', 'environment').choices(ENVIRONMENTS.map(({ id }) => id)).default(CARTPOLE_V1.id))
  .addOption(
    wholeNumber('--steps <n>', "budget in environment steps instead of the recipe's", 1, 100_000_000).conflicts(
      'episodes',
    ),
  )
  .addOption(wholeNumber('--episodes <n>', "budget in episodes instead of the recipe's", 1, 10_000_000))
  .addOption(new Option('--engine <name>', 'what does the arithmetic').choices(ENGINES).default('kernel'))
  .option('--out <folder>', 'save the last and the best checkpoint there')
  .option('--from <file>', 'start from the weights of a checkpoint')
  .option('--json', 'end with one JSON object on stdout')
  .action(async () => {
    const options = program.opts<Options>();
    if (options.list) {
      process.stdout.write(recipeTable(RECIPES));
      return;
    }
    const recipe = chooseRecipe(options);
    const spec = ENVIRONMENTS.find(({ id }) => id === options.env) ?? CARTPOLE_V1;
    const startFrom = options.from === undefined ? undefined : weightsFrom(options.from, recipe, spec);
    const job = { recipe, seed: options.seed, spec, engine: options.engine, ...(startFrom ? { startFrom } : {}) };
    const result = await train(job, createProgress(recipe, options.seed));
    if (options.out !== undefined) save(options.out, recipe, spec, result);
    if (options.json) printJson(result.report);
    else process.stdout.write(summary(result.report));
  });

function chooseRecipe({ recipe: name, steps, episodes }: Options): Recipe {
  const known = RECIPES.map((recipe) => recipe.name).join(', ');
  if (name === undefined) throw new UsageError([`--recipe is missing; known recipes: ${known}`]);
  const named = recipeNamed(name);
  if (!named) throw new UsageError([`unknown recipe ${name}; known recipes: ${known}`]);
  const budget = steps !== undefined ? { steps } : episodes !== undefined ? { episodes } : named.budget;
  const recipe = { ...named, budget };
  const problems = recipeProblems(recipe);
  if (problems.length > 0) throw new UsageError(problems);
  return recipe;
}

function weightsFrom(path: string, recipe: Recipe, spec: EnvironmentSpec): Float32Array {
  const { policy } = readCheckpoint(path);
  if (!fits(recipe, spec, policy.parameters)) {
    const { shape } = engineOptions(recipe, spec);
    throw new UsageError([`${path} holds a network ${sizes(policy.shape)}, but ${recipe.name} trains ${sizes(shape)}`]);
  }
  return policy.parameters;
}

const sizes = (shape: { inputs: number; hidden: readonly number[]; outputs: number }): string =>
  [shape.inputs, ...shape.hidden, shape.outputs].join('-');

function save(folder: string, recipe: Recipe, spec: EnvironmentSpec, { report, served, best }: TrainingResult): void {
  const { shape } = engineOptions(recipe, spec);
  const origin: Omit<Origin, 'kind' | 'step' | 'episode' | 'mean'> = {
    environment: spec.id,
    recipe: recipe.name,
    recipeHash: recipeHash(recipe),
    settings: recipe,
    seed: report.seed,
    simVersion: SIM_VERSION,
  };
  const file = (parameters: Float32Array, moment: Pick<Origin, 'kind' | 'step' | 'episode' | 'mean'>): Uint8Array =>
    encodeCheckpoint({
      policy: { shape, parameters, observationScale: recipe.observationScale },
      origin: { ...origin, ...moment },
    });
  const name = join(folder, `${recipe.name}-${report.seed}`);
  writeWhole(
    `${name}-last.cpa`,
    file(served, { kind: 'last', step: report.steps, episode: report.episodes, mean: null }),
  );
  if (best)
    writeWhole(
      `${name}-best.cpa`,
      file(best.parameters, { kind: 'best', step: best.step, episode: best.episode, mean: best.mean }),
    );
}

function summary(r: TrainingReport): string {
  const solved =
    r.solvedAtStep === null || r.solvedAtSeconds === null
      ? 'not solved'
      : `solved at step ${r.solvedAtStep} after ${r.solvedAtSeconds.toFixed(3)} s of training; ${((r.staysSolved ?? 0) * 100).toFixed(0)} % of later evaluations solved`;
  return [
    `${r.recipe} seed ${r.seed} on ${r.env} (${r.engine}): ${r.steps} steps, ${r.episodes} episodes, ${r.updates} updates in ${r.trainSeconds.toFixed(2)} s`,
    solved,
    `served policy at the end: mean ${r.evaluation.mean.toFixed(1)} (${r.evaluation.min}..${r.evaluation.max}) over ${r.evaluation.episodes} episodes`,
    `weights ${r.weightsSha256}`,
    '',
  ].join('\n');
}

await runCommand(program);
