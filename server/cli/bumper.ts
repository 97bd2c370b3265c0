// npm run bumper [-- --check | --measure | --scan]: makes assets/models/bumper, or compares it, or plays it against rules, or shows a run's moments.
import { join } from 'node:path';
import { engineOptions } from '../../shared/learner/engineOptions.ts';
import { recipeHash } from '../../shared/learner/recipeHash.ts';
import { BUMPER_HOUSE } from '../../shared/learner/recipes/bumper.ts';
import { createRun, type Run } from '../../shared/learner/run.ts';
import { decodeCheckpoint, encodeCheckpoint, sha256Hex } from '../../shared/policy/checkpoint.ts';
import { probeSeed, reportSeed } from '../../shared/policy/evaluate.ts';
import { evaluateWorlds } from '../../shared/policy/evaluateWorlds.ts';
import { BUMPER, bumperEnvironment } from '../../shared/rigid/bumperEnvironment.ts';
import { playBumper, tally } from '../../shared/rigid/bumperPlay.ts';
import { RIGID_VERSION } from '../../shared/rigid/rigidParameters.ts';
import { ANYBODY, IDLE, RANDOM, type Rival, STYLES, styled } from '../../shared/rigid/rivals.ts';
import { policyDriver } from '../arena/bumperDriver.ts';
import { BUMPER_AGENTS } from './support/bumperAgents.ts';
import { command, runCommand, UsageError, wholeNumber } from './support/command.ts';
import { createEngine } from './support/engines.ts';
import { readBytes, writeWhole } from './support/files.ts';
import type { Moment } from './support/houseAgents.ts';

interface Options {
  readonly check?: true;
  readonly measure?: true;
  readonly scan?: true;
  readonly seed: number;
  readonly matches: number;
  readonly folder: string;
}

const PROBES = 100;
const JUDGES: readonly (readonly [string, Rival])[] = [
  ['idle', IDLE],
  ['random', RANDOM],
  ...Object.entries(STYLES).map(([name, style]) => [name, styled(style)] as const),
];

const program = command('bumper', 'Make the agents of Bumper: the same bytes each time')
  .option('--check', 'compare with the files that are there; exit 1 if one differs')
  .option(
    '--measure',
    'play those that are there against rules, and tell wins, losses, draws and the mean length of a match',
  )
  .option('--scan', 'print what the served policy is worth after every 20 episodes of a run')
  .addOption(wholeNumber('--seed <n>', 'seed of the scanned run', 0, Number.MAX_SAFE_INTEGER).default(1))
  .addOption(wholeNumber('--matches <n>', 'against each rule', 2, 100_000).default(200))
  .option('--folder <path>', 'where the files are', 'assets/models/bumper')
  .action(async () => {
    const { check, measure, scan, seed, matches, folder } = program.opts<Options>();
    if (scan) return await scanRun(seed);
    if (measure) {
      for (const { id } of BUMPER_AGENTS) measureAgent(id, readBytes(join(folder, `${id}.cpa`)), matches);
      return;
    }
    for (const moment of BUMPER_AGENTS) {
      const { bytes, mean } = await makeAgent(moment);
      const path = join(folder, `${moment.id}.cpa`);
      if (!check) writeWhole(path, bytes);
      const same = !check || Buffer.from(bytes).equals(readBytes(path));
      if (!same) process.exitCode = 1;
      process.stdout.write(`${moment.id}  mean ${mean}  sha256 ${sha256Hex(bytes)}${same ? '' : '  DIFFERS'}\n`);
    }
  });

interface Training {
  readonly run: Run;
  /** Mean of 100 greedy matches on the probe seeds, of the policy served now. */
  judge(): number;
}

async function newTraining(seed: number): Promise<Training> {
  const engine = await createEngine('kernel', engineOptions(BUMPER_HOUSE, BUMPER));
  const judging = await createEngine('kernel', engineOptions({ ...BUMPER_HOUSE, replayCapacity: 1 }, BUMPER));
  const worlds = Array.from({ length: PROBES }, () => bumperEnvironment(ANYBODY));
  const run = createRun({ recipe: BUMPER_HOUSE, seed, environment: bumperEnvironment(ANYBODY), engine });
  return {
    run,
    judge() {
      judging.load('online', run.served());
      const values = (inputs: Float32Array, count: number, out: Float32Array): void =>
        judging.values('online', inputs, count, out);
      return evaluateWorlds(values, BUMPER_HOUSE.observationScale, worlds, probeSeed()).mean;
    },
  };
}

async function scanRun(seed: number): Promise<void> {
  const { run, judge } = await newTraining(seed);
  for (const event of run.events()) {
    if (event.kind !== 'episode' || event.episode % 20 !== 0) continue;
    process.stdout.write(`episode ${run.episodes}  step ${run.steps}  mean ${judge()}\n`);
  }
}

async function makeAgent({
  id,
  seed,
  episode,
}: Moment): Promise<{ readonly bytes: Uint8Array; readonly mean: number }> {
  const { run, judge } = await newTraining(seed);
  for (const event of run.events()) if (event.kind === 'episode' && event.episode === episode) break;
  if (episode !== 'end' && run.episodes < episode)
    throw new Error(`${id}: the run with seed ${seed} ends before episode ${episode}`);
  const mean = judge();
  const bytes = encodeCheckpoint({
    policy: {
      shape: run.engine.options.shape,
      parameters: run.served(),
      observationScale: BUMPER_HOUSE.observationScale,
    },
    origin: {
      environment: BUMPER.id,
      recipe: BUMPER_HOUSE.name,
      recipeHash: recipeHash(BUMPER_HOUSE),
      settings: BUMPER_HOUSE,
      seed,
      step: run.steps,
      episode: run.episodes,
      kind: episode === 'end' ? 'last' : 'moment',
      mean,
      simVersion: RIGID_VERSION,
    },
  });
  return { bytes, mean };
}

/** On seeds that neither training nor the probes use. */
function measureAgent(id: string, bytes: Uint8Array, matches: number): void {
  const decoded = decodeCheckpoint(bytes);
  if (!decoded.ok) throw new UsageError([`${id}: ${decoded.message}`]);
  const { policy } = decoded.value;
  const agent: Rival = () => policyDriver(policy);
  let stood = 0;
  for (let i = 0; i < matches; i++) stood += playBumper(reportSeed(0) + i, [agent]).tick;
  process.stdout.write(`${id} alone among balls: stands ${(stood / matches).toFixed(0)} ticks\n`);
  for (const [name, rival] of JUDGES) {
    const { wins, losses, draws, meanTicks } = tally(agent, rival, matches, reportSeed(0));
    const share = ((100 * wins) / matches).toFixed(1);
    process.stdout.write(
      `${id} against ${name}: wins ${wins} (${share} %), losses ${losses}, draws ${draws}, ${meanTicks.toFixed(0)} ticks a match\n`,
    );
  }
}

await runCommand(program);
