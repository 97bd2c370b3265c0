import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AnyRecipe } from '../../shared/learner/anyRecipe.ts';
import { RECIPES } from '../../shared/learner/recipes/index.ts';
import { ensureServerBuilt } from './built.ts';
import { bitsOf, killAndResume, newFolder, reportOf, train } from './killing.ts';

const STEPS = 2_000;
const SEED = 5;
const folder = newFolder();
beforeAll(ensureServerBuilt, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Those that need no tfjs. */
const PLAIN = RECIPES.filter((recipe) => recipe.kind === 'q-table' || !recipe.pixels);

/** The recipe's name, or a file of it that learns within the few steps of a test. */
function choice(recipe: AnyRecipe): string {
  if (recipe.kind === 'q-table' || recipe.learningStarts < 1_000) return recipe.name;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${recipe.name}.json`);
  writeFileSync(path, JSON.stringify({ base: recipe.name, learningStarts: 300 }));
  return path;
}

it('[DQN8] every recipe that needs no frames is among the runs that are killed', () => {
  expect(PLAIN.length).toBeGreaterThanOrEqual(13);
});

it.concurrent.each(PLAIN.map((recipe, i) => [recipe.name, recipe, i] as const))(
  '[DQN8] [RESUME1] %s, killed three times with SIGKILL and resumed, ends as if it had never been stopped',
  async (name, recipe, i) => {
    const args = ['--recipe', choice(recipe), '--steps', String(STEPS), '--seed', String(SEED)];
    const plan = { kills: 3, saveEvery: 25 + 3 * i, mostSaves: 12, seed: i };
    const whole = reportOf(await train(...args, '--json'));
    const { report, left } = await killAndResume(args, `${name}-${SEED}`, plan);
    expect(bitsOf(report)).toEqual(bitsOf(whole));
    expect([report.steps, report.evaluations]).toEqual([STEPS, STEPS / 50]);
    expect(report.updates).toBeGreaterThan(0);
    expect(left).toEqual([]);
  },
  120_000,
);
