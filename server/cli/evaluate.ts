// npm run evaluate -- --model FILE [--env E] [--episodes N] [--seed S] [--json]
import { Option } from 'commander';
import { MAX_REPORT_EPISODES } from '../../shared/policy/evaluate.ts';
import { CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';
import { ENVIRONMENT_IDS, environmentNamed } from '../../shared/sim/environments.ts';
import { command, printJson, runCommand, wholeNumber } from './support/command.ts';
import { readServedPolicy } from './support/servedPolicy.ts';

interface Options {
  readonly model: string;
  readonly env?: string;
  readonly episodes: number;
  readonly seed: number;
  readonly json?: true;
}

const program = command('evaluate', 'Play greedy episodes of a policy on seeds that training never uses')
  .requiredOption(
    '--model <file>',
    'checkpoint, table, safetensors, JSON, or the folder or model.json of a LayersModel',
  )
  .addOption(
    new Option('--env <id>', 'world; without it the one the file names, or CartPole-v1').choices(ENVIRONMENT_IDS),
  )
  .addOption(wholeNumber('--episodes <n>', 'number of episodes', 1, MAX_REPORT_EPISODES).default(100))
  .addOption(wholeNumber('--seed <n>', 'which block of evaluation seeds', 0, 0xffff_ffff).default(0))
  .option('--json', 'end with one JSON object on stdout')
  .action(async () => {
    const options = program.opts<Options>();
    const served = readServedPolicy(options.model);
    const spec = environmentNamed(options.env ?? served.environment ?? CARTPOLE_V1.id) ?? CARTPOLE_V1;
    const { returns: _, ...evaluation } = await served.play(spec, options.seed, options.episodes);
    if (options.json) printJson({ ...evaluation, modelSha256: served.sha256 });
    else {
      const [low, high] = evaluation.ci95.map((value) => value.toFixed(2));
      process.stdout.write(
        `${spec.id}: mean ${evaluation.mean.toFixed(2)} (95 % ${low}..${high}), min ${evaluation.min}, max ${evaluation.max} over ${evaluation.episodes} episodes\n`,
      );
    }
  });

await runCommand(program);
