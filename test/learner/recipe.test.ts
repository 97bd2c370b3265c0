import fc from 'fast-check';
import { expect, it } from 'vitest';
import { problemsOf } from '../../shared/learner/anyRecipe.ts';
import type { Recipe } from '../../shared/learner/recipe.ts';
import { recipeHash } from '../../shared/learner/recipeHash.ts';
import { recipeProblems } from '../../shared/learner/recipeProblems.ts';
import { HOUSE, MINIMAL_RL, RECIPES } from '../../shared/learner/recipes/index.ts';
import { HOUSE_PIXELS } from '../../shared/learner/recipes/pixels.ts';
import { createSampler } from '../../shared/learner/sampling.ts';
import { epsilonAt, learningRateAt } from '../../shared/learner/schedules.ts';
import { randomStream } from '../../shared/sim/random.ts';
import { newRun, trace } from './support.ts';

it('[DQN7] every named recipe can run, and names are unique', () => {
  for (const recipe of RECIPES) expect([recipe.name, problemsOf(recipe)]).toEqual([recipe.name, []]);
  expect(new Set(RECIPES.map(({ name }) => name)).size).toBe(RECIPES.length);
});

it('[DQN7] fields are checked against each other, each problem in words', () => {
  const broken: Recipe = { ...HOUSE, learningStarts: 20_000, gamma: 1.5, replacement: false, batchSize: 0, hidden: [] };
  const problems = recipeProblems(broken);
  for (const word of ['hidden', 'gamma', 'batchSize', 'learningStarts']) {
    expect(
      problems.some((problem) => problem.startsWith(word)),
      word,
    ).toBe(true);
  }
});

it('[DQN7] any number in any field is accepted or named, never thrown on', () => {
  const fields = Object.keys(HOUSE).filter((key) => typeof HOUSE[key as keyof Recipe] === 'number');
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.double(), (field, value) => {
      expect(Array.isArray(recipeProblems({ ...HOUSE, [field]: value }))).toBe(true);
    }),
    { seed: 1 },
  );
});

it('[DQN1] a recipe is named by what it does, not by what it is called', () => {
  expect(recipeHash({ ...HOUSE, name: 'other', source: 'elsewhere', reportEvery: 99 })).toBe(recipeHash(HOUSE));
  expect(recipeHash({ ...HOUSE, gamma: 0.9 })).not.toBe(recipeHash(HOUSE));
  expect(recipeHash(MINIMAL_RL)).not.toBe(recipeHash(HOUSE));
});

it("minimal-rl's epsilon falls from 0.08 by 0.01 every 200 episodes down to 0.01", () => {
  expect(epsilonAt(MINIMAL_RL.epsilon, 0, 0)).toBe(0.08);
  expect(epsilonAt(MINIMAL_RL.epsilon, 9_999, 200)).toBeCloseTo(0.07, 12);
  expect(epsilonAt(MINIMAL_RL.epsilon, 0, 1_400)).toBeCloseTo(0.01, 12);
  expect(epsilonAt(MINIMAL_RL.epsilon, 0, 5_000)).toBe(0.01);
});

it('a multiplied epsilon is multiplied while above its end, and so ends just below it', () => {
  const schedule = { kind: 'multiply', start: 1, end: 0.1, per: 'episode', slope: 0.995 } as const;
  expect(epsilonAt(schedule, 0, 1)).toBe(0.995);
  expect(epsilonAt(schedule, 0, 459)).toBeGreaterThan(0.1);
  const last = epsilonAt(schedule, 0, 460);
  expect(last).toBeLessThanOrEqual(0.1);
  expect(last).toBeGreaterThan(0.1 * 0.995);
  expect(epsilonAt(schedule, 0, 100_000)).toBe(last);
});

it('a decaying epsilon approaches its end by a constant factor a step', () => {
  const schedule = { kind: 'decay', start: 0.9, end: 0.05, per: 'step', slope: 0.999 } as const;
  expect(epsilonAt(schedule, 0, 0)).toBe(0.9);
  for (const n of [1, 2, 3, 999, 12_345]) {
    expect(epsilonAt(schedule, n, 0)).toBeCloseTo(0.05 + 0.85 * 0.999 ** n, 12);
  }
});

it('the learning rate falls by steps and then holds', () => {
  const recipe: Recipe = { ...HOUSE, learningRate: 1e-3, learningRateEnd: 1e-4, learningRateSteps: 1_000 };
  expect(learningRateAt(recipe, 0)).toBe(1e-3);
  expect(learningRateAt(recipe, 500)).toBeCloseTo(5.5e-4, 12);
  expect(learningRateAt(recipe, 9_999)).toBe(1e-4);
});

it('a batch without replacement never holds a transition twice, and reaches all of them', () => {
  const { draw } = createSampler({ prioritised: null, replacement: false, batchSize: 32 }, 50);
  const stream = randomStream(1, 'replay');
  const out = new Uint32Array(32);
  const seen = new Set<number>();
  for (let i = 0; i < 50; i++) {
    draw(stream, 40, out, 0);
    expect(new Set(out).size).toBe(32);
    for (const index of out) seen.add(index);
  }
  expect(seen.size).toBe(40);
  expect(Math.max(...seen)).toBe(39);
});

it('[DQN7] a first batch finds enough stored, although the last n - 1 steps still wait for rewards', () => {
  const base: Recipe = { ...MINIMAL_RL, batchSize: 32, update: { every: 1, of: 'step', count: 1 } };
  const problems = (change: Partial<Recipe>) => recipeProblems({ ...base, ...change }).join();
  expect(problems({ learningStarts: 33, nStep: 3 })).toContain('batchSize 32');
  expect(problems({ learningStarts: 34, nStep: 3 })).toBe('');
  expect(problems({ learningStarts: 32, nStep: 3, update: { every: 1, of: 'episode', count: 1 } })).toBe('');
  expect(problems({ learningStarts: 16, mirrored: true })).toBe('');
  const frames = { ...HOUSE_PIXELS, replacement: false, nStep: 1, learningStarts: 16 }; // stored once, mirrored when drawn
  expect(recipeProblems(frames).join()).toContain('batchSize 32');
  expect(recipeProblems({ ...frames, learningStarts: 32 })).toEqual([]);
  expect(problems({ learningStarts: 2, nStep: 3, replacement: true })).toContain('learningStarts 2');
  expect(problems({ learningStarts: 3, nStep: 3, replacement: true })).toBe('');
});

it('[DQN7] a recipe without problems runs its first updates, whatever its replay is', () => {
  const replays = fc.record({
    batchSize: fc.integer({ min: 1, max: 12 }),
    learningStarts: fc.integer({ min: 1, max: 12 }),
    nStep: fc.integer({ min: 1, max: 5 }),
    replacement: fc.boolean(),
    mirrored: fc.boolean(),
    replayCapacity: fc.oneof(fc.constant('unbounded' as const), fc.integer({ min: 1, max: 24 })),
    prioritised: fc.constantFrom(null, { alpha: 0.5, beta: 0.5, betaSteps: 10, floor: 0.01 }),
    oneByOne: fc.boolean(),
  });
  const update = { every: 1, of: 'step', count: 1 } as const;
  let ran = 0;
  fc.assert(
    fc.property(replays, fc.nat(), (replay, seed) => {
      const recipe: Recipe = { ...MINIMAL_RL, ...replay, hidden: [3], update, budget: { steps: 30 } };
      if (recipeProblems(recipe).length > 0) return;
      const run = newRun(recipe, seed);
      trace(run);
      expect(run.updates).toBe((31 - replay.learningStarts) * (replay.oneByOne ? replay.batchSize : 1));
      expect(run.served().every(Number.isFinite)).toBe(true);
      ran++;
    }),
    { seed: 5, numRuns: 300 },
  );
  expect(ran).toBeGreaterThan(60);
});
