import { readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { PostFigure } from '../../../client/model/learn/postFigure.ts';
import { sideVariant } from '../../../client/model/learn/postSides.ts';
import { POSTS, type Post } from '../../../client/model/learn/posts.ts';
import { createPostRun, type PostRun } from '../../../client/pages/learn/posts/postRun.ts';
import { createProgress } from '../../../server/cli/support/progress.ts';
import { train } from '../../../server/cli/support/training.ts';
import type { Budget } from '../../../shared/learner/recipe.ts';
import { environmentNamed } from '../../../shared/sim/environments.ts';
import { engineFor } from '../../../shared/training/trainee.ts';
import { startInNode } from '../lab/threadInNode.ts';

/** Long enough for some lines. */
const SHORT: Readonly<Record<string, Budget>> = {
  'keras-blog': { episodes: 12 },
  'minimal-rl': { episodes: 65 },
  'torch-blog': { episodes: 65 },
  fastcampus: { episodes: 205 },
  'nature-frozenlake': { episodes: 65 },
  'q-table': { episodes: 2_000 },
};
const BESIDE = /\s+\d+ steps\/s\s+best .*$/; // what our own line says of the machine

async function ended(run: PostRun): Promise<void> {
  await expect.poll(() => run.state.value, { timeout: 30_000, interval: 20 }).toBe('ended');
}

async function printedByTrain(post: Post, side: 'written' | 'meant', seed: number): Promise<string[]> {
  const { recipe } = sideVariant(post, side);
  const lines = new PassThrough();
  const bar = { isTTY: false } as NodeJS.WriteStream;
  const spec = environmentNamed(recipe.environment)!;
  const progress = createProgress({ recipe, seed, lines, bar });
  await train({ recipe, seed, spec, engine: engineFor(recipe) }, progress);
  lines.end();
  return String(lines.read() ?? '')
    .split('\n')
    .filter((line) => line !== '');
}

describe('[LEARN3] the page trains a post and prints what the terminal prints', () => {
  it.each(Object.keys(SHORT))('%s', async (id) => {
    const post = { ...POSTS.find((one) => one.id === id)!, budget: SHORT[id]! };
    for (const side of ['written', 'meant'] as const) {
      const run = createPostRun(post, startInNode);
      run.side.value = side;
      run.seed.value = 3;
      run.start();
      await ended(run);
      const terminal = await printedByTrain(post, side, 3);
      expect(terminal.length).toBeGreaterThan(1);
      expect(run.lines.value).toEqual(terminal.map((line) => line.replace(BESIDE, '')));
      run.dispose();
    }
  });
  it('torch-blog: its first and last lines and its hash are those that the page shows beforehand', async () => {
    const post = POSTS.find(({ id }) => id === 'torch-blog')!;
    const figure = JSON.parse(readFileSync('assets/learn/torch-blog.json', 'utf8')) as PostFigure;
    const run = createPostRun(post, startInNode);
    run.start();
    await ended(run);
    const { first, leftOut, last, shown } = figure.printed;
    const lines = run.lines.value;
    expect(lines).toHaveLength(first.length + leftOut + last.length);
    expect(lines.slice(0, first.length)).toEqual(first);
    expect(lines.slice(-last.length)).toEqual(last);
    expect(shown[0]).toMatch(/^before training: \d+ steps {3}after training: \d+ steps$/);
    expect(run.weightsSha256.value).toBe(figure.written.runs[0]!.weightsSha256);
    expect(run.episodes.value).toHaveLength(500);
    run.dispose();
  });
  it('can be stopped, and begun again from nothing', async () => {
    const run = createPostRun(POSTS.find(({ id }) => id === 'keras-blog')!, startInNode);
    run.start();
    await expect.poll(() => run.lines.value.length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(3);
    run.stop();
    await expect.poll(() => run.state.value).toBe('stopped');
    const [first] = run.lines.value;
    run.start();
    expect(run.lines.value).toEqual([]);
    await expect.poll(() => run.lines.value[0], { timeout: 20_000, interval: 5 }).toBe(first);
    run.dispose();
  });
});
