// npm run compare -- --recipes A,B,FILE.json [--seeds N] [--first-seed S] [--env E] [--steps N | --episodes N] [--jobs N] [--out DIR] [--json]
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Option } from 'commander';
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import type { EnvironmentSpec } from '../../shared/sim/environment.ts';
import { ENVIRONMENT_IDS, environmentNamed } from '../../shared/sim/environments.ts';
import { hasEnded, summarise } from './comparison/comparison.ts';
import { comparisonProgress } from './comparison/comparisonProgress.ts';
import { curvesCsv, runsCsv } from './comparison/csv.ts';
import { type Comparison, reportPage } from './comparison/report.ts';
import { runAll } from './comparison/runAll.ts';
import { summaryText } from './comparison/summaryText.ts';
import { command, printJson, runCommand, UsageError, wholeNumber } from './support/command.ts';
import { prepareFolder, writeWhole } from './support/files.ts';
import { readRecipe } from './support/recipeFile.ts';

interface Options {
  readonly recipes: string;
  readonly seeds: number;
  readonly firstSeed: number;
  readonly env?: string;
  readonly steps?: number;
  readonly episodes?: number;
  readonly jobs: number;
  readonly out?: string;
  readonly json?: true;
}

const MOST_SEEDS = 1_000;
const MOST_JOBS = 256;

const program = command(
  'compare',
  'Train recipes with the same seeds and report what they come to, never one lucky run',
)
  .requiredOption('--recipes <list>', 'names of recipes or paths of .json files, with commas between them')
  .addOption(wholeNumber('--seeds <n>', 'runs of each recipe', 1, MOST_SEEDS).default(5))
  .addOption(
    wholeNumber('--first-seed <n>', 'the others follow it', 0, Number.MAX_SAFE_INTEGER - MOST_SEEDS).default(1),
  )
  .addOption(new Option('--env <id>', "environment instead of the recipes' own").choices(ENVIRONMENT_IDS))
  .addOption(
    wholeNumber('--steps <n>', "budget in environment steps instead of the recipes'", 1, 100_000_000).conflicts(
      'episodes',
    ),
  )
  .addOption(wholeNumber('--episodes <n>', "budget in episodes instead of the recipes'", 1, 10_000_000))
  .addOption(wholeNumber('--jobs <n>', 'runs at a time', 1, MOST_JOBS).default(availableParallelism(), 'one a core'))
  .option('--out <folder>', 'write report.html, runs.csv and curves.csv there')
  .option('--json', 'end with one JSON object on stdout')
  .action(async () => {
    const options = program.opts<Options>();
    const recipes = readRecipes(options);
    const spec = commonWorld(recipes);
    const { out } = options;
    if (out !== undefined) prepareFolder(out); // before hours of training, not after

    const begin = performance.now();
    const seeds = Array.from({ length: options.seeds }, (_, i) => options.firstSeed + i);
    const pairs = seeds.flatMap((seed) => recipes.map((recipe) => ({ recipe, seed })));
    const progress = comparisonProgress(pairs.length);
    const entry = fileURLToPath(new URL('./comparison/runProcess.js', import.meta.url)); // beside this file when built
    const inOrderOfStart = await runAll(pairs, { entry, spec, processes: options.jobs }, progress);
    progress.stop();

    const runs = recipes.flatMap((recipe) => inOrderOfStart.filter((run) => run.recipe === recipe));
    const summaries = recipes.map((recipe) => summarise(recipe, spec.id, runs));
    const circumstances = {
      command: commandLine(process.argv.slice(2)),
      machine: `${cpus()[0]?.model.trim() ?? process.arch}, ${availableParallelism()} cores, ${options.jobs} runs at a time`,
      node: process.versions.node,
      date: new Date().toISOString(),
      wallSeconds: (performance.now() - begin) / 1000,
    };
    if (out !== undefined) write(out, { spec, recipes, seeds, summaries, runs, circumstances });
    if (options.json) printJson({ env: spec.id, seeds, ...circumstances, recipes: summaries });
    else process.stdout.write(summaryText(summaries));
    if (!runs.every(hasEnded)) process.exitCode = 1;
  });

/** @throws UsageError with the problems of all of them */
function readRecipes({ recipes: list, env, steps, episodes }: Options): AnyRecipe[] {
  const budget = steps !== undefined ? { steps } : episodes !== undefined ? { episodes } : undefined;
  const problems: string[] = [];
  const names = list.split(',').map((name) => name.trim());
  const recipes = names.flatMap((name) => {
    if (name === '') {
      problems.push(`--recipes ${list} has a name missing`);
      return [];
    }
    try {
      return readRecipe({ recipe: name, env, budget });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push(...error.problems.map((problem) => (problem.includes(name) ? problem : `${name}: ${problem}`)));
      return [];
    }
  });
  const seen = new Set<string>();
  for (const { name } of recipes) {
    if (seen.has(name)) problems.push(`two recipes are called ${name}: the report could not tell them apart`);
    seen.add(name);
  }
  if (problems.length > 0) throw new UsageError([...new Set(problems)]);
  return recipes;
}

/** Returns of different worlds cannot be compared. @throws UsageError */
function commonWorld(recipes: readonly AnyRecipe[]): EnvironmentSpec {
  const worlds = [...new Set(recipes.map(({ environment }) => environment))];
  const spec = environmentNamed(worlds[0]!);
  if (worlds.length === 1 && spec) return spec;
  const each = recipes.map(({ name, environment }) => `${name} for ${environment}`).join(', ');
  throw new UsageError([`the recipes are made for different worlds (${each}): choose one with --env`]);
}

function write(folder: string, comparison: Comparison): void {
  const files = {
    'report.html': reportPage(comparison),
    'runs.csv': runsCsv(comparison.runs),
    'curves.csv': curvesCsv(comparison.runs),
  };
  for (const [name, text] of Object.entries(files)) {
    writeWhole(join(folder, name), text);
    process.stderr.write(`wrote ${join(folder, name)}\n`);
  }
}

/** To be pasted into a shell. */
function commandLine(args: readonly string[]): string {
  const quoted = args.map((arg) => (/^[\w.,:=/@+-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`));
  return `npm run compare -- ${quoted.join(' ')}`;
}

await runCommand(program);
