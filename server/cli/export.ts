// npm run export -- --model FILE --out FOLDER: a policy as a tfjs LayersModel, model.json and weights.bin.
import { join } from 'node:path';
import { toLayersModel } from '../../shared/policy/layersModel.ts';
import { command, runCommand } from './support/command.ts';
import { readCheckpoint, writeWhole } from './support/files.ts';

const program = command('export', 'Write a checkpoint as a LayersModel that tfjs loads')
  .requiredOption('--model <file>', 'checkpoint file')
  .requiredOption('--out <folder>', 'where model.json and weights.bin go')
  .action(() => {
    const { model, out } = program.opts<{ readonly model: string; readonly out: string }>();
    const { shape, parameters, observationScale } = readCheckpoint(model).policy;
    const { modelJson, weightsBin } = toLayersModel(shape, parameters, observationScale);
    writeWhole(join(out, 'weights.bin'), weightsBin);
    writeWhole(join(out, 'model.json'), JSON.stringify(modelJson));
    process.stdout.write(`${join(out, 'model.json')}\n`);
  });

await runCommand(program);
