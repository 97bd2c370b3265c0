// npm run train -- --recipe R|FILE --seed S ... | --resume FILE | --use MODEL | --list. See README.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Option } from 'commander';
import { shapeText } from '../../shared/learner/anyRecipe.ts';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import { RECIPES } from '../../shared/learner/recipes/index.ts';
import { ENVIRONMENT_IDS, environmentNamed } from '../../shared/sim/environments.ts';
import { engineFor } from '../../shared/training/trainee.ts';
import { askForSaved } from './support/askForSaved.ts';
import type { TrainingJob } from './support/chronicle.ts';
import { command, printJson, runCommand, UsageError, wholeNumber } from './support/command.ts';
import { ENGINES } from './support/engines.ts';
import { prepareFolder, writeWhole } from './support/files.ts';
import { readPolicyFile } from './support/policyFiles.ts';
import { createProgress } from './support/progress.ts';
import { readRecipe } from './support/recipeFile.ts';
import { recipeTable } from './support/recipeTable.ts';
import { sameRun } from './support/resuming.ts';
import { createRunKeeper, type RunKeeper, readRunFile } from './support/runKeeper.ts';
import { showModel, shownLines, summary } from './support/shownEpisodes.ts';
import { createTensorboardListener } from './support/tensorboardListener.ts';
import { type Listener, train } from './support/training.ts';
import type { TrainingResult } from './support/trainingReport.ts';
import { budgetOf, type Options } from './support/trainOptions.ts';

const program = command('train', 'Train a recipe and report what its policy reaches')
  .option('--recipe <name or file>', 'a named recipe, or a .json file of one; --list shows the names')
  .option('--list', 'print the recipes and exit')
  .option('--use <model>', 'show greedy episodes of a saved policy instead of training')
  .addOption(wholeNumber('--seed <n>', 'seed of the run (1)', 0, Number.MAX_SAFE_INTEGER))
  .addOption(new Option('--env <id>', "world instead of the recipe's").choices(ENVIRONMENT_IDS))
  .addOption(
    wholeNumber('--steps <n>', "budget in environment steps instead of the recipe's", 1, 100_000_000).conflicts(
      'episodes',
    ),
  )
  .addOption(wholeNumber('--episodes <n>', "budget in episodes instead of the recipe's", 1, 10_000_000))
  .addOption(new Option('--engine <name>', 'what does the arithmetic (kernel; tfjs for frames)').choices(ENGINES))
  .option('--out <folder>', 'save the last and the best policy there, and the run itself while it goes')
  .option('--from <model>', 'start from the weights of a saved policy, of any format')
  .addOption(new Option('--resume <file>', 'go on with a run that was stopped').conflicts(['from', 'use']))
  .addOption(wholeNumber('--save-every <n>', 'steps between saves of the run (every 10 s)', 1, 100_000_000))
  .option('--tensorboard <folder>', 'write event files for TensorBoard')
  .option('--json', 'end with one JSON object on stdout')
  .action(async () => {
    const options = program.opts<Options>();
    if (options.list) process.stdout.write(recipeTable(RECIPES));
    else if (options.use !== undefined) await showModel(options.use, options);
    else await trainAndTell(options);
  });

async function trainAndTell(options: Options): Promise<void> {
  const resumed = options.resume === undefined ? null : readRunFile(options.resume);
  const job = resumed ? sameRun(resumed, options) : newJob(options);
  const { recipe, seed } = job;
  const saved = await askForSaved(recipe, seed, options);
  if (saved !== null) return showModel(saved, { ...options, episodes: recipe.shownEpisodes });
  const name = `${recipe.name}-${seed}`;
  const out = options.out ?? (options.resume === undefined ? null : dirname(options.resume));
  if (out !== null) prepareFolder(out);
  const keeper = createRunKeeper({
    folder: out,
    name,
    everySteps: options.saveEvery ?? null,
    resumed: options.resume ?? null,
  });
  if (out !== null && options.resume === undefined) tellOfStopped(keeper.path);
  const progress = createProgress({ recipe, seed, lines: options.json ? process.stderr : process.stdout });
  const board = options.tensorboard === undefined ? null : createTensorboardListener(options.tensorboard, recipe, seed);
  const stop = (): void => keeper.stop();
  process.once('SIGINT', stop).once('SIGTERM', stop).once('SIGHUP', stop);
  try {
    const result = await train(job, board ? both(progress, board) : progress, keeper);
    progress.stop();
    if (result) tell(job, result, keeper, { ...options, out });
    else tellStopped(keeper);
  } finally {
    progress.stop();
    board?.close();
    process.off('SIGINT', stop).off('SIGTERM', stop).off('SIGHUP', stop);
  }
}

function newJob(options: Options): TrainingJob {
  if (options.recipe === undefined)
    throw new UsageError([`--recipe is missing; known recipes: ${RECIPES.map(({ name }) => name).join(', ')}`]);
  const budget = budgetOf(options);
  const recipe = readRecipe({ recipe: options.recipe, env: options.env, budget });
  const spec = environmentNamed(recipe.environment)!; // readRecipe has checked it
  const engine = options.engine ?? engineFor(recipe);
  if (engineFor(recipe) === 'tfjs' && engine !== 'tfjs')
    throw new UsageError([`${recipe.name} needs --engine tfjs: ${engine} has dense layers alone, and no dueling`]);
  const seed = options.seed ?? 1;
  const job = { recipe, seed, spec, engine };
  return options.from === undefined ? job : { ...job, startFrom: weightsFrom(options.from, job) };
}

function weightsFrom(path: string, { recipe, spec }: Pick<TrainingJob, 'recipe' | 'spec'>): Float32Array {
  if (recipe.kind !== 'dqn')
    throw new UsageError([`--from takes the weights of a network; ${recipe.name} trains a table`]);
  if (recipe.dueling)
    throw new UsageError([`--from takes a plain network's weights; ${recipe.name} learns two streams (dueling)`]);
  const { shape: held, parameters, observationScale } = readPolicyFile(path);
  const { shape } = engineOptions(recipe, spec);
  if (shapeText(held) !== shapeText(shape))
    throw new UsageError([`${path} holds a network ${shapeText(held)}, but ${recipe.name} trains ${shapeText(shape)}`]);
  const scales = [observationScale, recipe.observationScale].map((scale) => JSON.stringify(scale ?? 'none'));
  if (scales[0] !== scales[1])
    throw new UsageError([`${path} scales observations by ${scales[0]}, but ${recipe.name} by ${scales[1]}`]);
  return parameters;
}

function tell(
  job: TrainingJob,
  result: TrainingResult,
  keeper: RunKeeper,
  options: { json?: true; out: string | null },
): void {
  if (options.out !== null) {
    const name = join(options.out, `${job.recipe.name}-${job.seed}`);
    if (result.last) writeWhole(`${name}-last.cpa`, result.last);
    if (result.best) writeWhole(`${name}-best.cpa`, result.best);
    keeper.finish();
  }
  const lines = shownLines(job.recipe, result);
  if (options.json) {
    process.stderr.write(lines);
    printJson(result.report);
  } else process.stdout.write(`${lines}${summary(result.report, result.last === null)}`);
}

/** A run that was stopped there and never ended is about to be replaced: its owner may not want that. */
function tellOfStopped(path: string): void {
  if (existsSync(path))
    process.stderr.write(
      `note: ${path} is a run that was stopped; this one replaces it at its first save (--resume ${path} goes on with it)\n`,
    );
}

function tellStopped({ path, savedStep }: RunKeeper): void {
  process.stderr.write(
    `stopped and saved at step ${savedStep}; to go on: npm run train -- --resume ${path}${process.argv.includes('--json') ? ' --json' : ''}\n`,
  );
  process.exitCode = 130; // as shells report Ctrl-C
}

function both(a: Listener, b: Listener): Listener {
  return {
    begin(at) {
      a.begin?.(at);
      b.begin?.(at);
    },
    episode(progress, stepsPerSecond) {
      a.episode(progress, stepsPerSecond);
      b.episode(progress, stepsPerSecond);
    },
    evaluation(step, mean) {
      a.evaluation(step, mean);
      b.evaluation(step, mean);
    },
  };
}

await runCommand(program);
