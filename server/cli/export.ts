// npm run export -- --model FILE --out PATH [--to layers-model|safetensors|json|checkpoint] [--env E]
import { join } from 'node:path';
import { Option } from 'commander';
import { encodeCheckpoint, type Origin } from '../../shared/policy/checkpoint.ts';
import { toLayersModel, WEIGHTS_FILE } from '../../shared/policy/layersModel.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { encodePolicyJson } from '../../shared/policy/policyJson.ts';
import type { PolicyFormat } from '../../shared/policy/readPolicy.ts';
import { encodeSafetensors } from '../../shared/policy/safetensors.ts';
import { SIM_VERSION } from '../../shared/sim/cartpole.ts';
import { ENVIRONMENT_IDS, environmentNamed } from '../../shared/sim/environments.ts';
import { command, runCommand, UsageError } from './support/command.ts';
import { writeWhole } from './support/files.ts';
import { type Model, readModel } from './support/policyFiles.ts';

interface Options {
  readonly model: string;
  readonly to: PolicyFormat;
  readonly out: string;
  readonly env: string;
}

const FORMATS: readonly PolicyFormat[] = ['layers-model', 'safetensors', 'json', 'checkpoint'];

const program = command('export', 'Write a policy of any format that is read as any other')
  .requiredOption('--model <file>', 'checkpoint, safetensors, JSON, or the folder or model.json of a LayersModel')
  .addOption(new Option('--to <format>', 'what to write').choices(FORMATS).default('layers-model'))
  .requiredOption('--out <path>', 'the file; of a LayersModel, the folder for model.json and weights.bin')
  .addOption(
    new Option('--env <id>', "for --to checkpoint: the world of a policy that doesn't say")
      .choices(ENVIRONMENT_IDS)
      .default('CartPole-v1'),
  )
  .action(() => {
    const options = program.opts<Options>();
    const model = readModel(options.model);
    if (model.policy.shape.image && options.to !== 'checkpoint')
      throw new UsageError([`${options.model} sees images; ${options.to} is written of dense layers alone`]);
    process.stdout.write(`${write(model, options)}\n`);
  });

/** @returns the path of what was written */
function write(model: Model, { to, out, env }: Options): string {
  const { policy } = model;
  switch (to) {
    case 'layers-model':
      return writeLayersModel(policy, out);
    case 'safetensors':
      writeWhole(out, encodeSafetensors(policy));
      return out;
    case 'json':
      writeWhole(out, encodePolicyJson(policy));
      return out;
    case 'checkpoint':
      writeWhole(out, encodeCheckpoint({ policy, origin: model.origin ?? importedFrom(model, env) }));
      return out;
  }
}

function writeLayersModel({ shape, parameters, observationScale }: Policy, folder: string): string {
  const { modelJson, weightsBin } = toLayersModel(shape, parameters, observationScale);
  writeWhole(join(folder, WEIGHTS_FILE), weightsBin);
  writeWhole(join(folder, 'model.json'), JSON.stringify(modelJson));
  return join(folder, 'model.json');
}

/** What is known of a policy that was trained elsewhere: the file it came in. @throws UsageError if it does not fit the world */
function importedFrom({ policy: { shape }, format, sha256 }: Model, env: string): Origin {
  const spec = environmentNamed(env);
  if (spec && (shape.inputs !== spec.observationSize || shape.outputs !== spec.actionCount)) {
    const needs = `${env} needs ${spec.observationSize} and ${spec.actionCount}`;
    throw new UsageError([`the policy takes ${shape.inputs} inputs and has ${shape.outputs} actions; ${needs}`]);
  }
  return {
    environment: env,
    recipe: 'imported',
    recipeHash: '',
    settings: { format, sha256 },
    seed: 0,
    step: 0,
    episode: 0,
    kind: 'last',
    mean: null,
    simVersion: SIM_VERSION,
  };
}

await runCommand(program);
