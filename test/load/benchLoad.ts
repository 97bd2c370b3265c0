/**
 * npm run bench:load -- [--matches 500,1000] [--seconds S] [--pace auto|0..4] [--training other|same] [--profile FOLDER] [--json]
 * Duels against a house agent: the server alone on core 0, all players on core 1, the live training run beside them. Linux only.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { writeTable } from '../bench/net/netReport.ts';
import { loadMarkdown, loadRows } from './loadReport.ts';
import { type LoadPlan, measureLoad, TRAINING_PLACES, type TrainingPlace } from './loadRun.ts';

interface Wanted {
  readonly plans: readonly LoadPlan[];
  readonly json: boolean;
  readonly document: boolean;
}

function wanted(): Wanted | string {
  const options = {
    matches: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '20' },
    pace: { type: 'string', default: 'auto' },
    training: { type: 'string', default: 'other' },
    profile: { type: 'string' },
    document: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  } as const;
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
  try {
    values = parseArgs({ options }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const seconds = Number(values.seconds);
  if (!(seconds >= 5 && seconds <= 3_600)) return `--seconds ${values.seconds} is not within 5..3600`;
  if (!TRAINING_PLACES.includes(values.training as TrainingPlace))
    return `--training ${values.training} is none of ${TRAINING_PLACES.join(', ')}`;
  const plans: LoadPlan[] = [];
  for (const text of values.matches.split(',')) {
    const [count, pace = values.pace] = text.split('@');
    const matches = Number(count);
    if (!(Number.isInteger(matches) && matches >= 1 && matches <= 20_000))
      return `--matches ${text} is not within 1..20000`;
    if (!/^(auto|[0-4])$/.test(pace)) return `--pace ${pace} is neither auto nor 0..4`;
    plans.push({ matches, seconds, pace, training: values.training as TrainingPlace, profile: values.profile ?? null });
  }
  return { plans, json: values.json, document: values.document };
}

async function main(): Promise<void> {
  const asked = wanted();
  if (typeof asked === 'string') {
    process.stderr.write(`error: ${asked}\n`);
    process.exitCode = 2;
    return;
  }
  if (process.platform !== 'linux' || cpus().length < 2) {
    process.stderr.write('error: bench:load needs Linux and two cores: one for the server, one for the players\n');
    process.exitCode = 2;
    return;
  }
  const runs = [];
  for (const plan of asked.plans) runs.push(await measureLoad(plan));
  const machine = { cpu: cpus()[0]!.model, cores: cpus().length, node: process.version, loadAfter: loadavg()[0]! };
  if (asked.document) writeTable('load', loadMarkdown(machine, runs));
  process.stdout.write(asked.json ? `${JSON.stringify({ machine, runs })}\n` : `${loadRows(runs)}\n`);
}

await main();
