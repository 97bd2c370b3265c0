// Threads as the server starts them, killed without a word while they train.
import { beforeAll, expect, it } from 'vitest';
import { startTrainingThread } from '../../server/trainingThread.ts';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import { HOUSE_PIXELS } from '../../shared/learner/recipes/pixels.ts';
import { nextBelow, randomStream } from '../../shared/sim/random.ts';
import type { TrainingNews, TrainingPlan } from '../../shared/training/news.ts';
import { facts, planOf, savesOf } from '../training/support.ts';
import { ensureServerBuilt, TRAINING_WORKER } from './built.ts';

beforeAll(ensureServerBuilt, 120_000);

/** @param saves the thread is killed as soon as it has saved so often; null: it lives to its end */
function live(plan: TrainingPlan, saves: number | null): Promise<readonly TrainingNews[]> {
  return new Promise((resolve, reject) => {
    const news: TrainingNews[] = [];
    const thread = startTrainingThread(
      TRAINING_WORKER,
      plan,
      (some: readonly TrainingNews[]) => {
        news.push(...some);
        if (saves === null || savesOf(news).length < saves) return;
        thread.terminate();
        resolve(news);
      },
      (problem) => (problem === null ? resolve(news) : reject(new Error(problem))),
    );
  });
}

it.each([
  ['house', { ...HOUSE, budget: { steps: 2_000 } }, 20],
  ['house-pixels', { ...HOUSE_PIXELS, learningStarts: 60, budget: { steps: 300 } }, 100],
] as const)('[TRAIN4] %s in threads that are killed ends as in one that was not', async (_, recipe, saveMs) => {
  const plan = planOf(recipe);
  const whole = await live(plan, null);
  const stream = randomStream(1, 'kills');
  let told: readonly TrainingNews[] = [];
  let next: TrainingPlan = { ...plan, saveMs, newsMs: 10 };
  let kills = 0;
  for (; kills < 6; kills++) {
    const news = await live(next, 1 + nextBelow(stream, 2));
    const last = news.findLastIndex(({ kind }) => kind === 'save');
    if (news.at(-1)?.kind === 'event' && last < 0) break; // it was over before its first save
    told = [...told, ...news.slice(0, last + 1)];
    const save = savesOf(told).at(-1)!;
    next = { ...next, resume: save.bytes };
  }
  told = [...told, ...(await live(next, null))];
  expect(kills).toBeGreaterThan(2);
  expect(facts(told)).toEqual(facts(whole));
  expect(whole.at(-1)).toMatchObject({ event: { kind: 'ended', step: recipe.budget.steps } });
});

it('[TRAIN6] a thread that is told to stop saves and is over without a problem', async () => {
  const news: TrainingNews[] = [];
  const problem = await new Promise<string | null>((resolve) => {
    const { tell } = startTrainingThread(
      TRAINING_WORKER,
      planOf(HOUSE, { stepMs: 1_000 }),
      (some: readonly TrainingNews[]) => void news.push(...some),
      resolve,
    );
    tell({ kind: 'look', on: true });
    tell({ kind: 'stop' });
  });
  expect(problem).toBeNull();
  expect(news.at(-1)?.kind).toBe('save');
});

it('[TRAIN4] a thread that is given the save of another run is over, and says why', async () => {
  const plan = planOf(HOUSE, { saveMs: 1 });
  const { bytes } = savesOf(await live(plan, 1)).at(-1)!;
  await expect(live({ ...plan, seed: 9, resume: bytes }, null)).rejects.toThrow('another recipe or seed');
});
