// npm run conformance -- FILE... [--json]
import { conformance } from '../../shared/sim/conformance.ts';
import { command, printJson, runCommand, UsageError } from './support/command.ts';
import { readBytes } from './support/files.ts';

const program = command('conformance', 'Compare the simulation with recorded Gymnasium numbers, step by step')
  .argument('<files...>', "trajectories or transitions, JSON lines; test/golden/gymnasium has Gymnasium's own")
  .option('--json', 'end with one JSON object on stdout')
  .action((files: string[]) => {
    const report = conformance(files.map((name) => ({ name, text: new TextDecoder().decode(readBytes(name)) })));
    if (!report.ok) throw new UsageError([`${report.file}, line ${report.line}: ${report.problem}`]);
    const { ok: _, ...counts } = report;
    if (program.opts<{ json?: true }>().json) printJson(counts);
    else {
      process.stdout.write(
        [
          `one step at a time: ${counts.bitEqual} of ${counts.steps} bit-equal, largest difference ${counts.maxAbsDiff}`,
          `terminated: ${counts.terminatedEqual} of ${counts.steps} equal`,
          `whole episodes in open loop: ${counts.openLoopExact} of ${counts.openLoop} bit-exact`,
          `start states from their seeds: ${counts.resetExact} of ${counts.resets} bit-exact`,
          '',
        ].join('\n'),
      );
    }
  });

await runCommand(program);
