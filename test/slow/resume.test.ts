/** Kill and resume at real budgets, in processes: SLOW=reduced kills two recipes three times, else all twenty times each. */
import { beforeAll, expect, it } from 'vitest';
import { RECIPES } from '../../shared/learner/recipes/index.ts';
import { ensureServerBuilt } from '../server/built.ts';
import { bitsOf, killAndResume, reportOf, train } from '../server/killing.ts';

const reduced = process.env['SLOW'] === 'reduced';
const kills = reduced ? 3 : 20;
const plain = RECIPES.filter((recipe) => recipe.kind === 'q-table' || !recipe.pixels).map(({ name }) => name);
const names = reduced ? ['house', 'q-table'] : plain;

beforeAll(ensureServerBuilt, 60_000);

it.each(names)(
  `[DQN8] %s, killed ${kills} times within its own budget, ends as if it had never been stopped`,
  async (name) => {
    const args = ['--recipe', name, '--seed', '2'];
    const whole = reportOf(await train(...args, '--json'));
    const saves = 6 * kills; // of which most fall between two kills, and some are left for the end
    const plan = { kills, saveEvery: Math.ceil(whole.steps / saves), mostSaves: 8, seed: whole.steps };
    const { report, left } = await killAndResume(args, `${name}-2`, plan);
    expect(bitsOf(report)).toEqual(bitsOf(whole));
    expect(left).toEqual([]);
    console.log(
      `${name}: ${whole.steps} steps, ${whole.updates} updates, weights ${report.weightsSha256.slice(0, 12)}`,
    );
  },
);
