// npm run evaluate -- --model FILE [--env E] [--episodes N] [--seed S] [--json]
import { Option } from 'commander';
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { createKernelEngine, kernelSupported } from '../../shared/kernel/wasmEngine.ts';
import { forwardOnly } from '../../shared/learner/engineOptions.ts';
import { createEvaluator } from '../../shared/learner/evaluator.ts';
import { MAX_REPORT_EPISODES } from '../../shared/policy/evaluate.ts';
import { CARTPOLE_V0, CARTPOLE_V1 } from '../../shared/sim/cartpoleEnvironment.ts';
import { command, printJson, runCommand, UsageError, wholeNumber } from './support/command.ts';
import { readModel } from './support/policyFiles.ts';

interface Options {
  readonly model: string;
  readonly env: string;
  readonly episodes: number;
  readonly seed: number;
  readonly json?: true;
}

const ENVIRONMENTS = [CARTPOLE_V1, CARTPOLE_V0];

const program = command('evaluate', 'Play greedy episodes of a policy on seeds that training never uses')
  .requiredOption('--model <file>', 'checkpoint, safetensors, JSON, or the folder or model.json of a LayersModel')
  .addOption(new Option('--env <id>', 'environment').choices(ENVIRONMENTS.map(({ id }) => id)).default(CARTPOLE_V1.id))
  .addOption(wholeNumber('--episodes <n>', 'number of episodes', 1, MAX_REPORT_EPISODES).default(100))
  .addOption(wholeNumber('--seed <n>', 'which block of evaluation seeds', 0, 0xffff_ffff).default(0))
  .option('--json', 'end with one JSON object on stdout')
  .action(() => {
    const options = program.opts<Options>();
    const { policy, sha256 } = readModel(options.model);
    const spec = ENVIRONMENTS.find(({ id }) => id === options.env) ?? CARTPOLE_V1;
    if (policy.shape.inputs !== spec.observationSize || policy.shape.outputs !== spec.actionCount) {
      throw new UsageError([
        `${options.model} takes ${policy.shape.inputs} inputs and has ${policy.shape.outputs} actions; ${spec.id} needs 4 and 2`,
      ]);
    }
    const create = kernelSupported() ? createKernelEngine : createJsEngine;
    const engine = create(forwardOnly(policy.shape));
    const { returns: _, ...evaluation } = createEvaluator(engine, { ...policy, pixels: null }, spec).report(
      policy.parameters,
      options.seed,
      options.episodes,
    );
    if (options.json) printJson({ ...evaluation, modelSha256: sha256 });
    else {
      const [low, high] = evaluation.ci95.map((value) => value.toFixed(1));
      process.stdout.write(
        `mean ${evaluation.mean.toFixed(2)} (95 % ${low}..${high}), min ${evaluation.min}, max ${evaluation.max} over ${evaluation.episodes} episodes\n`,
      );
    }
  });

await runCommand(program);
