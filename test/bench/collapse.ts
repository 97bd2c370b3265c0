// npm run collapse [-- --recipe R --seeds N --block E]: which diagnostic tells a good policy that is about to fall from one that is not.
import { parseArgs } from 'node:util';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { engineOptions, forwardOnly } from '../../shared/learner/engineOptions.ts';
import { createEvaluator } from '../../shared/learner/evaluator.ts';
import type { EpisodeProgress } from '../../shared/learner/progress.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { networkRecipeNamed } from '../../shared/learner/recipes/index.ts';
import { createRun } from '../../shared/learner/run.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../shared/sim/cartpoleEnvironment.ts';

const BEFORE = 5; // blocks that a signal is compared with
const GOOD = 300; // greedy mean return

type Signals = Readonly<Record<string, number>>;

interface Block {
  readonly signals: Signals; // medians over its episodes
  readonly mean: number; // greedy, at its end
}

function signalsOf({ collapse, tdLoss, qValues, episodicReturn, epsilon }: EpisodeProgress): Signals {
  const missing = Number.NaN;
  return {
    'TD loss': tdLoss ?? missing,
    'mean Q of actions': qValues ?? missing,
    'gradient norm': collapse?.gradientNorm ?? missing,
    'action gap': collapse?.actionGap ?? missing,
    'max Q on doomed states / bound': (collapse?.doomedMaxQ ?? missing) / (collapse?.valueBound ?? missing),
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
  const blocks: Block[] = [];
  let episodes: Signals[] = [];
  for (const event of run.events()) {
    if (event.kind !== 'episode') continue;
    episodes.push(signalsOf(event));
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

/** How often a value of `a` is above one of `b`, ties by half: 0.5 tells nothing, 1 or 0 everything. */
function auc(a: readonly number[], b: readonly number[]): number {
  let above = 0;
  for (const x of a) for (const y of b) above += x > y ? 1 : x === y ? 0.5 : 0;
  return above / (a.length * b.length);
}

function report(recipe: Recipe, seeds: number, size: number): string {
  const runs = Array.from({ length: seeds }, (_, i) => blocksOf(recipe, i + 1, size));
  const marked = runs.map((blocks) => ({ blocks, ...moments(blocks) }));
  const all = (kind: 'falls' | 'steady', value: (blocks: readonly Block[], k: number) => number): number[] =>
    marked.flatMap((run) => run[kind].map((k) => value(run.blocks, k))).filter((value) => !Number.isNaN(value));
  const told = (value: (blocks: readonly Block[], k: number) => number): string =>
    auc(all('falls', value), all('steady', value)).toFixed(2);
  const rows = Object.keys(runs[0]![0]!.signals).map((name) => {
    const level = told((blocks, k) => blocks[k]!.signals[name]!);
    const moves = told((blocks, k) => movement(blocks, k, name));
    const falling = told((blocks, k) => movement(blocks, k + 1, name));
    return `| ${name} | ${level} | ${moves} | ${falling} |`;
  });
  const [falls, steady] = [all('falls', () => 0).length, all('steady', () => 0).length];
  return [
    `${recipe.name}, seeds 1 to ${seeds}, blocks of ${size} episodes: ${falls} falls, ${steady} steady blocks`,
    '| signal | its level before | its movement before | its movement in the fall |',
    '|---|---|---|---|',
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
