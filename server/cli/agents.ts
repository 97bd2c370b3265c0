// npm run agents [-- --pixels] [--check | --scan RECIPE --seed S]: makes assets/models, or compares it, or shows a run's moments to choose from.
import { join } from 'node:path';
import { engineOptions, forwardOnly } from '../../shared/learner/engineOptions.ts';
import { createEvaluator, type Evaluator } from '../../shared/learner/evaluator.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { recipeEnvironment } from '../../shared/learner/recipeEnvironment.ts';
import { recipeHash } from '../../shared/learner/recipeHash.ts';
import { NETWORK_RECIPES, networkRecipeNamed } from '../../shared/learner/recipes/index.ts';
import { createRun, type Run } from '../../shared/learner/run.ts';
import { encodeCheckpoint, sha256Hex } from '../../shared/policy/checkpoint.ts';
import { SIM_VERSION } from '../../shared/sim/cartpole.ts';
import { CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';
import { engineFor } from '../../shared/training/trainee.ts';
import { command, runCommand, UsageError, wholeNumber } from './support/command.ts';
import { createEngine } from './support/engines.ts';
import { readBytes, writeWhole } from './support/files.ts';
import { HOUSE_AGENTS, type Moment, PIXEL_AGENTS } from './support/houseAgents.ts';

interface Options {
  readonly check?: true;
  readonly pixels?: true;
  readonly scan?: string;
  readonly seed: number;
  readonly folder: string;
}

const program = command('agents', 'Make the house agents: the same bytes each time')
  .option('--check', 'compare with the files that are there; exit 1 if one differs')
  .option('--pixels', 'those that see frames, which takes minutes, instead of the others')
  .option('--scan <recipe>', 'print the greedy mean after each episode of a run')
  .addOption(wholeNumber('--seed <n>', 'seed of the scanned run', 0, Number.MAX_SAFE_INTEGER).default(1))
  .option('--folder <path>', 'where the files are', 'assets/models')
  .action(async () => {
    const { scan, seed, check, pixels, folder } = program.opts<Options>();
    if (scan !== undefined) {
      for await (const { run, judge } of episodesOf(known(scan), seed)) {
        process.stdout.write(`episode ${run.episodes}  step ${run.steps}  mean ${judge.probe(run.served()).mean}\n`);
      }
      return;
    }
    let differing = 0;
    for (const moment of pixels ? PIXEL_AGENTS : HOUSE_AGENTS) {
      const { bytes, mean } = await makeAgent(moment);
      const path = join(folder, pixels ? 'pixels' : '', `${moment.id}.cpa`);
      if (!check) writeWhole(path, bytes);
      const same = check !== true || Buffer.from(bytes).equals(readBytes(path));
      if (!same) differing++;
      process.stdout.write(`${moment.id}  mean ${mean}  sha256 ${sha256Hex(bytes)}${same ? '' : '  DIFFERS'}\n`);
    }
    if (differing > 0) process.exitCode = 1;
  });

function known(name: string): Recipe {
  const recipe = networkRecipeNamed(name);
  if (!recipe)
    throw new UsageError([`unknown recipe ${name}; known recipes: ${NETWORK_RECIPES.map((r) => r.name).join(', ')}`]);
  return recipe;
}

/** Stops after each training episode of a run, and at the end of its budget. */
async function* episodesOf(
  recipe: Recipe,
  seed: number,
): AsyncGenerator<{ readonly run: Run; readonly judge: Evaluator; readonly over: boolean }> {
  const spec = { ...CARTPOLE_V1, timeLimit: recipe.episodeLimit ?? CARTPOLE_V1.timeLimit };
  const options = engineOptions(recipe, spec);
  const name = engineFor(recipe);
  const engine = await createEngine(name, options);
  const judge = createEvaluator(await createEngine(name, forwardOnly(options.shape)), recipe, CARTPOLE_V1);
  const run = createRun({ recipe, seed, environment: recipeEnvironment(recipe, spec), engine });
  for (const event of run.events()) if (event.kind === 'episode') yield { run, judge, over: false };
  yield { run, judge, over: true };
}

async function makeAgent(moment: Moment): Promise<{ readonly bytes: Uint8Array; readonly mean: number }> {
  const { id, recipe: name, seed, episode } = moment;
  const recipe = known(name);
  for await (const { run, judge, over } of episodesOf(recipe, seed)) {
    if (!over && (episode === 'end' || run.episodes < episode)) continue;
    if (over && episode !== 'end') break;
    const parameters = run.served();
    const { mean } = judge.probe(parameters);
    const bytes = encodeCheckpoint({
      policy: { shape: run.engine.options.shape, parameters, observationScale: recipe.observationScale },
      origin: {
        environment: CARTPOLE_V1.id,
        recipe: recipe.name,
        recipeHash: recipeHash(recipe),
        settings: recipe,
        seed,
        step: run.steps,
        episode: run.episodes,
        kind: episode === 'end' ? 'last' : 'moment',
        mean,
        simVersion: SIM_VERSION,
      },
    });
    return { bytes, mean };
  }
  throw new Error(`${id}: the run of ${name} with seed ${seed} ends before episode ${episode}`);
}

await runCommand(program);
