import { expect, it } from 'vitest';
import type { DrawnSubmission, Wish } from '../../server/boards/boardKind.ts';
import {
  houseLearners,
  LEARNER_KIND,
  learnerEntry,
  readLearner,
  submitHouseLearners,
} from '../../server/boards/learners.ts';
import { drawSeeds } from '../../shared/boards/draw.ts';
import { runLearnerTask } from '../../shared/boards/learnerTask.ts';
import type { Task, TaskResult } from '../../shared/boards/task.ts';
import { recipeHash } from '../../shared/learner/recipeHash.ts';
import { HOUSE, RECIPES } from '../../shared/learner/recipes/index.ts';
import { finished } from './learnerRuns.ts';

const BRIEF = { ...HOUSE, name: 'brief', source: 'mine, call 555', deviations: ['call me'], budget: { steps: 900 } };
const ENTROPY = '5a'.repeat(32);

function drawn(name: string, file: Uint8Array, hash: string): DrawnSubmission {
  return {
    id: 'one',
    kind: 'learner',
    owner: 'someone',
    by: 'Ada',
    name,
    hash,
    format: null,
    status: 'running',
    problem: null,
    committedAt: 1_800_000_000_000,
    entropy: ENTROPY,
    drawnAt: 1_800_000_000_001,
    startedAt: null,
    endedAt: null,
    division: 'CartPole-v1',
    results: null,
    bytes: file.length,
  };
}

function trained(task: Task): TaskResult {
  if (task.kind !== 'learner') throw new Error('another task');
  return finished(runLearnerTask(task));
}

it('[LEARNERBOARD3] a recipe is read by its name or from settings as a run takes them', () => {
  const named = readLearner('house');
  expect(named.ok && named.entry.hash).toBe(recipeHash(HOUSE));
  expect(named.ok && named.entry.recipe).toEqual(HOUSE);
  const varied = readLearner({ base: 'house', hidden: [32] });
  expect(varied.ok && varied.entry.recipe).toMatchObject({ name: 'house-variant', hidden: [32] });
  expect(readLearner({ ...HOUSE })).toEqual(named);
});

it.each([
  ['nothing', undefined, 'bad-recipe', /recipe is not a JSON object/],
  ['an unknown name', 'none-such', 'bad-recipe', /none-such/],
  ['a wrong field', { base: 'house', gamma: 2 }, 'bad-recipe', /^gamma 2 /],
  ['a missing field', { kind: 'dqn' }, 'bad-recipe', /^hidden is missing/],
  ['a table', 'q-table', 'recipe-table', /^kind: /],
  ['frames', 'house-pixels', 'recipe-pixels', /^pixels: /],
])('[LEARNERBOARD3] %s is refused with a code and a line for each field', (_, raw, code, line) => {
  const reading = readLearner(raw);
  expect(reading).toMatchObject({ ok: false, code });
  expect(!reading.ok && reading.problems.some((one) => line.test(one))).toBe(true);
});

it("[LEARNERBOARD3] what an author writes of a recipe is not published, what a named recipe's source says is", () => {
  const reading = readLearner(BRIEF);
  expect(reading.ok && reading.entry.recipe).toEqual({ ...BRIEF, source: '', deviations: [] });
  expect(reading.ok && reading.entry.hash).toBe(recipeHash(BRIEF));
  expect(learnerEntry({ ...HOUSE, source: 'an advertisement' }).recipe).toEqual(HOUSE);
});

it('[LEARNERBOARD5] its seeds are drawn from hash and entropy, and the row has all that is needed to train each again', () => {
  const { recipe, hash, file } = learnerEntry(BRIEF);
  const submission = drawn('My learner', file, hash);
  const tasks = LEARNER_KIND.tasks(submission, file);
  expect(tasks).toEqual(
    drawSeeds(hash, ENTROPY, 'learner', 5).map((seed) => ({ kind: 'learner', recipe, seed, budgetSteps: 900 })),
  );
  expect(LEARNER_KIND.estimate(file)).toHaveLength(tasks.length);
  const row = LEARNER_KIND.row(submission, file, tasks.map(trained));
  if ('problem' in row || row.proof.kind !== 'learners') throw new Error('no row');
  expect(row).toMatchObject({
    board: 'learners',
    division: 'CartPole-v1',
    id: `learner-${hash.slice(0, 12)}`,
    name: 'My learner',
    figures: { kind: 'learners', seeds: 5, recipe: 'brief', recipeHash: hash },
  });
  const { proof } = JSON.parse(JSON.stringify(row)) as { proof: typeof row.proof };
  expect(recipeHash(proof.recipe)).toBe(proof.recipeHash);
  expect(proof).toMatchObject({ entropy: ENTROPY, committedAt: submission.committedAt, drawnAt: submission.drawnAt });
  for (const seed of proof.seeds) {
    const task = { kind: 'learner', recipe: proof.recipe, seed: seed.seed, budgetSteps: proof.budgetSteps } as const;
    expect(trained(task)).toEqual({ kind: 'learner', seed });
  }
  expect(new Set(proof.seeds.map(({ weightsSha256 }) => weightsSha256)).size).toBe(5);
});

it('[LEARNERBOARD6] the house submits every named recipe that the board takes, without an owner, those that cost least first', async () => {
  const wishes: Wish[] = [];
  await submitHouseLearners({
    submit: async (wish) => {
      wishes.push(wish);
      return { ok: false, code: 'already-there', detail: '', there: null };
    },
  });
  expect(wishes.map(({ name }) => name)).toEqual(houseLearners().map(({ recipe }) => recipe.name));
  expect(wishes.every(({ owner, by, address, kind }) => !owner && !by && !address && kind === 'learner')).toBe(true);
  expect(new Set(wishes.map(({ hash }) => hash)).size).toBe(wishes.length);
  const seconds = wishes.map(({ file }) => LEARNER_KIND.estimate(file)[0]!);
  expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
  expect(wishes.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'house',
      'sb3-zoo',
      'cleanrl',
      'torch-tutorial',
      'minimal-rl',
      'torch-blog',
      'fastcampus',
      'keras-blog',
    ]),
  );
  expect(wishes.length).toBeLessThan(RECIPES.length);
});
