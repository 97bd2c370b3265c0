import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSetting } from '../../../client/model/lab/labAddress.ts';
import { fieldAt } from '../../../client/model/lab/recipeFields.ts';
import { readVariant, variantProblems } from '../../../client/model/lab/variant.ts';
import { blockSize, type PostFigure } from '../../../client/model/learn/postFigure.ts';
import { labOf, labOfSides, ownSide, SIDE_SEEDS, sideVariant } from '../../../client/model/learn/postSides.ts';
import { JOINED, POST_IDS, POSTS, type Post } from '../../../client/model/learn/posts.ts';
import { createEngine } from '../../../server/cli/support/engines.ts';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import { recipeNamed } from '../../../shared/learner/recipes/index.ts';
import { weightsSha256 } from '../../../shared/policy/checkpoint.ts';
import { environmentNamed } from '../../../shared/sim/environments.ts';
import { createTrainee, engineFor } from '../../../shared/training/trainee.ts';

const SIDES = ['written', 'meant'] as const;
const figures = new Map<string, PostFigure>(
  POST_IDS.map((id) => [id, JSON.parse(readFileSync(`assets/learn/${id}.json`, 'utf8')) as PostFigure]),
);

describe('[LEARN1] every seed post has a page with its recipe and both sides', () => {
  it('in the order of the list', () => {
    expect(POSTS.map(({ id }) => id)).toEqual(POST_IDS);
  });
  it.each(POSTS)('$id: its recipes are named ones, with changes that can run', (post) => {
    expect(recipeNamed(post.id)?.name).toBe(post.id);
    for (const side of SIDES) {
      const { base, set } = post[side];
      expect(recipeNamed(base)?.name).toBe(base);
      expect(readVariant(base, set).problems).toEqual([]);
      expect(variantProblems(sideVariant(post, side))).toEqual([]);
    }
    expect(post[ownSide(post)]).toEqual({ base: post.id, set: '' });
  });
  it.each(POSTS)('$id: its table names fields that are there, none twice', ({ fields }) => {
    const known = (path: string) => fieldAt(path) !== undefined || JOINED.some((part) => part === path);
    expect(fields.filter((path) => !known(path))).toEqual([]);
    expect(new Set(fields).size).toBe(fields.length);
  });
  it.each(POSTS)('$id: the two sides differ, and the Lab opens them as they are', (post) => {
    const [one, other] = SIDES.map((side) => readVariant(post[side].base, post[side].set).variant.recipe);
    expect(recipeHash(one!)).not.toBe(recipeHash(other!));
    const both = readSetting(labOfSides(post));
    expect(both.problems).toEqual([]);
    expect(both.setting.variants.map(({ recipe }) => recipeHash(recipe))).toEqual(
      [one, other].map((r) => recipeHash(r!)),
    );
    const alone = readSetting(labOf(post));
    expect(alone.problems).toEqual([]);
    expect(recipeHash(alone.setting.variants[0].recipe)).toBe(recipeHash(recipeNamed(post.id)!));
  });
});

async function hashOf(post: Post, side: 'written' | 'meant', seed: number): Promise<string> {
  const { recipe } = sideVariant(post, side);
  const spec = environmentNamed(recipe.environment)!;
  const { run, dispose } = await createTrainee({ recipe, seed, spec, engine: engineFor(recipe) }, createEngine);
  for (const _ of run.events());
  const hash = weightsSha256(run.served());
  dispose();
  return hash;
}

describe('[LEARN2] precomputed figures are those of the recipes', () => {
  it.each(POSTS)('$id: five seeds of each side, by their hashes', (post) => {
    const figure = figures.get(post.id)!;
    expect(figure.post).toBe(post.id);
    expect(figure.command).toContain(post.id);
    for (const side of SIDES) {
      const { recipe } = sideVariant(post, side);
      expect(figure[side].recipeHash).toBe(recipeHash(recipe));
      expect(figure.budget).toEqual(recipe.budget);
      expect(figure[side].runs.map(({ seed }) => seed)).toEqual([...SIDE_SEEDS]);
      expect(figure[side].runs.filter(({ weightsSha256: hash }) => !/^[0-9a-f]{64}$/.test(hash))).toEqual([]);
    }
  });
  it.each(POSTS)('$id: its bands are in order, within the budget', (post) => {
    const figure = figures.get(post.id)!;
    const size = blockSize(figure.budget, post.blocks);
    for (const side of SIDES) {
      const { bands } = figure[side];
      expect(bands.length).toBeGreaterThan(post.blocks / 2);
      for (const [from, to, low, iqm, high] of bands) {
        expect(to - from + 1).toBe(size);
        expect((from - 1) % size).toBe(0);
        expect(low <= iqm && iqm <= high, `${from}`).toBe(true);
      }
      expect(bands.at(-1)![1]).toBeLessThanOrEqual(size * (post.blocks + 1));
    }
  });
  it.each([
    ['q-table', 'written', 1],
    ['q-table', 'meant', 5],
    ['torch-blog', 'written', 2],
    ['torch-blog', 'meant', 1],
  ] as const)('%s, %s, seed %i: trained again it has the same weights', async (id, side, seed) => {
    const post = POSTS.find((one) => one.id === id)!;
    const kept = figures.get(id)![side].runs.find((run) => run.seed === seed)!;
    expect(await hashOf(post, side, seed)).toBe(kept.weightsSha256);
  });
});
