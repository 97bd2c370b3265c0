import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RecipeSummary } from '../../server/cli/comparison/comparison.ts';
import type { TrainingReport } from '../../server/cli/support/trainingReport.ts';
import { interquartileMean } from '../../shared/learner/statistics.ts';
import { CLI, ensureServerBuilt } from './built.ts';

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  await ensureServerBuilt();
  folder = mkdtempSync(join(tmpdir(), 'compare-'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

async function run(name: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [`${CLI}${name}.js`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, stdout, stderr };
}

/** Rows of a CSV without quotes, by the names in its first line. */
function rows(path: string): Record<string, string>[] {
  const [heads, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\r\n');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(heads!.split(',').map((head, i) => [head, cells[i]!]));
  });
}

it('[COMPARE6] JSON, CSV and report of real runs agree, and a run is the one that `train` makes', async () => {
  const out = at('out');
  const few = ['--seeds', '2', '--steps', '1200'];
  const { status, stdout, stderr } = await run(
    'compare',
    '--recipes',
    'house,minimal-rl',
    ...few,
    '--out',
    out,
    '--json',
  );
  expect(status, stderr).toBe(0);
  expect(stdout.split('\n')).toHaveLength(2); // one object and its line's end
  expect(stderr.match(/^\d\/4 {2}/gm)).toHaveLength(4);
  expect(readdirSync(out).sort()).toEqual(['curves.csv', 'report.html', 'runs.csv']);

  const { env, seeds, recipes } = JSON.parse(stdout) as { env: string; seeds: number[]; recipes: RecipeSummary[] };
  expect({ env, seeds, names: recipes.map(({ recipe }) => recipe) }).toEqual({
    env: 'CartPole-v1',
    seeds: [1, 2],
    names: ['house', 'minimal-rl'],
  });
  const table = rows(join(out, 'runs.csv'));
  expect(table.map(({ recipe, seed }) => `${recipe} ${seed}`)).toEqual([
    'house 1',
    'house 2',
    'minimal-rl 1',
    'minimal-rl 2',
  ]);
  const curves = rows(join(out, 'curves.csv'));
  for (const summary of recipes) {
    const own = table.filter(({ recipe }) => recipe === summary.recipe);
    const finals = own.map(({ finalMean }) => Number(finalMean));
    const solved = own.flatMap(({ solvedAtStep }) => (solvedAtStep === '' ? [] : [Number(solvedAtStep)]));
    expect(summary.seeds).toEqual([1, 2]);
    expect(summary.broken).toEqual([]);
    expect(summary.solved).toBe(solved.length);
    expect(summary.solvedAtStep?.min ?? null).toBe(solved.length > 0 ? Math.min(...solved) : null);
    expect(summary.finalMean?.iqm).toBe(interquartileMean(finals));
    expect(own.every(({ recipeHash }) => recipeHash === summary.recipeHash)).toBe(true);
    for (const { seed, evaluations, bestStep, bestMean } of own) {
      const curve = curves.filter((row) => row['recipe'] === summary.recipe && row['seed'] === seed);
      expect(curve.map(({ step }) => Number(step))).toEqual(
        Array.from({ length: Number(evaluations) }, (_, i) => 50 * (i + 1)),
      );
      expect(curve.find(({ step }) => step === bestStep)?.['mean']).toBe(bestMean);
    }
  }
  expect(recipes[0]!.solved).toBeGreaterThan(0);

  const alone = await run('train', '--recipe', 'house', '--seed', '2', '--steps', '1200', '--json');
  const report = JSON.parse(alone.stdout.trimEnd().split('\n').at(-1)!) as TrainingReport;
  expect(table[1]!['weightsSha256']).toBe(report.weightsSha256);
  expect(readFileSync(join(out, 'report.html'), 'utf8')).toContain(report.weightsSha256);
});

it('[COMPARE6] takes recipes from files, and prints a line for each without --json', async () => {
  writeFileSync(at('variant.json'), JSON.stringify({ base: 'house', name: 'house-late', learningStarts: 500 }));
  const { status, stdout, stderr } = await run(
    'compare',
    '--recipes',
    `house,${at('variant.json')}`,
    '--seeds',
    '1',
    '--steps',
    '600',
  );
  expect(status, stderr).toBe(0);
  const [heads, house, variant, ...notes] = stdout.trimEnd().split('\n');
  expect(heads).toMatch(/^recipe +solved +steps to solved/);
  expect(house).toMatch(/^house +[01] of 1 /);
  expect(variant).toMatch(/^house-late +[01] of 1 /);
  expect(notes).toHaveLength(2); // A single seed is an anecdote.
});

it.each([
  [['--recipes', 'house,nobody'], /^error: unknown recipe nobody; known recipes: house, .*\n$/],
  [['--recipes', 'nobody,noone'], /^error: unknown recipe nobody.*\nerror: unknown recipe noone.*\n$/],
  [['--recipes', 'house,house'], /^error: two recipes are called house.*\n$/],
  [['--recipes', 'house,'], /^error: .* has a name missing\n$/],
  [['--recipes', 'house,nature-frozenlake'], /^error: the recipes are made for different worlds .* --env\n$/],
  [['--recipes', 'house', '--seeds', '0'], /^error: option '--seeds <n>' argument '0' is invalid.*\n$/],
  [['--recipes', 'house', '--out', '/proc/nowhere'], /^error: cannot write to \/proc\/nowhere: .*\n$/],
  [['--seeds', '2'], /^error: required option '--recipes <list>' not specified\n$/],
])('refuses %j in a line a problem, before anything is trained', async (args, expected) => {
  const { status, stdout, stderr } = await run('compare', ...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(expected);
});
