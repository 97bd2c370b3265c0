// npm run collapse [-- --recipe R --seeds N --block E]: which diagnostic moves before the greedy return falls, against how often it moves anyway.
import { parseArgs } from 'node:util';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { valueBound } from '../../shared/learner/collapse.ts';
import { engineOptions, forwardOnly } from '../../shared/learner/engineOptions.ts';
import { createEvaluator } from '../../shared/learner/evaluator.ts';
import type { EpisodeProgress } from '../../shared/learner/progress.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { networkRecipeNamed } from '../../shared/learner/recipes/index.ts';
import { createRun } from '../../shared/learner/run.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';

const BEFORE = 5; // blocks that a signal is compared with
const GOOD = 300; // greedy mean return
const MOVED = 2; // robust standard deviations

type Signals = Readonly<Record<string, number>>;

interface Block {
  readonly signals: Signals; // medians over its episodes
  readonly mean: number; // greedy, at its end
}

function signalsOf({ collapse, tdLoss, qValues, episodicReturn, epsilon }: EpisodeProgress, bound: number): Signals {
  const missing = Number.NaN;
  return {
    'TD loss': tdLoss ?? missing,
    'mean Q of actions': qValues ?? missing,
    'gradient norm': collapse?.gradientNorm ?? missing,
    'action gap': collapse?.actionGap ?? missing,
    'max Q on doomed states / bound': (collapse?.doomedMaxQ ?? missing) / bound,
    'terminals in the replay': collapse?.terminalShare ?? missing,
    'training return': episodicReturn,
    epsilon,
  };
}

const median = (values: readonly number[]): number => {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

/** Robust standard deviation about the median. */
const spread = (values: readonly number[]): number => 1.4826 * median(values.map((v) => Math.abs(v - median(values))));

/** @param size episodes between two evaluations */
function blocksOf(recipe: Recipe, seed: number, size: number): Block[] {
  const spec = { ...CARTPOLE_V1, timeLimit: recipe.episodeLimit ?? CARTPOLE_V1.timeLimit };
  const options = engineOptions(recipe, spec);
  const run = createRun({ recipe, seed, environment: cartPoleEnvironment(spec), engine: createKernelEngine(options) });
  const evaluator = createEvaluator(createKernelEngine(forwardOnly(options.shape)), recipe, CARTPOLE_V1);
  const bound = valueBound(recipe, spec);
  const blocks: Block[] = [];
  let episodes: Signals[] = [];
  for (const event of run.events()) {
    if (event.kind !== 'episode') continue;
    episodes.push(signalsOf(event, bound));
    if (episodes.length < size) continue;
    const names = Object.keys(episodes[0]!);
    const medians = names.map((name) => [name, median(episodes.map((signals) => signals[name]!))] as const);
    blocks.push({ signals: Object.fromEntries(medians), mean: evaluator.probe(run.served()).mean });
    episodes = [];
  }
  return blocks;
}

/** How far a signal of block k has moved from the blocks before it, in their robust standard deviations. */
function movement(blocks: readonly Block[], k: number, name: string): number {
  const before = blocks.slice(k - BEFORE, k).map(({ signals }) => signals[name]!);
  const scale = Math.max(spread(before), 1e-3 * Math.abs(median(before)), 1e-12);
  return (blocks[k]!.signals[name]! - median(before)) / scale;
}

/** Blocks at whose end the policy is good; before a fall, or before another good block. */
function moments(blocks: readonly Block[]): { readonly falls: number[]; readonly steady: number[] } {
  const good = blocks.flatMap(({ mean }, k) => (mean >= GOOD && k >= BEFORE && k + 1 < blocks.length ? [k] : []));
  const falls = good.filter((k) => blocks[k + 1]!.mean < blocks[k]!.mean / 2);
  return { falls, steady: good.filter((k) => blocks[k + 1]!.mean >= GOOD) };
}

function report(recipe: Recipe, seeds: number, size: number): string {
  const runs = Array.from({ length: seeds }, (_, i) => blocksOf(recipe, i + 1, size));
  const marked = runs.map((blocks) => ({ blocks, ...moments(blocks) }));
  const count = (kind: 'falls' | 'steady'): number => marked.reduce((sum, run) => sum + run[kind].length, 0);
  const shares = (kind: 'falls' | 'steady', name: string): string => {
    const all = marked.flatMap((run) => run[kind].map((k) => movement(run.blocks, k, name)));
    const share = (test: (z: number) => boolean): string =>
      `${((100 * all.filter(test).length) / all.length).toFixed(0)} %`;
    return `${share((z) => z > MOVED)} | ${share((z) => z < -MOVED)}`;
  };
  const names = Object.keys(runs[0]![0]!.signals);
  const rows = names.map((name) => `| ${name} | ${shares('falls', name)} | ${shares('steady', name)} |`);
  return [
    `${recipe.name}, seeds 1 to ${seeds}, blocks of ${size} episodes: ${count('falls')} falls, ${count('steady')} steady blocks`,
    '| signal | up before a fall | down before a fall | up anyway | down anyway |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

const {
  recipe: names,
  seeds,
  block,
} = parseArgs({
  options: {
    recipe: { type: 'string', default: 'minimal-rl,keras-blog' },
    seeds: { type: 'string', default: '5' },
    block: { type: 'string', default: '10' },
  },
}).values;
for (const name of names.split(',')) {
  const recipe = networkRecipeNamed(name);
  if (!recipe) throw new Error(`unknown recipe ${name}`);
  process.stdout.write(`${report(recipe, Number(seeds), Number(block))}\n`);
}
